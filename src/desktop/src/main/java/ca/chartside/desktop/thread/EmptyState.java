package ca.chartside.desktop.thread;

import ca.chartside.desktop.ui.Buttons;
import ca.chartside.desktop.ui.Icons;
import ca.chartside.desktop.ui.Sentence;
import java.awt.Dimension;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.text.SimpleAttributeSet;
import javax.swing.text.StyleConstants;
import org.kordamp.ikonli.Ikon;

/** What stands where no messages are: a sign, what it is, and what comes. Event thread only. */
final class EmptyState extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final int WIDEST = 320;

    private final JLabel sign = new JLabel();
    private final Sentence title = new Sentence(15, "Chartside.text", "Chartside.text");
    private final Sentence hint = new Sentence(13, "Chartside.text2", "Chartside.text");
    private final JButton action;

    EmptyState(String name, String words, Runnable run) {
        super(null);
        setOpaque(false);
        title.setName("thread.empty");
        action = Buttons.link(words, name);
        action.addActionListener(e -> run.run());
        add(sign);
        add(title);
        add(hint);
        add(action);
    }

    void say(Ikon ikon, String heading, String words, boolean withAction) {
        sign.setIcon(Icons.of(ikon, 40, "Chartside.text3"));
        title.say(Sentence.bold(heading));
        hint.say(words);
        centre(title);
        centre(hint);
        action.setVisible(withAction);
        revalidate();
        repaint();
    }

    private static void centre(Sentence sentence) {
        SimpleAttributeSet centred = new SimpleAttributeSet();
        StyleConstants.setAlignment(centred, StyleConstants.ALIGN_CENTER);
        var document = sentence.getStyledDocument();
        document.setParagraphAttributes(0, document.getLength() + 1, centred, false);
    }

    @Override
    public void doLayout() {
        int width = Math.min(WIDEST, getWidth() - 32);
        int x = (getWidth() - width) / 2;
        int first = title.heightFor(width);
        int second = hint.heightFor(width);
        Dimension button = action.getPreferredSize();
        int all = 40 + 12 + first + 4 + second + (action.isVisible() ? 8 + button.height : 0);
        int y = Math.max(8, (getHeight() - all) / 2);
        sign.setBounds((getWidth() - 40) / 2, y, 40, 40);
        title.setBounds(x, y + 52, width, first);
        hint.setBounds(x, y + 52 + first + 4, width, second);
        action.setBounds((getWidth() - button.width) / 2, y + 52 + first + 4 + second + 8, button.width, button.height);
    }
}
