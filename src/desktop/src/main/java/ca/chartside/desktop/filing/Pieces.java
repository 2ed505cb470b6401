package ca.chartside.desktop.filing;

import ca.chartside.desktop.ui.Ink;
import ca.chartside.desktop.ui.NoticeBox;
import ca.chartside.desktop.ui.PlainText;
import ca.chartside.desktop.ui.Sentence;
import com.formdev.flatlaf.FlatClientProperties;
import java.awt.Dimension;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.UIManager;
import net.miginfocom.swing.MigLayout;
import org.jspecify.annotations.Nullable;

/** What the dialogs of this package are made of. Event thread only. */
final class Pieces {
    static final Dimension SIZE = new Dimension(560, 600);

    /** The dialogs' sides taken off. */
    private static final int WORDS = SIZE.width - 40;

    private Pieces() {}

    static JLabel heading(String words) {
        JLabel heading = PlainText.label(words);
        heading.setFont(UIManager.getFont("semibold.font").deriveFont(16f));
        return Ink.of("Chartside.text", heading);
    }

    static Sentence hint(String words) {
        Sentence hint = new Sentence(12, "Chartside.text2", "Chartside.text");
        hint.say(words);
        hint.setPreferredSize(new Dimension(WORDS, hint.heightFor(WORDS)));
        return hint;
    }

    /** @param words null to hide the box */
    static void say(NoticeBox box, @Nullable String words) {
        box.say(words);
        box.setPreferredSize(new Dimension(WORDS, box.heightFor(WORDS)));
    }

    static JButton quiet(String words, String name) {
        JButton button = new JButton(words);
        button.setName(name);
        button.putClientProperty(FlatClientProperties.STYLE, "font: $semibold.font; minimumHeight: 32; arc: 16");
        return button;
    }

    static JComponent buttons(JButton quiet, JButton main) {
        JPanel buttons = new JPanel(new MigLayout("insets 0, gap 8, hidemode 3", "push[][]", ""));
        buttons.setOpaque(false);
        buttons.add(quiet, "h 32!");
        buttons.add(main, "h 32!");
        return buttons;
    }
}
