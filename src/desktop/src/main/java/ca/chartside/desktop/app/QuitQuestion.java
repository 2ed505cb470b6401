package ca.chartside.desktop.app;

import ca.chartside.desktop.net.Outbox;
import ca.chartside.desktop.ui.Ink;
import ca.chartside.desktop.ui.Messages;
import java.awt.Dimension;
import java.awt.KeyboardFocusManager;
import java.util.List;
import java.util.stream.Stream;
import javax.swing.BorderFactory;
import javax.swing.JOptionPane;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import javax.swing.UIManager;

/** Before something that was written is lost: says what, and asks (M12). Event thread only. */
final class QuitQuestion {
    private static final int SNIPPET = 120;
    private static final int WIDE = 440;
    private static final int HIGHEST = 240;

    private QuitQuestion() {}

    /**
     * What one user has written and only this program's memory holds.
     *
     * @param writer their name
     * @param signedIn whether it is they who are asked: nobody else is shown whom they wrote to
     * @param drafts whom there are drafts to
     * @param messages what was sent and has not reached the server
     */
    record Unsent(String writer, boolean signedIn, List<String> drafts, List<Outbox.Entry> messages) {}

    /** @return whether to quit; asked only where something would be lost */
    static boolean mayQuit(Messages messages, List<Unsent> unsent) {
        return agreed(messages, "app.quit.lost", lines(messages, unsent), "app.quit.anyway");
    }

    /** @return whether to sign out; asked only where there are drafts */
    static boolean maySignOut(Messages messages, List<String> drafts) {
        return agreed(messages, "app.signOut.lost", drafts, "app.signOut.anyway");
    }

    private static boolean agreed(Messages messages, String heading, List<String> lines, String anyway) {
        if (lines.isEmpty()) {
            return true;
        }
        String stay = messages.text("app.quit.stay");
        int answer = JOptionPane.showOptionDialog(
                KeyboardFocusManager.getCurrentKeyboardFocusManager().getActiveWindow(),
                new Object[] {words(messages.text(heading), "semibold.font"), list(lines)},
                messages.text("app.name"),
                JOptionPane.DEFAULT_OPTION,
                JOptionPane.PLAIN_MESSAGE,
                null,
                new Object[] {stay, messages.text(anyway)},
                stay);
        return answer == 1;
    }

    private static JScrollPane list(List<String> lines) {
        JTextArea words = words(String.join("\n", lines), "defaultFont");
        JScrollPane list = new JScrollPane(words);
        list.setBorder(BorderFactory.createEmptyBorder());
        Dimension size = words.getPreferredSize();
        list.setPreferredSize(new Dimension(size.width + 20, Math.min(size.height, HIGHEST)));
        return list;
    }

    private static JTextArea words(String text, String font) {
        JTextArea area = new JTextArea(text);
        area.setEditable(false);
        area.setLineWrap(true);
        area.setWrapStyleWord(true);
        area.setFont(UIManager.getFont(font));
        // What wraps knows its height only at a width.
        area.setSize(WIDE, Short.MAX_VALUE);
        return Ink.on("OptionPane.background", area);
    }

    static List<String> lines(Messages messages, List<Unsent> unsent) {
        return unsent.stream()
                .flatMap(one -> one.signedIn() ? own(messages, one) : colleagues(messages, one))
                .toList();
    }

    private static Stream<String> own(Messages messages, Unsent one) {
        return Stream.concat(
                one.drafts().stream().map(name -> messages.text("app.quit.draft", name)),
                one.messages().stream()
                        .map(entry -> messages.text(
                                "app.quit.message",
                                String.valueOf(entry.request().demographicNo()),
                                snippet(entry.request().text()))));
    }

    private static Stream<String> colleagues(Messages messages, Unsent one) {
        int count = one.drafts().size() + one.messages().size();
        return count == 0 ? Stream.of() : Stream.of(messages.text("app.quit.colleague", one.writer(), count));
    }

    private static String snippet(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() > SNIPPET ? line.substring(0, SNIPPET) + "…" : line;
    }
}
