package ca.chartside.desktop.thread;

import ca.chartside.desktop.ui.Messages;
import ca.chartside.desktop.ui.PatientText;
import ca.chartside.desktop.ui.PlainText;
import ca.chartside.desktop.ui.Sentence;
import ca.chartside.protocol.ConversationRow;
import ca.chartside.protocol.ConversationStatus;
import ca.chartside.protocol.Patient;
import java.awt.Graphics;
import javax.swing.JPanel;
import javax.swing.UIManager;
import org.jspecify.annotations.Nullable;

/** Whose conversation it is and how it stands, in one line. Event thread only. */
final class ThreadHeader extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final int HEIGHT = 40;
    private static final int LEFT = 16;
    private static final String DOT = "  ·  ";

    private final transient Messages messages;
    private final Sentence line = new Sentence(13, "Chartside.text2", "Chartside.text");

    ThreadHeader(Messages messages) {
        super(null);
        this.messages = messages;
        setOpaque(false);
        line.setName("thread.header");
        PlainText.in(line);
        add(line);
    }

    /**
     * @param conversation null for a new one
     * @param patient null where nothing is shown
     * @param identity whether birth date, sex and health card number are needed: the chart is not this patient's
     */
    void show(@Nullable ConversationRow conversation, @Nullable Patient patient, boolean identity) {
        StringBuilder said = new StringBuilder();
        if (patient != null) {
            said.append(Sentence.bold(PatientText.listName(patient)));
            if (conversation == null) {
                said.append(DOT).append(messages.text("thread.header.new"));
            } else {
                said.append(DOT)
                        .append(messages.text(
                                conversation.status() == ConversationStatus.OPEN
                                        ? "thread.header.open"
                                        : "thread.header.closed"));
                said.append(DOT).append(messages.text("thread.header.members", conversation.memberCount()));
            }
            if (identity) {
                said.append(DOT).append(PatientText.identity(patient, messages));
            }
        }
        line.say(said.toString());
    }

    int heightFor(int width) {
        return Math.max(HEIGHT, line.heightFor(width - 2 * LEFT) + 20);
    }

    @Override
    public void doLayout() {
        int width = getWidth() - 2 * LEFT;
        int high = line.heightFor(width);
        line.setBounds(LEFT, (getHeight() - high) / 2 + 1, width, high);
    }

    @Override
    protected void paintComponent(Graphics g) {
        g.setColor(UIManager.getColor("Chartside.surface"));
        g.fillRect(0, 0, getWidth(), getHeight());
        g.setColor(UIManager.getColor("Chartside.line"));
        g.fillRect(0, getHeight() - 1, getWidth(), 1);
    }
}
