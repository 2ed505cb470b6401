package ca.chartside.desktop.composer;

import ca.chartside.desktop.files.PrivateFolder;
import ca.chartside.desktop.replies.RepliesModel;
import ca.chartside.desktop.replies.ReplyPopup;
import ca.chartside.desktop.ui.Buttons;
import ca.chartside.desktop.ui.Drawing;
import ca.chartside.desktop.ui.Icons;
import ca.chartside.desktop.ui.Messages;
import ca.chartside.desktop.ui.Names;
import ca.chartside.desktop.ui.PatientText;
import ca.chartside.desktop.ui.PlainText;
import ca.chartside.desktop.ui.RepaintOnFocus;
import ca.chartside.desktop.ui.Sentence;
import ca.chartside.desktop.ui.TextEdits;
import ca.chartside.protocol.Patient;
import ca.chartside.protocol.SendMode;
import com.formdev.flatlaf.FlatClientProperties;
import java.awt.BasicStroke;
import java.awt.Cursor;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.geom.RoundRectangle2D;
import java.util.List;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.ScrollPaneConstants;
import javax.swing.UIManager;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.kordamp.ikonli.materialdesign2.MaterialDesignN;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/** The framed box: whom it goes to, the text, and the button. Event thread only. */
final class ComposerBox extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final int TO = 32;
    private static final int BAR = 44;
    private static final int BUTTON = 32;
    private static final int EDGE = 2;

    private final transient ComposerModel model;
    private final transient Messages messages;
    private final Sentence to = new Sentence(12, "Chartside.text2", "Chartside.text");
    private final Sentence about = new Sentence(12, "Chartside.noteLabel", "Chartside.noteText");
    private final JLabel pencil = new JLabel(Icons.of(MaterialDesignN.NOTE_EDIT_OUTLINE, 16, "Chartside.noteLabel"));
    private final DraftArea text;
    private final JScrollPane scroll;
    private final JLabel hint = new JLabel();
    private final ModeSwitch mode;
    private final FileInput input;
    private final JButton attach;
    private final JButton repliesButton;
    private @Nullable ReplyPopup replies;
    private final FileChips chips;
    private final JScrollPane chipScroll;
    private final SplitButton send;
    private final JButton addNote;

    /** While the box takes the model's text, it is not typed. */
    private boolean taking;

    ComposerBox(ComposerModel model, Messages messages, PrivateFolder pasted) {
        super(null);
        this.model = model;
        this.messages = messages;
        this.text = new DraftArea(messages);
        this.scroll = new JScrollPane(
                text, ScrollPaneConstants.VERTICAL_SCROLLBAR_AS_NEEDED, ScrollPaneConstants.HORIZONTAL_SCROLLBAR_NEVER);
        this.mode = new ModeSwitch(model, messages);
        this.input = new FileInput(model.attachments(), messages, pasted);
        this.attach = Buttons.icon(
                Icons.of(MaterialDesignP.PAPERCLIP, 20, "Chartside.text2"),
                messages.text("composer.attach"),
                Names.COMPOSER_ATTACH);
        this.repliesButton = Buttons.icon(
                Icons.of(MaterialDesignL.LIGHTNING_BOLT, 20, "Chartside.text2"),
                messages.text("replies.button"),
                Names.COMPOSER_REPLIES);
        this.chips = new FileChips(model.attachments(), messages, this::focusText);
        this.chipScroll = new JScrollPane(
                chips,
                ScrollPaneConstants.VERTICAL_SCROLLBAR_AS_NEEDED,
                ScrollPaneConstants.HORIZONTAL_SCROLLBAR_NEVER);
        this.send = new SplitButton(messages.text("composer.sendMenu"));
        this.addNote = addNote();
        setOpaque(false);
        to.setName(Names.COMPOSER_TO);
        about.setName(Names.COMPOSER_ABOUT);
        for (JScrollPane pane : List.of(scroll, chipScroll)) {
            pane.setBorder(BorderFactory.createEmptyBorder());
            pane.setOpaque(false);
            pane.getViewport().setOpaque(false);
        }
        for (JButton button : List.of(attach, repliesButton)) {
            button.setCursor(Cursor.getPredefinedCursor(Cursor.DEFAULT_CURSOR));
        }
        repliesButton.setVisible(false);
        hint.setFont(UIManager.getFont("defaultFont").deriveFont(11f));
        add(to);
        add(pencil);
        add(about);
        add(scroll);
        add(chipScroll);
        add(attach);
        add(repliesButton);
        add(mode);
        add(hint);
        add(send);
        add(addNote);
        colours(false);
        listen();
    }

    /** @param manage opens the dialog of saved replies */
    void offer(RepliesModel saved, Runnable manage) {
        ReplyPopup popup = new ReplyPopup(
                text,
                this,
                saved,
                messages,
                () -> model.adding() ? null : model.to(),
                model.attachments()::addCopies,
                manage);
        replies = popup;
        repliesButton.addActionListener(e -> popup.open());
        repliesButton.setVisible(true);
    }

    private static JButton addNote() {
        JButton button = PlainText.in(new JButton());
        button.setName(Names.COMPOSER_ADD_NOTE);
        button.setFont(UIManager.getFont("semibold.font").deriveFont(13f));
        button.putClientProperty(
                FlatClientProperties.STYLE,
                "margin: 0,12,0,12; minimumWidth: 0; minimumHeight: 32; arc: 16; borderWidth: 0; focusWidth: 0;"
                        + " innerFocusWidth: 2; focusColor: $Chartside.onNoteFill; background: $Chartside.noteFill;"
                        + " foreground: $Chartside.onNoteFill; focusedBackground: $Chartside.noteFill;"
                        + " hoverBackground: darken($Chartside.noteFill,6%);"
                        + " pressedBackground: darken($Chartside.noteFill,10%);"
                        + " disabledBackground: fade($Chartside.noteEdge,40%); disabledText: $Chartside.noteLabel");
        return button;
    }

    private void colours(boolean noting) {
        text.note(noting);
        hint.putClientProperty(
                FlatClientProperties.STYLE,
                noting ? "foreground: $Chartside.noteLabel" : "foreground: $Chartside.text3");
        String bar = "width: 10; track: " + (noting ? "$Chartside.note" : "$Chartside.surface");
        scroll.getVerticalScrollBar().putClientProperty(FlatClientProperties.STYLE, bar);
        chipScroll.getVerticalScrollBar().putClientProperty(FlatClientProperties.STYLE, bar);
    }

    private void listen() {
        text.getDocument().addDocumentListener(new TextEdits(this::typed));
        text.key("composer.send", KeyEvent.VK_ENTER, 0, this::leave);
        text.key(
                "composer.allowReplies",
                KeyEvent.VK_ENTER,
                InputEvent.SHIFT_DOWN_MASK,
                () -> model.send(SendMode.ALLOW_REPLIES));
        text.beforeTyping(model::undoSending);
        text.key("composer.attach", KeyEvent.VK_A, InputEvent.SHIFT_DOWN_MASK, () -> input.choose(this));
        attach.addActionListener(e -> input.choose(this));
        input.on(text);
        text.addFocusListener(new RepaintOnFocus(this));
        send.main().addActionListener(e -> model.send(model.mainMode()));
        addNote.addActionListener(e -> model.addNote());
        send.arrow().addActionListener(e -> new SendMenu(model, messages).showBeside(send, this));
        setCursor(Cursor.getPredefinedCursor(Cursor.TEXT_CURSOR));
        addMouseListener(new MouseAdapter() {
            @Override
            public void mousePressed(MouseEvent e) {
                focusText();
            }
        });
    }

    private void leave() {
        if (model.noting()) {
            model.addNote();
        } else {
            model.send(model.mainMode());
        }
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
        String name = Sentence.bold(PatientText.fullName(patient));
        to.say(messages.text("composer.to", name, patient.dateOfBirth()));
        about.say(messages.text(
                "composer.note.about",
                Sentence.bold(messages.text("composer.note.text")),
                name,
                patient.dateOfBirth()));
        boolean noting = model.noting();
        if (noting != addNote.isVisible()) {
            colours(noting);
        }
        to.setVisible(!noting);
        pencil.setVisible(noting);
        about.setVisible(noting);
        send.setVisible(!noting);
        addNote.setVisible(noting);
        addNote.setText(messages.text(model.adding() ? "composer.addNote.adding" : "composer.addNote"));
        addNote.setEnabled(model.canSend());
        text.setEditable(!model.adding());
        mode.update();
        attach.setVisible(model.attachments().canAdd());
        chips.update();
        hint.setText(messages.text(model.attachments().uploading() ? "composer.file.wait" : "composer.hint"));
        if (!text.getText().equals(model.text())) {
            taking = true;
            text.show(model.text());
            taking = false;
            if (replies != null) {
                replies.close();
            }
        }
        send.text(messages.text(SendMenu.key(model.mainMode())));
        send.canSend(model.canSend());
        revalidate();
    }

    int heightFor(int width) {
        return toHeight(width)
                + text.heightFor(width - 2 * EDGE)
                + chips.heightFor(width - 2 * EDGE)
                + barHeight(width)
                + EDGE;
    }

    /** Where the saved replies' button begins: behind the paperclip, where there is one. */
    private int repliesLeft() {
        return model.attachments().canAdd() ? 6 + BUTTON : 6;
    }

    /** Where the switch begins: behind the buttons, where there are any. */
    private int modeLeft() {
        int left = repliesLeft() + (replies == null ? 0 : BUTTON);
        return left == 6 ? 8 : left + 4;
    }

    private Sentence whom() {
        return model.noting() ? about : to;
    }

    /** Where whom it goes to begins. */
    private int whomLeft() {
        return model.noting() ? 12 + 16 + 5 : 12;
    }

    private int toHeight(int width) {
        return Math.max(TO, whom().heightFor(width - whomLeft() - 12) + 14);
    }

    private JComponent button() {
        return model.noting() ? addNote : send;
    }

    /** Whether the button stands beside the switch; where it does not fit there, it takes a row of its own. */
    private boolean oneRow(int width) {
        int needed = modeLeft() + mode.getPreferredSize().width + 8 + button().getPreferredSize().width;
        return needed <= width - 8;
    }

    private int barHeight(int width) {
        return oneRow(width) ? BAR : BAR + BUTTON + 4;
    }

    @Override
    public void doLayout() {
        int width = getWidth();
        int top = toHeight(width);
        int left = whomLeft();
        int whose = whom().heightFor(width - left - 12);
        whom().setBounds(left, (top - whose) / 2 + 1, width - left - 12, whose);
        pencil.setBounds(12, (top - 16) / 2, 16, 16);
        int bar = barHeight(width);
        int files = chips.heightFor(width - 2 * EDGE);
        int words = Math.max(0, getHeight() - top - bar - files - EDGE);
        scroll.setBounds(EDGE, top + 1, width - 2 * EDGE, words);
        chipScroll.setBounds(EDGE, top + 1 + words, width - 2 * EDGE, files);
        int room = width - 16;
        boolean oneRow = oneRow(width);
        int wide = oneRow ? button().getPreferredSize().width : room;
        int y = getHeight() - BAR + (BAR - BUTTON) / 2 - EDGE;
        button().setBounds(width - 8 - wide, y, wide, BUTTON);
        Dimension sides = mode.getPreferredSize();
        int row = oneRow ? y : y - BUTTON - 4;
        attach.setBounds(6, row, BUTTON, BUTTON);
        repliesButton.setBounds(repliesLeft(), row, BUTTON, BUTTON);
        mode.setBounds(modeLeft(), row + (BUTTON - sides.height) / 2, sides.width, sides.height);
        int hintWidth = hint.getPreferredSize().width;
        int right = oneRow ? width - 8 - wide - 12 : width - 12;
        hint.setVisible(modeLeft() + sides.width + 12 + hintWidth <= right);
        hint.setBounds(right - hintWidth, row, hintWidth, BUTTON);
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
            boolean noting = model.noting();
            g2.setColor(UIManager.getColor(noting ? "Chartside.note" : "Chartside.surface"));
            g2.fill(shape);
            g2.setColor(UIManager.getColor(noting ? "Chartside.noteEdge" : "Chartside.line"));
            g2.fillRect(EDGE, toHeight(getWidth()) - 1, getWidth() - 2 * EDGE, 1);
            String edge = active ? "Chartside.accent" : "Chartside.field";
            g2.setColor(UIManager.getColor(noting ? "Chartside.noteEdge" : edge));
            g2.setStroke(new BasicStroke(stroke));
            g2.draw(shape);
        } finally {
            g2.dispose();
        }
    }
}
