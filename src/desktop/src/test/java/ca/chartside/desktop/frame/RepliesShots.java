package ca.chartside.desktop.frame;

import ca.chartside.desktop.fake.Samples;
import ca.chartside.desktop.frame.Shots.Scene;
import ca.chartside.desktop.ui.Names;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.SavedReply;
import ca.chartside.protocol.StoredFile;
import java.awt.Container;
import java.awt.Window;
import java.awt.event.KeyEvent;
import java.awt.event.KeyListener;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javax.swing.AbstractButton;
import javax.swing.JDialog;
import javax.swing.JList;
import javax.swing.JTextArea;
import javax.swing.text.JTextComponent;

/** {@link Shots} of saved replies: at the caret, in a message and a note, and the dialog that manages them. */
final class RepliesShots {
    private RepliesShots() {}

    private static void fill(Scene scene) {
        put(
                scene,
                1,
                true,
                "Results are normal",
                "Hello {firstName}, your results are normal. Nothing needs to be done.",
                "Bonjour {pr\u00e9nom}, vos r\u00e9sultats sont normaux. Il n\u2019y a rien \u00e0 faire.");
        put(
                scene,
                2,
                true,
                "\u00c9chographie",
                "",
                "L\u2019\u00e9chographie se fait \u00e0 jeun, \u00e0 la {clinique}.");
        put(
                scene,
                3,
                true,
                "Call us",
                "Please call {clinic} at {phone}.",
                "Veuillez appeler la {clinique} au {t\u00e9l\u00e9phone}.");
        put(scene, 4, false, "Thanks", "Thank you. {myName}", "Merci. {mon nom}");
        put(
                scene,
                5,
                false,
                "<html><b>A title that goes on and on beyond what any row of this list can show of it at once",
                "Dear {firstName},\n\nas we spoke of on the phone, here is what to bring, and where to go with it once"
                        + " you have it.",
                "");
        StoredFile form =
                new StoredFile(Samples.id(790), "Requisition for the laboratory.pdf", "application/pdf", 182_000);
        StoredFile map = new StoredFile(
                Samples.id(791), "How to find us on Maple Street, with the parking.png", "image/png", 1_400_000);
        StoredFile list = new StoredFile(Samples.id(792), "What to bring.txt", "text/plain", 900);
        for (StoredFile file : List.of(form, map, list)) {
            scene.api().files.put(file.id(), file);
        }
        SavedReply before = new SavedReply(
                Samples.id(707),
                true,
                "Before your visit",
                "Hello {firstName}, please bring what is on the list.",
                "Bonjour {pr\u00e9nom}, veuillez apporter ce qui est sur la liste.",
                List.of(form, map, list),
                1);
        scene.api().replies.put(before.id(), before);
        put(scene, 6, true, "Fasting before a blood test", "Nothing to eat or drink from midnight on.", "");
        scene.main().openChart(1);
        scene.main().openConversation(Samples.id(102));
    }

    private static void put(Scene scene, int id, boolean shared, String title, String english, String french) {
        scene.api()
                .replies
                .put(Samples.id(700 + id), new SavedReply(Samples.id(700 + id), shared, title, english, french, 1));
    }

    private static Consumer<Scene> type(String words) {
        return scene -> {
            JTextArea text = (JTextArea) Shots.find(scene.frame(), Names.COMPOSER_TEXT);
            text.requestFocusInWindow();
            for (char c : words.toCharArray()) {
                text.replaceSelection(String.valueOf(c));
            }
        };
    }

    private static Consumer<Scene> key(int code, int modifiers) {
        return scene -> {
            JTextArea text = (JTextArea) Shots.find(scene.frame(), Names.COMPOSER_TEXT);
            KeyEvent e = new KeyEvent(text, KeyEvent.KEY_PRESSED, 0, modifiers, code, KeyEvent.CHAR_UNDEFINED);
            for (KeyListener listener : text.getKeyListeners()) {
                listener.keyPressed(e);
            }
        };
    }

    private static Container dialog() {
        for (Window window : Window.getWindows()) {
            if (window instanceof JDialog dialog && dialog.isShowing()) {
                return dialog;
            }
        }
        throw new IllegalStateException("no dialog is open");
    }

    private static Consumer<Scene> press(String name) {
        return scene -> ((AbstractButton) Shots.find(dialog(), name)).doClick(0);
    }

    private static Consumer<Scene> write(String field, String words) {
        return scene -> {
            JTextComponent text = (JTextComponent) Shots.find(dialog(), field);
            text.requestFocusInWindow();
            text.setText(words);
        };
    }

