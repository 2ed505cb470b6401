package ca.chartside.desktop.frame;

import ca.chartside.desktop.fake.Samples;
import ca.chartside.desktop.frame.Shots.Scene;
import ca.chartside.protocol.AuthorKind;
import ca.chartside.protocol.DeliveryState;
import ca.chartside.protocol.Event;
import ca.chartside.protocol.FiledBefore;
import ca.chartside.protocol.Filing;
import ca.chartside.protocol.FilingState;
import ca.chartside.protocol.FromCompanion.Reason;
import ca.chartside.protocol.Message;
import ca.chartside.protocol.MessageKind;
import ca.chartside.protocol.OscarProvider;
import ca.chartside.protocol.StaffUser;
import ca.chartside.protocol.StoredFile;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Filing to the chart: what is chosen, how it will stand there, what came of it, what is not filed. */
final class FilingShots {
    private FilingShots() {}

    static void of(
            Shots shots,
            String head,
            String tail,
            boolean dark,
            Locale locale,
            int width,
            Consumer<Scene> open,
            Consumer<Scene> dots)
            throws Exception {
        Consumer<Scene> filed = scene -> {
            scene.api()
                    .messages
                    .put(
                            Samples.id(102),
                            List.of(
                                    entry(1, null, "Could I get a copy of my referral letter?", true),
                                    entry(2, Samples.CHEN, "Of course, here it is. Please bring it on Thursday.", true),
                                    entry(
                                                    3,
                                                    null,
                                                    "Thank you! And this is the form that the insurer wants back.",
                                                    false)
                                            .withFiles(List.of(
                                                    new StoredFile(
                                                            Samples.id(951),
                                                            "Insurance form, signed.pdf",
                                                            "application/pdf",
                                                            412_345),
                                                    new StoredFile(
                                                            Samples.id(952), "IMG_2040.jpg", "image/jpeg", 2_212_345))),
                                    entry(4, Samples.RITA, "We will send it today.", false),
                                    note(5)));
            open.accept(scene);
        };
        Consumer<Scene> choose = scene -> Shots.chooseInMenu("FILE_TO_CHART");
        Consumer<Scene> look = scene -> Shots.pressInDialog("filing.preview");
        Consumer<Scene> go = scene -> Shots.pressInDialog("filing.go");
        Consumer<Scene> pages = scene -> Shots.pressInDialog("filing.pages");
        shots.shot(head + "filing" + tail, dark, locale, width, filed, dots, choose, pages);
        shots.shot(head + "filing-seen" + tail, dark, locale, width, filed, dots, choose, pages, look);
        shots.shot(
                head + "filing-warned" + tail,
                dark,
                locale,
                width,
                filed.andThen(scene -> {
                    scene.way().provider = new OscarProvider("100001", "Mei Chen", "doctor");
                    scene.filings()
                            .before
                            .add(new FiledBefore(
                                    Samples.id(901),
                                    Samples.id(1),
                                    FilingState.FILED,
                                    Samples.at(24, 8, 15),
                                    "Dr. Mei Chen"));
                }),
                dots,
                choose,
                look);
        shots.shot(
                head + "filing-absent" + tail,
                dark,
                locale,
                width,
                filed.andThen(scene -> scene.way().open = false),
                dots,
                choose,
                look);
        shots.shot(
                head + "filing-done" + tail,
                dark,
                locale,
                width,
                filed,
                dots,
                choose,
                look,
                go,
                scene -> scene.way().filed(scene.way().asked().filing(), 7L, 8L, 9L));
        shots.shot(
                head + "filing-not" + tail,
                dark,
                locale,
                width,
                filed,
                dots,
                choose,
                look,
                go,
                scene -> scene.way().notFiled(scene.way().asked().filing(), Reason.WRONG_PATIENT, null));
        Consumer<Scene> left = filed.andThen(scene -> {
            scene.filings().put(filing(1, FilingState.FAILED, Reason.LOGGED_OUT));
            scene.filings().put(filing(2, FilingState.IN_DOUBT, Reason.IN_DOUBT));
            scene.filings().put(filing(3, FilingState.FAILED, Reason.WRONG_PATIENT));
            scene.live()
                    .send(new Event.FilingChanged(
                            9, Samples.id(102), Samples.id(1), FilingState.FAILED, List.of(), null));
        });
        shots.shot(head + "filing-bar" + tail, dark, locale, width, left);
        shots.shot(
                head + "filing-list" + tail, dark, locale, width, left, scene -> Shots.press(scene, "notFiled.show"));
    }

    private static Message entry(int seq, @Nullable StaffUser author, String text, boolean filed) {
        Message entry = new Message(
                Samples.id(900 + seq),
                Samples.id(102),
                seq,
                author == null ? AuthorKind.PATIENT : AuthorKind.STAFF,
                author == null ? null : author.id(),
                author == null ? "Anna" : author.displayName(),
                text,
                Samples.at(23, 8, 10 + seq),
                author == null ? null : DeliveryState.READ);
        return filed ? entry.withFiledAt(Samples.at(24, 8, 15)) : entry;
    }

    private static Message note(int seq) {
        return new Message(
                        Samples.id(900 + seq),
                        Samples.id(102),
                        seq,
                        AuthorKind.STAFF,
                        Samples.RITA.id(),
                        Samples.RITA.displayName(),
                        "The insurer called twice.",
                        Samples.at(23, 8, 10 + seq),
                        null,
                        MessageKind.NOTE,
                        null,
                        null,
                        List.of(),
                        null)
                .withFiledAt(Samples.at(24, 8, 15));
    }

    private static Filing filing(int number, FilingState state, Reason reason) {
        return new Filing(
                Samples.id(600 + number),
                Samples.id(102),
                Samples.ANNA,
                state,
                Samples.at(24, 8, number),
                Samples.CHEN.id(),
                Samples.CHEN.displayName(),
                List.of(Samples.id(901), Samples.id(902)),
                List.of(),
                true,
                false,
                null,
                reason,
                null,
                List.of());
    }
}
