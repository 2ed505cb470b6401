package ca.chartside.desktop.frame;

import ca.chartside.desktop.fake.Samples;
import ca.chartside.desktop.frame.Shots.Scene;
import ca.chartside.desktop.net.ConnectionState;
import ca.chartside.desktop.ui.Names;
import ca.chartside.protocol.AuthorKind;
import ca.chartside.protocol.DeliveryState;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Message;
import ca.chartside.protocol.MessageKind;
import ca.chartside.protocol.Patient;
import ca.chartside.protocol.StaffUser;
import ca.chartside.protocol.StoredFile;
import java.awt.event.ActionEvent;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javax.swing.JList;
import javax.swing.JTextField;
import javax.swing.KeyStroke;
import org.jspecify.annotations.Nullable;

/** {@link Shots} of searching: what is found, narrowed to a chart and not, nothing, and what goes wrong. */
final class SearchShots {
    private SearchShots() {}

    private static Consumer<Scene> type(String words) {
        return scene -> {
            JTextField field = (JTextField) Shots.find(scene.frame(), Names.SEARCH_FIELD);
            field.requestFocusInWindow();
            field.setText(words);
        };
    }

    private static void add(
            Scene scene,
            int conversation,
            int number,
            @Nullable StaffUser author,
            MessageKind kind,
            String text,
            String... files) {
        Message message = new Message(
                Samples.id(900 + number),
                Samples.id(conversation),
                number,
                author == null ? AuthorKind.PATIENT : AuthorKind.STAFF,
                author == null ? null : author.id(),
                author == null ? "Anna" : author.displayName(),
                text,
                Samples.at(12 + number, 9, 12),
                null,
                kind,
                null,
                null,
                List.of(files).stream()
                        .map(name -> new StoredFile(Samples.id(950 + number), name, "application/pdf", 96_000))
                        .toList());
        scene.api().messages.put(Samples.id(conversation), List.of(message));
    }

    private static void more(Scene scene) {
        String letter =
                "The clinic on King Street asked me again and again for the results of my last blood test and the"
                        + " referral letter.";
        add(scene, 102, 1, null, MessageKind.MESSAGE, letter);
        add(scene, 109, 2, Samples.CHEN, MessageKind.NOTE, "Left the referral with the front desk.");
        add(
                scene,
                104,
                3,
                Samples.RITA,
                MessageKind.MESSAGE,
                "Here it is, as promised.",
                "Referral dermatology 2026.pdf");
        add(
                scene,
                107,
                4,
                Samples.CHEN,
                MessageKind.MESSAGE,
                "The letter is below.",
                "Referral cardiology, signed.pdf");
    }

    private static void pages(Scene scene) {
        scene.api().pageSize = 24;
        for (int i = 0; i < 40; i++) {
            scene.api()
                    .put(Samples.waiting(
                            500 + i, Samples.SIOBHAN, "I have lost the form again.", Samples.at(2, 9, i), false));
        }
    }

    /** A conversation of several pages, with something in the first one. */
    private static void deep(Scene scene) {
        scene.api().readSeq = 500;
        scene.api()
                .messages
                .put(
                        Samples.id(104),
                        IntStream.range(0, 120)
                                .mapToObj(i -> new Message(
                                        Samples.id(2000 + i),
                                        Samples.id(104),
                                        i + 1,
                                        i % 3 == 0 ? AuthorKind.STAFF : AuthorKind.PATIENT,
                                        i % 3 == 0 ? Samples.CHEN.id() : null,
                                        i % 3 == 0 ? Samples.CHEN.displayName() : "Robert",
                                        i == 40 ? "My left knee hurts again." : "Thank you for number " + i + ".",
                                        Samples.at(1 + i / 6, 9, 10 * (i % 6)),
                                        i % 3 == 0 ? DeliveryState.SENT : null))
                                .toList());
    }

    private static void people(Scene scene) {
        for (int i = 11; i < 15; i++) {
            Patient patient = new Patient(
                    i, "Theo", "THERIAULT-" + i, "1980-01-" + i, 46, "M", "88" + i, null, null, null, "en", "AC");
            scene.api().patients.put(i, patient);
        }
    }

    static void of(Shots shots, String head, String tail, boolean dark, Locale locale, int width) throws Exception {
        Consumer<Scene> filled = SearchShots::more;
        Consumer<Scene> chart = filled.andThen(scene -> scene.main().openChart(1));
        Consumer<Scene> down =
                scene -> ((JList<?>) Shots.find(scene.frame(), Names.SEARCH_RESULTS)).setSelectedIndex(3);
        shots.shot(head + "search-clinic" + tail, dark, locale, width, filled, type("refer l"), down);
        shots.shot(head + "search-chart" + tail, dark, locale, width, chart, type("refer"));
        shots.shot(
                head + "search-wide" + tail,
                dark,
                locale,
                width,
                chart,
                type("refer"),
                scene -> Shots.press(scene, Names.SEARCH_WIDEN));
        shots.shot(
                head + "search-open" + tail,
                dark,
                locale,
                width,
                chart,
                type("refer"),
                scene -> Shots.press(scene, Names.SEARCH_WIDEN),
                scene -> scene.main().openConversation(Samples.id(104)));
        shots.shot(
                head + "search-patients" + tail, dark, locale, width, filled.andThen(SearchShots::people), type("the"));
        shots.shot(head + "search-none" + tail, dark, locale, width, chart, type("zebra"));
        shots.shot(head + "search-none-clinic" + tail, dark, locale, width, filled, type("zebra"));
        shots.shot(head + "search-offline" + tail, dark, locale, width, chart, scene -> {
            scene.live().connection(new ConnectionState.Offline(Samples.NOW.toInstant(ZoneOffset.UTC)));
            scene.api().failing = ErrorKind.SERVER_UNREACHABLE;
            type("refer").accept(scene);
        });
        shots.shot(head + "search-fault" + tail, dark, locale, width, filled, scene -> {
            scene.api().failing = ErrorKind.STORE_UNAVAILABLE;
            type("refer").accept(scene);
        });
        shots.shot(head + "search-page-fault" + tail, dark, locale, width, SearchShots::pages, type("form"), scene -> {
            scene.api().failing = ErrorKind.STORE_UNAVAILABLE;
            JList<?> list = (JList<?>) Shots.find(scene.frame(), Names.SEARCH_RESULTS);
            list.ensureIndexIsVisible(list.getModel().getSize() - 1);
        });
        shots.shot(head + "search-found" + tail, dark, locale, width, SearchShots::deep, type("knee"), scene -> {
            JList<?> list = (JList<?>) Shots.find(scene.frame(), Names.SEARCH_RESULTS);
            list.getActionMap()
                    .get(KeyStroke.getKeyStroke("ENTER").toString())
                    .actionPerformed(new ActionEvent(list, ActionEvent.ACTION_PERFORMED, ""));
        });
        shots.shot(
                head + "search-new-found" + tail,
                dark,
                locale,
                width,
                filled,
                scene -> scene.main().newMessage(),
                type("e"));
    }
}