    private static Consumer<Scene> row(int index) {
        return scene -> ((JList<?>) Shots.find(dialog(), "replies.all")).setSelectedIndex(index);
    }

    static void of(Shots shots, String head, String tail, boolean dark, Locale locale, int width) throws Exception {
        Consumer<Scene> filled = RepliesShots::fill;
        Consumer<Scene> enter = key(KeyEvent.VK_ENTER, 0);
        Consumer<Scene> down = key(KeyEvent.VK_DOWN, 0);
        shots.shot(head + "replies" + tail, dark, locale, width, filled, type("Good morning. /"), down);
        shots.shot(head + "replies-few" + tail, dark, locale, width, filled, type("/res"));
        shots.shot(head + "replies-none" + tail, dark, locale, width, filled, type("/zebra"));
        shots.shot(
                head + "replies-first" + tail,
                dark,
                locale,
                width,
                filled.andThen(scene -> scene.api().replies.clear()),
                scene -> Shots.press(scene, Names.COMPOSER_REPLIES));
        shots.shot(head + "replies-note" + tail, dark, locale, width, filled, scene -> {
            Shots.press(scene, Names.COMPOSER_MODE_NOTE);
            type("/ca").accept(scene);
        });
        shots.shot(head + "replies-offline" + tail, dark, locale, width, filled, type("x /"), enter, scene -> {
            scene.api().failing = ErrorKind.SERVER_UNREACHABLE;
            type(" /th").accept(scene);
        });
        shots.shot(head + "replies-filled" + tail, dark, locale, width, filled, type("/call"), enter);
        shots.shot(head + "replies-ask" + tail, dark, locale, width, filled, type("/call"), enter, scene -> {
            JTextArea text = (JTextArea) Shots.find(scene.frame(), Names.COMPOSER_TEXT);
            text.setCaretPosition(0);
            Shots.press(scene, Names.COMPOSER_SEND);
        });
        shots.shot(
                head + "replies-note-ask" + tail,
                dark,
                locale,
                width,
                filled,
                scene -> {
                    Shots.press(scene, Names.COMPOSER_MODE_NOTE);
                    type("/call").accept(scene);
                },
                enter,
                scene -> Shots.press(scene, Names.COMPOSER_ADD_NOTE));
        shots.shot(head + "replies-files" + tail, dark, locale, width, filled, type("/before"), enter);
        if (width == 400) {
            return;
        }
        Consumer<Scene> up = key(KeyEvent.VK_UP, 0);
        Consumer<Scene> manage = type("/").andThen(up).andThen(enter);
        shots.shot(head + "replies-manage" + tail, dark, locale, width, filled, type("/"), up);
        shots.shot(head + "manage" + tail, dark, locale, width, filled, manage, row(1));
        shots.shot(head + "manage-delete" + tail, dark, locale, width, filled, manage, row(2), press("replies.delete"));
        shots.shot(
                head + "manage-empty" + tail,
                dark,
                locale,
                width,
                filled.andThen(scene -> scene.api().replies.clear()),
                manage);
        shots.shot(head + "manage-fails" + tail, dark, locale, width, filled, type("x "), scene -> {
            scene.api().failing = ErrorKind.SERVER_UNREACHABLE;
            manage.accept(scene);
        });
        shots.shot(head + "manage-edit" + tail, dark, locale, width, filled, manage, row(2), press("replies.edit"));
        shots.shot(head + "manage-files" + tail, dark, locale, width, filled, manage, row(2), press("replies.edit"));
        shots.shot(
                head + "manage-new" + tail,
                dark,
                locale,
                width,
                filled,
                manage,
                press("replies.new"),
                write("replies.edit.name", "Call us"),
                write("replies.edit.english", "Hello {firstName},\nplease call {phone} before {date}. {myName}"));
        shots.shot(head + "manage-new-empty" + tail, dark, locale, width, filled, manage, press("replies.new"));
        shots.shot(
                head + "manage-changed" + tail,
                dark,
                locale,
                width,
                filled,
                manage,
                row(3),
                press("replies.edit"),
                write("replies.edit.english", "Mine"),
                scene -> put(scene, 3, true, "Call us", "x", "y"),
                scene -> scene.api().failing = ErrorKind.SAVED_REPLY_CHANGED,
                press("replies.edit.save"));
        shots.shot(
                head + "manage-discard" + tail,
                dark,
                locale,
                width,
                filled,
                manage,
                row(3),
                press("replies.edit"),
                write("replies.edit.english", "Mine"),
                press("replies.edit.cancel"));
    }
}
