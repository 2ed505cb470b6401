package ca.chartside.desktop.thread;

import ca.chartside.desktop.ui.Buttons;
import ca.chartside.desktop.ui.Icons;
import ca.chartside.desktop.ui.Messages;
import ca.chartside.desktop.ui.Names;
import ca.chartside.desktop.ui.PatientText;
import ca.chartside.desktop.ui.PlainText;
import ca.chartside.desktop.ui.Sentence;
import ca.chartside.protocol.ConversationRow;
import ca.chartside.protocol.ConversationStatus;
import ca.chartside.protocol.Patient;
import java.awt.Graphics;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.UIManager;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;

/** Whose conversation it is and how it stands, in one line; where the strip above says whose, how it stands alone. Event thread only. */
final class ThreadHeader extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final int HEIGHT = 40;
    private static final int LOW = 28;
    private static final int LEFT = 16;
    private static final char UNBROKEN = '\u00a0';

    /** A line ends behind it, never before it. */
    private static final String DOT = "\u00a0\u00a0·  ";

    private final transient Messages messages;
    private final JButton menu;
    private boolean narrow;
    private final Sentence line = new Sentence(13, "Chartside.text2", "Chartside.text");

    /** @param onMenu the three dots, told where they are */
    ThreadHeader(Messages messages, Consumer<JComponent> onMenu) {
        super(null);
        this.messages = messages;
        menu = Buttons.icon(
                Icons.of(MaterialDesignD.DOTS_HORIZONTAL, 20, "Chartside.text"),
                messages.text("thread.header.menu"),
                Names.THREAD_MENU);
        menu.addActionListener(e -> onMenu.accept(menu));
        setOpaque(false);
        line.setName("thread.header");
        PlainText.in(line);
        add(line);
        add(menu);
    }

    /**
     * @param conversation null for a new one, and until it is loaded
     * @param patient null where nothing is shown
     * @param identity whether birth date, sex and health card number are needed: the chart is not this patient's
     * @param instead said where there is no conversation, as while it loads; empty for nothing
     */
    void show(@Nullable ConversationRow conversation, @Nullable Patient patient, boolean identity, String instead) {
        List<String> said = new ArrayList<>();
        // What has not reached the server cannot be acted on.
        menu.setVisible(!narrow && conversation != null && conversation.lastSeq() != 0);
        if (patient != null) {
            if (!narrow) {
                said.add(Sentence.bold(PatientText.listName(patient)));
            }
            if (conversation != null) {
                said.add(messages.text(
                        conversation.status() == ConversationStatus.OPEN
                                ? "thread.header.open"
                                : "thread.header.closed"));
                said.add(messages.text("thread.header.members", conversation.memberCount()));
                if (conversation.urgent()) {
                    said.add(messages.text("thread.header.urgent"));
                }
                if (conversation.ownerName() != null) {
                    said.add(messages.text("thread.header.owner", conversation.ownerName()));
                }
            }
            if (identity && !narrow) {
                PatientText.identityParts(patient, messages).forEach(part -> said.add(part.replace(' ', UNBROKEN)));
            }
        }
        if (conversation == null && !instead.isEmpty()) {
            said.add(instead);
        }
        line.say(String.join(DOT, said));
    }

    /** @param narrow whether the strip above says whose it is, and has the three dots: the line then says how it stands */
    void narrow(boolean narrow) {
        this.narrow = narrow;
    }

    int heightFor(int width) {
        int around = narrow ? 10 : 20;
        return Math.max(narrow ? LOW : HEIGHT, line.heightFor(lineWidth(width)) + around);
    }

    private int left() {
        return narrow ? 12 : LEFT;
    }

    private int lineWidth(int width) {
        return width - 2 * left() - (menu.isVisible() ? 32 + 8 - 4 : 0);
    }

    @Override
    public void doLayout() {
        int width = lineWidth(getWidth());
        int high = line.heightFor(width);
        line.setBounds(left(), (getHeight() - high) / 2 + 1, width, high);
        menu.setBounds(getWidth() - LEFT + 4 - 32, 4, 32, 32);
    }

    @Override
    protected void paintComponent(Graphics g) {
        g.setColor(UIManager.getColor("Chartside.surface"));
        g.fillRect(0, 0, getWidth(), getHeight());
        g.setColor(UIManager.getColor("Chartside.line"));
        g.fillRect(0, getHeight() - 1, getWidth(), 1);
    }
}
