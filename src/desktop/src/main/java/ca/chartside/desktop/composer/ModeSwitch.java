package ca.chartside.desktop.composer;

import ca.chartside.desktop.ui.Drawing;
import ca.chartside.desktop.ui.Icons;
import ca.chartside.desktop.ui.Messages;
import ca.chartside.desktop.ui.Names;
import ca.chartside.desktop.ui.PlainText;
import ca.chartside.desktop.ui.RepaintOnFocus;
import com.formdev.flatlaf.FlatClientProperties;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Cursor;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.RoundRectangle2D;
import javax.swing.BorderFactory;
import javax.swing.ButtonGroup;
import javax.swing.Icon;
import javax.swing.JPanel;
import javax.swing.JToggleButton;
import javax.swing.UIManager;
import org.kordamp.ikonli.materialdesign2.MaterialDesignN;

/**
 * "Message | Note" (M15). A dot marks the one that is not shown while something is written in it. Event thread only.
 */
final class ModeSwitch extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final int HEIGHT = 30;
    private static final int PAD = 10;
    private static final int DOT = 6;

    private final transient ComposerModel model;
    private final transient Messages messages;
    private final transient Icon pencil = Icons.of(MaterialDesignN.NOTE_EDIT_OUTLINE, 16, "Chartside.text2");
    private final transient Icon chosenPencil = Icons.of(MaterialDesignN.NOTE_EDIT_OUTLINE, 16, "Chartside.onNoteEdge");
    private final JToggleButton message;
    private final JToggleButton note;

    ModeSwitch(ComposerModel model, Messages messages) {
        super(null);
        this.model = model;
        this.messages = messages;
        setOpaque(false);
        setCursor(Cursor.getPredefinedCursor(Cursor.DEFAULT_CURSOR));
        message = half(messages.text("composer.mode.message"), Names.COMPOSER_MODE_MESSAGE);
        note = half(messages.text("composer.mode.note"), Names.COMPOSER_MODE_NOTE);
        note.setIconTextGap(5);
        message.addActionListener(e -> model.note(false));
        note.addActionListener(e -> model.note(true));
        ButtonGroup both = new ButtonGroup();
        both.add(message);
        both.add(note);
        update();
    }

    private JToggleButton half(String words, String name) {
        JToggleButton button = PlainText.in(new JToggleButton(words));
        button.setName(name);
        button.setContentAreaFilled(false);
        button.setBorder(BorderFactory.createEmptyBorder());
        button.setOpaque(false);
        button.setFocusPainted(false);
        button.setFont(UIManager.getFont("semibold.font").deriveFont(12f));
        button.addFocusListener(new RepaintOnFocus(this));
        button.getModel().addChangeListener(e -> repaint());
        add(button);
        return button;
    }

    void update() {
        boolean noting = model.noting();
        (noting ? note : message).setSelected(true);
        note.setEnabled(model.canNote());
        note.setIcon(noting ? chosenPencil : pencil);
        note.setDisabledIcon(pencil);
        message.setToolTipText(messages.text("composer.mode.message.hint"));
        note.setToolTipText(messages.text(model.canNote() ? "composer.mode.note.hint" : "composer.mode.note.notYet"));
        describe(message, noting);
        describe(note, !noting);
        ink();
        repaint();
    }

    /** What the dot says, too. */
    private void describe(JToggleButton half, boolean hidden) {
        String hint = half.getToolTipText();
        half.getAccessibleContext()
                .setAccessibleDescription(
                        hidden && model.hasOtherDraft() ? hint + " " + messages.text("composer.mode.draft") : hint);
    }

    private void ink() {
        boolean noting = model.noting();
        ink(message, noting ? "Chartside.noteText" : "Chartside.accentText");
        ink(note, noting ? "Chartside.onNoteEdge" : "Chartside.text2");
    }

    private static void ink(JToggleButton half, String colour) {
        half.putClientProperty(
                FlatClientProperties.STYLE,
                "foreground: $" + colour + "; selectedForeground: $" + colour + "; disabledText: $Chartside.missing");
    }

    @Override
    public Dimension getPreferredSize() {
        return new Dimension(width(message) + width(note), HEIGHT);
    }

    private static int width(JToggleButton half) {
        Icon icon = half.getIcon();
        int sign = icon == null ? 0 : icon.getIconWidth() + half.getIconTextGap();
        return 2 * PAD + sign + half.getFontMetrics(half.getFont()).stringWidth(half.getText());
    }

    @Override
    public void doLayout() {
        int first = width(message);
        message.setBounds(0, 0, first, getHeight());
        note.setBounds(first, 0, getWidth() - first, getHeight());
    }

    @Override
    protected void paintComponent(Graphics g) {
        Graphics2D g2 = (Graphics2D) g.create();
        try {
            Drawing.smooth(g2);
            boolean noting = model.noting();
            var track = new RoundRectangle2D.Float(0.5f, 0.5f, getWidth() - 1f, getHeight() - 1f, 15, 15);
            g2.setColor(UIManager.getColor(noting ? "Chartside.note" : "Chartside.surface"));
            g2.fill(track);
            g2.setColor(UIManager.getColor(noting ? "Chartside.noteEdge" : "Chartside.line"));
            g2.draw(track);
            JToggleButton chosen = noting ? note : message;
            g2.setColor(UIManager.getColor(noting ? "Chartside.noteEdge" : "Chartside.sel"));
            g2.fill(new RoundRectangle2D.Float(
                    chosen.getX() + 2f, 2, chosen.getWidth() - 4f, getHeight() - 4f, 12, 12));
            ring(g2);
            if (model.hasOtherDraft()) {
                JToggleButton hidden = noting ? message : note;
                g2.setColor(UIManager.getColor(noting ? "Chartside.accent" : "Chartside.noteEdge"));
                g2.fill(new Ellipse2D.Float(hidden.getX() + hidden.getWidth() - DOT - 3f, 4, DOT, DOT));
            }
        } finally {
            g2.dispose();
        }
    }

    private void ring(Graphics2D g2) {
        for (JToggleButton half : new JToggleButton[] {message, note}) {
            if (half.isFocusOwner()) {
                Color ring = UIManager.getColor(model.noting() ? "Chartside.noteText" : "Chartside.accent");
                g2.setColor(ring);
                g2.setStroke(new BasicStroke(2));
                g2.draw(new RoundRectangle2D.Float(
                        half.getX() + 2f, 2, half.getWidth() - 4f, getHeight() - 4f, 12, 12));
            }
        }
    }
}
