package ca.chartside.desktop.replies;

import ca.chartside.desktop.net.ApiException;
import ca.chartside.desktop.ui.Buttons;
import ca.chartside.desktop.ui.Icons;
import ca.chartside.desktop.ui.Ink;
import ca.chartside.desktop.ui.InlineBar;
import ca.chartside.desktop.ui.LimitedText;
import ca.chartside.desktop.ui.Messages;
import ca.chartside.desktop.ui.PlainText;
import ca.chartside.desktop.ui.TextEdits;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Limits;
import ca.chartside.protocol.SavedReplyRequest;
import java.awt.event.ActionEvent;
import java.util.Locale;
import java.util.UUID;
import javax.swing.AbstractAction;
import javax.swing.ButtonGroup;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JRadioButton;
import javax.swing.JTextField;
import javax.swing.KeyStroke;
import javax.swing.UIManager;
import net.miginfocom.swing.MigLayout;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;

/** Where a saved reply is written: its title, for whom, both texts, and how they will read. Event thread only. */
final class EditPage extends JPanel {
    private static final long serialVersionUID = 1L;

    private final transient ManageModel model;
    private final transient Messages messages;
    private final transient Runnable listener = this::refresh;
    private final JLabel heading = heading("");
    private final JTextField title = new JTextField(new LimitedText(Limits.SAVED_TITLE_CHARS), "", 0);
    private final JRadioButton mine;
    private final JRadioButton shared;
    private final ReplyArea english;
    private final ReplyArea french;
    private final ReplyPreview preview;
    private final ReplyFiles files;
    private final InlineBar trouble =
            new InlineBar(Icons.of(MaterialDesignA.ALERT_CIRCLE_OUTLINE, 18, "Chartside.red"), 36);
    private final InlineBar discarding =
            new InlineBar(Icons.of(MaterialDesignA.ALERT_CIRCLE_OUTLINE, 18, "Chartside.text2"), 36);
    private final JButton again;
    private final JButton asNew;
    private final JButton goOn;
    private final JButton save;
    private ReplyArea writing;
    private @Nullable UUID shown;

    /** While the fields take what the model has, nothing is typed. */
    private boolean taking;

    EditPage(ManageModel model, Messages messages) {
        super(new MigLayout(
                "insets 16 0 16 0, gap 0, wrap 1, hidemode 3", "[" + RepliesPanel.WIDTH + "::,grow,fill]", ""));
        this.model = model;
        this.messages = messages;
        Ink.on("Chartside.pop", this);
        mine = choice("replies.edit.mine", messages.text("replies.edit.mine"));
        shared = choice("replies.edit.shared", messages.text("replies.edit.shared"));
        english = new ReplyArea("replies.edit.english", messages.text("replies.edit.english"));
        french = new ReplyArea("replies.edit.french", messages.text("replies.edit.french"));
        writing = messages.locale().getLanguage().equals("fr") ? french : english;
        preview = new ReplyPreview(model.replies().blanks(), messages);
        files = new ReplyFiles(model, messages);
        trouble.setName("replies.edit.trouble");
        again = trouble.addAction("replies.edit.again", messages.text("replies.again"), model::again);
        asNew = trouble.addAction("replies.edit.asNew", messages.text("replies.edit.asNew"), model::saveAsNew);
        discarding.setName("replies.edit.discarding");
        discarding.addAction("replies.edit.discard", messages.text("replies.edit.discard.yes"), model::discard);
        goOn = discarding.addAction("replies.edit.goOn", messages.text("replies.edit.discard.no"), () -> {
            model.goOn();
            focus();
        });
        discarding.say(messages.text("replies.edit.discard"));
        save = new JButton(messages.text("replies.edit.save"));
        layOut();
        listen();
        model.onChange(listener);
        refresh();
    }

    static JLabel heading(String words) {
        JLabel heading = PlainText.label(words);
        heading.setFont(UIManager.getFont("semibold.font").deriveFont(16f));
        return Ink.of("Chartside.text", heading);
    }

    private static JRadioButton choice(String name, String words) {
        JRadioButton choice = PlainText.in(new JRadioButton(words));
        choice.setName(name);
        choice.setOpaque(false);
        return choice;
    }

    static JLabel label(String words, @Nullable JComponent of) {
        JLabel label = PlainText.label(words);
        label.setFont(UIManager.getFont("defaultFont").deriveFont(12f));
        label.setLabelFor(of);
        return Ink.of("Chartside.text2", label);
    }

