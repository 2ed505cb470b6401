package ca.chartside.desktop.replies;

import ca.chartside.desktop.ui.Buttons;
import ca.chartside.desktop.ui.FileChooser;
import ca.chartside.desktop.ui.FileText;
import ca.chartside.desktop.ui.Icons;
import ca.chartside.desktop.ui.Ink;
import ca.chartside.desktop.ui.Messages;
import ca.chartside.desktop.ui.PlainText;
import ca.chartside.protocol.StoredFile;
import java.util.ArrayList;
import java.util.List;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.UIManager;
import net.miginfocom.swing.MigLayout;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/** The files that go with a saved reply, a line each, and the button that adds some. Event thread only. */
final class ReplyFiles extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final int LINE = 28;
    private static final int LINES_SHOWN = 2;

    private final transient ManageModel model;
    private final transient Messages messages;
    private final JButton attach;
    private final JPanel lines = new JPanel(new MigLayout("insets 0, gap 0, wrap 1", "[grow,fill]", "[" + LINE + "!]"));
    private final JScrollPane scroll =
            new JScrollPane(lines, JScrollPane.VERTICAL_SCROLLBAR_AS_NEEDED, JScrollPane.HORIZONTAL_SCROLLBAR_NEVER);
    private final transient List<JButton> removes = new ArrayList<>();
    private transient List<StoredFile> shown = List.of();

    ReplyFiles(ManageModel model, Messages messages) {
        super(new MigLayout("insets 0, gap 0, wrap 1, hidemode 3", "[grow,fill]", ""));
        this.model = model;
        this.messages = messages;
        setOpaque(false);
        attach = Buttons.link(messages.text("replies.edit.attach"), "replies.edit.attach");
        attach.setIcon(Icons.of(MaterialDesignP.PAPERCLIP, 16, "Chartside.accentText"));
        attach.addActionListener(e -> model.attach(FileChooser.choose(this, messages.text("composer.attach.title"))));
        Ink.on("Chartside.pop", attach);
        scroll.setBorder(BorderFactory.createEmptyBorder());
        scroll.getVerticalScrollBar().setUnitIncrement(LINE);
        Ink.on("Chartside.pop", lines);
        Ink.on("Chartside.pop", scroll);
        add(attach, "h 26!, growx 0");
        add(scroll);
        refresh();
    }

    void refresh() {
        ManageModel.Edit edit = model.edit();
        attach.setEnabled(model.canAttach());
        attach.setText(messages.text(model.uploading() ? "composer.file.wait" : "replies.edit.attach"));
        List<StoredFile> files = edit == null ? List.of() : edit.files();
        if (!files.equals(shown) || files.isEmpty()) {
            shown = files;
            lines.removeAll();
            removes.clear();
            files.forEach(file -> lines.add(line(file)));
            scroll.setVisible(!files.isEmpty());
        }
        // Half a line says that there is more.
        int tall = files.size() <= LINES_SHOWN ? files.size() * LINE : LINES_SHOWN * LINE + LINE / 2;
        ((MigLayout) getLayout()).setComponentConstraints(scroll, "h " + tall + "!");
        removes.forEach(remove -> remove.setEnabled(!model.busy()));
    }

    private JPanel line(StoredFile file) {
        JPanel line = new JPanel(new MigLayout("insets 0 4 0 0, gap 8", "[18!][grow,fill][][28!]", "[" + LINE + "!]"));
        line.setOpaque(false);
        JLabel name = PlainText.label(file.name());
        name.setToolTipText(file.name());
        name.setFont(UIManager.getFont("defaultFont").deriveFont(12f));
        JLabel size = PlainText.label(FileText.size(messages, file.size()));
        size.setFont(UIManager.getFont("defaultFont").deriveFont(11f));
        String words = messages.text("composer.file.remove", file.name());
        JButton remove =
                Buttons.icon(Icons.of(MaterialDesignC.CLOSE, 16, "Chartside.text2"), words, "replies.edit.remove");
        remove.addActionListener(e -> {
            model.remove(file);
            attach.requestFocusInWindow();
        });
        line.add(new JLabel(FileText.sign(file.mediaType(), file.name(), 18, "Chartside.text2")));
        line.add(Ink.of("Chartside.text", name), "wmin 0");
        line.add(Ink.of("Chartside.text2", size));
        line.add(remove, "h 28!, w 28!");
        removes.add(remove);
        return line;
    }
}
