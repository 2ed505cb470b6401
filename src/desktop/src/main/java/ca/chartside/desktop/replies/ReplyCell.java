package ca.chartside.desktop.replies;

import ca.chartside.desktop.ui.Icons;
import ca.chartside.desktop.ui.Ink;
import ca.chartside.desktop.ui.Messages;
import ca.chartside.desktop.ui.PlainText;
import ca.chartside.protocol.SavedReply;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Font;
import javax.swing.Icon;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.UIManager;
import net.miginfocom.swing.MigLayout;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/** A saved reply as a row of a list: whose it is, its title, the beginning of its text, and its language where it is not the one wanted. */
final class ReplyCell extends JPanel {
    private static final long serialVersionUID = 1L;
    static final int HEIGHT = 48;

    private final transient Messages messages;
    private final transient Icon own = Icons.of(MaterialDesignA.ACCOUNT_OUTLINE, 18, "Chartside.text2");
    private final transient Icon shared = Icons.of(MaterialDesignD.DOMAIN, 18, "Chartside.text2");
    private final JLabel whose = new JLabel();
    private final JLabel title = PlainText.label();
    private final JLabel text = PlainText.label();
    private final JLabel language = PlainText.label();
    private final JLabel files = new JLabel(Icons.of(MaterialDesignP.PAPERCLIP, 16, "Chartside.text2"));

    ReplyCell(Messages messages) {
        super(new MigLayout("insets 0 10 0 10, gap 0, hidemode 3", "[18!]10[grow,fill]8[]4[]", "push[]1[]push"));
        this.messages = messages;
        Font font = UIManager.getFont("defaultFont");
        title.setFont(font.deriveFont(13f));
        text.setFont(font.deriveFont(12f));
        language.setFont(font.deriveFont(11f));
        Ink.of("Chartside.text", title);
        Ink.of("Chartside.text2", text);
        Ink.of("Chartside.text2", language);
        // However long its words are, it is as wide as its list.
        setPreferredSize(new Dimension(100, HEIGHT));
        add(whose, "cell 0 0 1 2");
        add(title, "cell 1 0, wmin 0");
        add(language, "cell 2 0");
        add(files, "cell 3 0");
        add(text, "cell 1 1 3 1, wmin 0");
    }

    /** As it is kept, with its blanks. @param french which language is wanted */
    ReplyCell show(SavedReply reply, boolean french, boolean selected) {
        return show(reply, RepliesModel.text(reply, french), french, selected);
    }

    /** @param as the words that are shown of it */
    ReplyCell show(SavedReply reply, String as, boolean french, boolean selected) {
        boolean inFrench = RepliesModel.inFrench(reply, french);
        String words = as.replaceAll("\\s+", " ");
        whose.setIcon(reply.shared() ? shared : own);
        title.setText(reply.title());
        text.setText(words);
        language.setText(languageOf(inFrench));
        language.setVisible(inFrench != french);
        files.setVisible(!reply.files().isEmpty());
        Color ground = UIManager.getColor(selected ? "Chartside.sel" : "Chartside.pop");
        setBackground(ground);
        String owner = messages.text(reply.shared() ? "replies.shared" : "replies.mine");
        String with = reply.files().isEmpty()
                ? ""
                : " " + messages.text("replies.files.spoken", reply.files().size());
        String spoken = reply.title() + ", " + owner + ". " + words + with;
        getAccessibleContext().setAccessibleName(inFrench == french ? spoken : languageOf(inFrench) + ". " + spoken);
        return this;
    }

    private String languageOf(boolean french) {
        return messages.text(french ? "replies.language.french" : "replies.language.english");
    }

    String spoken() {
        return getAccessibleContext().getAccessibleName();
    }
}
