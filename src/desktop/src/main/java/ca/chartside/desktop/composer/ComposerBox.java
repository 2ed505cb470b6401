package ca.chartside.desktop.composer;

import ca.chartside.desktop.ui.Drawing;
import ca.chartside.desktop.ui.Ink;
import ca.chartside.desktop.ui.Messages;
import ca.chartside.desktop.ui.Names;
import ca.chartside.desktop.ui.PatientText;
import ca.chartside.desktop.ui.RepaintOnFocus;
import ca.chartside.desktop.ui.Sentence;
import ca.chartside.protocol.Patient;
import ca.chartside.protocol.SendMode;
import com.formdev.flatlaf.FlatClientProperties;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Cursor;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.geom.RoundRectangle2D;
import javax.swing.BorderFactory;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.ScrollPaneConstants;
import javax.swing.UIManager;
import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;

/** The framed box: whom it goes to, the text, and the button. Event thread only. */
final class ComposerBox extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final int TO = 32;
    private static final int BAR = 44;
    private static final int EDGE = 2;

    private final transient ComposerModel model;
    private final transient Messages messages;
    private final Sentence to = new Sentence(12, "Chartside.text2", "Chartside.text");
    private final DraftArea text;
    private final JScrollPane scroll;
    private final JLabel hint = new JLabel();
    private final SplitButton send;

    /** While the box takes the model's text, it is not typed. */
    private boolean taking;

    ComposerBox(ComposerModel model, Messages messages) {
        super(null);
        this.model = model;
        this.messages = messages;
        this.text = new DraftArea(messages);
        this.scroll = new JScrollPane(
                text, ScrollPaneConstants.VERTICAL_SCROLLBAR_AS_NEEDED, ScrollPaneConstants.HORIZONTAL_SCROLLBAR_NEVER);
        this.send = new SplitButton(messages.text("composer.sendMenu"));
        setOpaque(false);
        to.setName(Names.COMPOSER_TO);
        scroll.setBorder(BorderFactory.createEmptyBorder());
        scroll.setOpaque(false);
        scroll.getViewport().setOpaque(false);
        scroll.getVerticalScrollBar()
                .putClientProperty(FlatClientProperties.STYLE, "track: $Chartside.surface; width: 10");
        hint.setText(messages.text("composer.hint"));
        hint.setFont(UIManager.getFont("defaultFont").deriveFont(11f));
        Ink.of("Chartside.text3", hint);
        add(to);
        add(scroll);
        add(hint);
        add(send);
        listen();
    }

    private void listen() {
        text.getDocument().addDocumentListener(new DocumentListener() {
            @Override
            public void insertUpdate(DocumentEvent e) {
                typed();
            }

            @Override
            public void removeUpdate(DocumentEvent e) {
                typed();
            }

            @Override
            public void changedUpdate(DocumentEvent e) {}
        });
        text.key("composer.send", KeyEvent.VK_ENTER, 0, () -> model.send(model.mainMode()));
        text.key(
                "composer.allowReplies",
                KeyEvent.VK_ENTER,
                InputEvent.SHIFT_DOWN_MASK,
                () -> model.send(SendMode.ALLOW_REPLIES));
        text.addFocusListener(new RepaintOnFocus(this));
        send.main().addActionListener(e -> model.send(model.mainMode()));
        send.arrow().addActionListener(e -> new SendMenu(model, messages).showAbove(send));
        setCursor(Cursor.getPredefinedCursor(Cursor.TEXT_CURSOR));
        addMouseListener(new MouseAdapter() {
            @Override
            public void mousePressed(MouseEvent e) {
                focusText();
            }
        });
    }

    private void typed() {
        if (!taking) {
            model.text(text.getText());
        }
    }

    void focusText() {
        text.requestFocusInWindow();
    }

    void update() {
        Patient patient = model.to();
        if (patient == null) {
            return;
        }
        to.say(messages.text("composer.to", Sentence.bold(PatientText.fullName(patient)), patient.dateOfBirth()));
        if (!text.getText().equals(model.text())) {
            taking = true;
            text.show(model.text());
            taking = false;
        }
        send.text(messages.text(SendMenu.key(model.mainMode())));
        send.canSend(model.canSend());
        revalidate();
    }

    int heightFor(int width) {
        return toHeight(width) + text.heightFor(width - 2 * EDGE) + BAR + EDGE;
    }

    private int toHeight(int width) {
        return Math.max(TO, to.heightFor(width - 24) + 14);
    }

    @Override
    public void doLayout() {
        int width = getWidth();
        int top = toHeight(width);
        int words = to.heightFor(width - 24);
        to.setBounds(12, (top - words) / 2 + 1, width - 24, words);
        int middle = Math.max(0, getHeight() - top - BAR - EDGE);
        scroll.setBounds(EDGE, top + 1, width - 2 * EDGE, middle);
        int room = width - 16;
        int wanted = send.getPreferredSize().width;
        // Where it does not fit beside anything, it takes the whole row.
        int button = wanted > room * 3 / 4 ? room : wanted;
        int y = getHeight() - BAR + (BAR - 32) / 2 - EDGE;
        send.setBounds(width - 8 - button, y, button, 32);
        int hintWidth = hint.getPreferredSize().width;
        hint.setVisible(hintWidth + 32 + button < room);
        hint.setBounds(width - 8 - button - 14 - hintWidth, y, hintWidth, 32);
    }

    @Override
    protected void paintComponent(Graphics g) {
        Graphics2D g2 = (Graphics2D) g.create();
        try {
            Drawing.smooth(g2);
            boolean active = text.isFocusOwner();
            float stroke = active ? 2 : 1;
            var shape = new RoundRectangle2D.Float(
                    stroke / 2, stroke / 2, getWidth() - stroke, getHeight() - stroke, 16 - stroke, 16 - stroke);
            g2.setColor(UIManager.getColor("Chartside.surface"));
            g2.fill(shape);
            Color line = UIManager.getColor("Chartside.line");
            g2.setColor(line);
            g2.fillRect(EDGE, toHeight(getWidth()) - 1, getWidth() - 2 * EDGE, 1);
            g2.setColor(UIManager.getColor(active ? "Chartside.accent" : "Chartside.field"));
            g2.setStroke(new BasicStroke(stroke));
            g2.draw(shape);
        } finally {
            g2.dispose();
        }
    }
}