    private void layOut() {
        String sides = "gapleft 20, gapright 20, ";
        add(heading, sides + "gapbottom 8");
        title.setName("replies.edit.name");
        title.getAccessibleContext().setAccessibleName(messages.text("replies.edit.name"));
        add(label(messages.text("replies.edit.name"), title), sides + "gapbottom 2");
        add(title, sides + "h 32!, gapbottom 8");
        JPanel whose = new JPanel(new MigLayout("insets 0, gap 12", "[][][]", "[24!]"));
        whose.setOpaque(false);
        ButtonGroup either = new ButtonGroup();
        either.add(mine);
        either.add(shared);
        whose.add(label(messages.text("replies.edit.for"), null));
        whose.add(mine);
        whose.add(shared);
        add(whose, sides + "gapbottom 8");
        for (ReplyArea area : new ReplyArea[] {english, french}) {
            add(label(area.getAccessibleContext().getAccessibleName(), area), sides + "gapbottom 2");
            add(area.scrolled(), sides + "h 40:84:84, gapbottom 8");
        }
        add(label(messages.text("replies.edit.other"), null), sides + "gapbottom 6");
        add(blanks(), "gapleft 20, gapright 16, gapbottom 10");
        add(files, "gapleft 18, gapright 20, gapbottom 8");
        add(label(messages.text("replies.edit.preview"), null), sides + "gapbottom 4");
        add(preview, sides + "hmin 40, growy, pushy");
        Ink.on("Chartside.sunken", trouble);
        Ink.on("Chartside.sunken", discarding);
        add(trouble, "gaptop 8");
        add(discarding, "gaptop 8");
        Buttons.main(save);
        save.setName("replies.edit.save");
        save.addActionListener(e -> model.save());
        JPanel buttons = new JPanel(new MigLayout("insets 12 20 0 20, gap 8", "push[][]", "[32!]"));
        buttons.setOpaque(false);
        buttons.add(
                RepliesPanel.plain("replies.edit.cancel", messages.text("replies.edit.cancel"), this::leave), "h 32!");
        buttons.add(save, "h 32!");
        add(buttons);
    }

    /** What can be filled in: each is written where the caret is, in that text's language. */
    private JComponent blanks() {
        JPanel row = new JPanel(new MigLayout("insets 0, gap 2", "", "[26!]"));
        row.setOpaque(false);
        row.add(label(messages.text("replies.edit.insert"), null), "gapright 4");
        for (Blank blank : Blank.values()) {
            JButton insert = Buttons.link(words(blank), "replies.blank." + blank.name());
            insert.addActionListener(e -> {
                writing.replaceSelection(blank.written(writing == french ? Locale.FRENCH : Locale.ENGLISH));
                writing.requestFocusInWindow();
            });
            Ink.on("Chartside.pop", insert);
            row.add(insert);
        }
        return row;
    }

    private String words(Blank blank) {
        return messages.text(
                switch (blank) {
                    case FIRST_NAME -> "replies.blank.firstName";
                    case MY_NAME -> "replies.blank.myName";
                    case CLINIC -> "replies.blank.clinic";
                    case PHONE -> "replies.blank.phone";
                });
    }

    private void listen() {
        TextEdits typing = new TextEdits(this::typed);
        title.getDocument().addDocumentListener(typing);
        mine.addActionListener(e -> typed());
        shared.addActionListener(e -> typed());
        for (ReplyArea area : new ReplyArea[] {english, french}) {
            area.getDocument().addDocumentListener(typing);
            area.onFocus(() -> {
                writing = area;
                preview();
            });
        }
        getInputMap(WHEN_ANCESTOR_OF_FOCUSED_COMPONENT).put(KeyStroke.getKeyStroke("ctrl ENTER"), "save");
        getActionMap().put("save", new AbstractAction() {
            private static final long serialVersionUID = 1L;

            @Override
            public void actionPerformed(ActionEvent e) {
                model.save();
            }
        });
    }

    private void typed() {
        if (!taking) {
            model.type(shared.isSelected(), title.getText(), english.getText(), french.getText());
        }
    }

    private void leave() {
        if (!model.leave() && model.discarding()) {
            goOn.requestFocusInWindow();
        }
    }

    boolean focus() {
        return title.requestFocusInWindow();
    }

    void close() {
        model.forget(listener);
    }

    private void refresh() {
        ManageModel.Edit edit = model.edit();
        if (edit == null) {
            shown = null;
            return;
        }
        if (!edit.id().equals(shown)) {
            take(edit);
        }
        heading.setText(messages.text(edit.isNew() ? "replies.edit.new.heading" : "replies.edit.heading"));
        for (JComponent field : new JComponent[] {title, mine, shared, english, french}) {
            field.setEnabled(!model.busy());
        }
        discarding.setVisible(model.discarding());
        ApiException error = model.error();
        files.refresh();
        trouble.setVisible(error != null || model.tooMany());
        asNew.setVisible(model.canSaveAsNew());
        again.setVisible(error != null && !model.canSaveAsNew() && model.refused() == null);
        if (model.tooMany()) {
            trouble.say(messages.text("replies.edit.tooMany", Limits.FILES_MAX));
        } else if (error != null) {
            trouble.say(sentence(error, model.refused()));
        }
        save.setText(messages.text(model.busy() && !model.uploading() ? "replies.edit.saving" : "replies.edit.save"));
        save.setEnabled(model.canSave());
        preview();
        revalidate();
        repaint();
    }

    /** @param file which of those that were chosen it is about; null for the reply */
    private String sentence(ApiException error, @Nullable String file) {
        if (file == null) {
            return error.sentence(messages.locale());
        }
        return error.kind() == ErrorKind.FILE_NOT_FOUND
                ? messages.text("composer.file.noFile", file)
                : messages.text("composer.file.why", file, error.sentence(messages.locale()));
    }

    private void take(ManageModel.Edit edit) {
        taking = true;
        shown = edit.id();
        SavedReplyRequest now = edit.now();
        title.setText(now.title());
        english.show(now.english());
        french.show(now.french());
        mine.setSelected(!now.shared());
        shared.setSelected(now.shared());
        taking = false;
    }

    private void preview() {
        String text = writing.getText();
        preview.show(text.isBlank() ? (writing == french ? english : french).getText() : text);
    }
}
