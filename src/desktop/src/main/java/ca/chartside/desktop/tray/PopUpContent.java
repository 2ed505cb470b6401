package ca.chartside.desktop.tray;

import ca.chartside.desktop.ui.Drawing;
import ca.chartside.desktop.ui.Ink;
import ca.chartside.desktop.ui.Messages;
import ca.chartside.desktop.ui.PlainText;
import ca.chartside.desktop.ui.Sentence;
import com.formdev.flatlaf.FlatClientProperties;
import java.awt.BasicStroke;
import java.awt.Component;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import javax.swing.Icon;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.UIManager;
import net.miginfocom.swing.MigLayout;

/** What stands in the pop-ups. Clinics' and people's names in them are text from outside: never markup. */
final class PopUpContent {
    private PopUpContent() {}

    static JPanel success(String title, String line) {
        JPanel panel = panel("[24!]12[grow]");
        JLabel sign = Ink.of("Chartside.accent", new JLabel(new Tick()));
        panel.add(sign, "spany 2, aligny center");
        Sentence words = new Sentence(13, "Label.foreground", "Label.foreground");
        words.say(Sentence.bold(title));
        panel.add(words, "w 290!, h " + words.heightFor(290) + "!, wrap");
        panel.add(label(line, "Chartside.text2", false), "wmax 290");
        return panel;
    }

    static JPanel arrival(Messages messages, String line, Runnable onOpen, Runnable onNotNow) {
        JPanel panel = panel("[32!]12[grow][]");
        panel.add(new JLabel(TrayView.logo(32)), "spany 3, aligny top");
        panel.add(label(messages.text("tray.arrival.title"), "Label.foreground", true));
        JLabel now = label(messages.text("tray.arrival.now"), "Chartside.text3", false);
        now.setFont(now.getFont().deriveFont(11f));
        panel.add(now, "wrap");
        panel.add(label(line, "Chartside.text2", false), "spanx 2, wmax 290, wrap");
        JButton open = button(messages.text("tray.arrival.open"), "popup.open", onOpen);
        open.putClientProperty(
                FlatClientProperties.STYLE,
                "background: $Chartside.sel; foreground: $Chartside.accentText; borderWidth: 0;"
                        + " font: $semibold.font; margin: 0,12,0,12; minimumWidth: 0; minimumHeight: 28");
        JButton later = button(messages.text("tray.arrival.notNow"), "popup.notNow", onNotNow);
        later.putClientProperty(
                FlatClientProperties.STYLE,
                "font: $semibold.font; margin: 0,12,0,12; minimumWidth: 0; minimumHeight: 28");
        panel.add(open, "gaptop 10, split 2, spanx 2, h 28!");
        panel.add(later, "gapleft 8, h 28!");
        return panel;
    }

    private static JPanel panel(String columns) {
        JPanel panel = new JPanel(new MigLayout("insets 14 16 14 16, gap 0, w 358!", columns, ""));
        panel.setOpaque(false);
        return panel;
    }

    private static JLabel label(String text, String colour, boolean strong) {
        JLabel label = Ink.of(colour, PlainText.label(text));
        label.setFont(
                strong
                        ? UIManager.getFont("semibold.font").deriveFont(13f)
                        : label.getFont().deriveFont(12f));
        return label;
    }

    private static JButton button(String text, String name, Runnable action) {
        JButton button = new JButton(text);
        button.setName(name);
        button.addActionListener(e -> action.run());
        return button;
    }

    /** A tick in a circle, 24 px. */
    private static final class Tick implements Icon {
        @Override
        public void paintIcon(Component c, Graphics g, int x, int y) {
            Graphics2D g2 = (Graphics2D) g.create();
            try {
                Drawing.smooth(g2);
                g2.translate(x, y);
                g2.setColor(c.getForeground());
                g2.setStroke(new BasicStroke(2f));
                g2.draw(new Ellipse2D.Double(3, 3, 18, 18));
                Path2D tick = new Path2D.Double();
                tick.moveTo(6.7, 12.3);
                tick.lineTo(10, 15.6);
                tick.lineTo(17.3, 8.3);
                g2.draw(tick);
            } finally {
                g2.dispose();
            }
        }

        @Override
        public int getIconWidth() {
            return 24;
        }

        @Override
        public int getIconHeight() {
            return 24;
        }
    }
}
