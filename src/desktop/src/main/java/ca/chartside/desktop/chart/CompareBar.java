package ca.chartside.desktop.chart;

import ca.chartside.desktop.ui.Buttons;
import ca.chartside.desktop.ui.Icons;
import ca.chartside.desktop.ui.Ink;
import ca.chartside.desktop.ui.Messages;
import ca.chartside.desktop.ui.Names;
import ca.chartside.desktop.ui.PatientText;
import ca.chartside.desktop.ui.Sentence;
import ca.chartside.protocol.Patient;
import java.awt.Component;
import java.awt.Container;
import java.awt.Dimension;
import java.awt.LayoutManager;
import java.util.ArrayList;
import java.util.List;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;

/** Under the strip: what OSCAR and Chartside say of the chart's patient, side by side, until a person has compared it (C7). */
public final class CompareBar extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final int SIDE = 12;
    private static final int GAP = 8;
    private static final int BUTTON = 28;

    private final transient ChartModel model;
    private final transient Messages messages;
    private final JLabel icon = new JLabel(Icons.of(MaterialDesignA.ACCOUNT_ALERT_OUTLINE, 18, "Chartside.red"));
    private final Sentence why = new Sentence(13, "Chartside.text", "Chartside.text");
    private final Sentence oscar = new Sentence(12, "Chartside.text2", "Chartside.text");
    private final Sentence stored = new Sentence(12, "Chartside.text2", "Chartside.text");
    private final JButton same;

    public CompareBar(ChartModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        setName(Names.COMPARE);
        setVisible(false);
        setLayout(new SideBySide());
        same = Buttons.link(messages.text("chart.compare.same"), Names.COMPARE_SAME);
        same.addActionListener(e -> model.compared());
        Ink.on("Chartside.sunken", this);
        Ink.on("Chartside.sunken", same);
        add(icon);
        add(why);
        add(oscar);
        add(stored);
        add(same);
        model.onChange(this::refresh);
        refresh();
    }

    private void refresh() {
        Beside.Difference difference = model.beside().difference();
        setVisible(difference != null);
        if (difference != null) {
            why.say(messages.text("chart.compare"));
            oscar.say(said("chart.compare.oscar", difference.oscar(), difference.stored()));
            stored.say(said("chart.compare.stored", difference.stored(), difference.oscar()));
        }
        revalidate();
        repaint();
    }

    /** What is another there stands out. */
    private String said(String where, Patient patient, Patient other) {
        List<String> rest = new ArrayList<>(PatientText.identityParts(patient, messages));
        String born = patient.dateOfBirth().isBlank() ? "" : rest.removeFirst();
        boolean sameName = OscarDetails.plain(patient.lastName()).equals(OscarDetails.plain(other.lastName()));
        boolean sameBirth = patient.dateOfBirth().equals(other.dateOfBirth());
        return messages.text(where) + "\n" + marked(PatientText.listName(patient), sameName) + "\n"
                + marked(born, sameBirth) + "\n" + String.join("  ·  ", rest);
    }

    private static String marked(String words, boolean same) {
        return same ? words : Sentence.bold(words);
    }

    /** The sentence across, below it one column for each, below them the button. */
    private final class SideBySide implements LayoutManager {
        private int left() {
            return SIDE + icon.getPreferredSize().width + GAP;
        }

        private int column(int width) {
            return Math.min(320, (width - left() - SIDE - GAP) / 2);
        }

        private int columns(int width) {
            int column = column(width);
            return Math.max(oscar.heightFor(column), stored.heightFor(column));
        }

        @Override
        public Dimension preferredLayoutSize(Container parent) {
            Container above = parent.getParent();
            int width = above == null || above.getWidth() == 0 ? parent.getWidth() : above.getWidth();
            int words = why.heightFor(width - left() - SIDE);
            return new Dimension(width, GAP + words + GAP + columns(width) + BUTTON + GAP);
        }

        @Override
        public Dimension minimumLayoutSize(Container parent) {
            return new Dimension(0, 0);
        }

        @Override
        public void layoutContainer(Container parent) {
            int width = parent.getWidth();
            int words = why.heightFor(width - left() - SIDE);
            icon.setBounds(SIDE, GAP, icon.getPreferredSize().width, icon.getPreferredSize().height);
            why.setBounds(left(), GAP, width - left() - SIDE, words);
            int top = GAP + words + GAP;
            int column = column(width);
            int high = columns(width);
            oscar.setBounds(left(), top, column, high);
            stored.setBounds(left() + column + GAP, top, column, high);
            same.setBounds(left() - 4, top + high + 2, same.getPreferredSize().width, BUTTON - 2);
        }

        @Override
        public void addLayoutComponent(String name, Component component) {}

        @Override
        public void removeLayoutComponent(Component component) {}
    }
}
