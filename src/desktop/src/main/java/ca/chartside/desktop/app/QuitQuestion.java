package ca.chartside.desktop.app;

import ca.chartside.desktop.net.Outbox;
import ca.chartside.desktop.ui.Messages;
import java.util.List;
import javax.swing.JOptionPane;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;

/** Before quitting loses something: says what, and asks. Event thread only. */
final class QuitQuestion {
    private static final int SNIPPET = 120;

    private QuitQuestion() {}

    /**
     * @param lost messages that are kept nowhere but in memory
     * @return whether to quit; asked only where something would be lost
     */
    static boolean agreed(Messages messages, List<Outbox.Entry> lost) {
        if (lost.isEmpty()) {
            return true;
        }
        JTextArea list = new JTextArea(listed(messages, lost), Math.min(12, lost.size() + 1), 44);
        list.setEditable(false);
        list.setLineWrap(true);
        list.setWrapStyleWord(true);
        String keep = messages.text("app.quit.stay");
        int answer = JOptionPane.showOptionDialog(
                null,
                new Object[] {messages.text("app.quit.lost"), new JScrollPane(list)},
                messages.text("app.name"),
                JOptionPane.DEFAULT_OPTION,
                JOptionPane.WARNING_MESSAGE,
                null,
                new Object[] {keep, messages.text("app.quit.anyway")},
                keep);
        return answer == 1;
    }

    static String listed(Messages messages, List<Outbox.Entry> lost) {
        StringBuilder lines = new StringBuilder();
        for (Outbox.Entry entry : lost) {
            String text = entry.request().text().strip().replaceAll("\\s+", " ");
            String shown = text.length() > SNIPPET ? text.substring(0, SNIPPET) + "…" : text;
            lines.append(messages.text(
                            "app.quit.line", String.valueOf(entry.request().demographicNo()), shown))
                    .append('\n');
        }
        return lines.toString().strip();
    }
}
