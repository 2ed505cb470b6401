package ca.chartside.desktop.inbox;

import ca.chartside.desktop.ui.Icons;
import ca.chartside.desktop.ui.Messages;
import ca.chartside.protocol.MessageKind;
import ca.chartside.protocol.SearchPage;
import java.awt.Component;
import java.awt.Font;
import java.awt.Graphics2D;
import java.util.StringJoiner;
import javax.swing.Icon;
import javax.swing.UIManager;
import org.kordamp.ikonli.materialdesign2.MaterialDesignN;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/** The second line of a conversation that was found: its file's name, and the words around what was found, with their author. */
final class HitLine {
    private static final int TOP = 33;
    private static final int LINE = 20;
    private static final int GAP = 4;

    private final Messages messages;
    private final RowText text;
    private final Icon clip = Icons.of(MaterialDesignP.PAPERCLIP, 14, "Chartside.text2");
    private final Icon pencil = Icons.of(MaterialDesignN.NOTE_EDIT_OUTLINE, 14, "Chartside.noteLabel");

    HitLine(Messages messages, RowText text) {
        this.messages = messages;
        this.text = text;
    }

    String spoken(SearchPage.Hit hit) {
        StringJoiner said = new StringJoiner(", ");
        if (hit.kind() == MessageKind.NOTE) {
            said.add(messages.text("search.spoken.note"));
        }
        if (!hit.snippet().isEmpty()) {
            said.add(text.found(hit).text());
        }
        String file = hit.fileName();
        if (file != null) {
            said.add(messages.text("search.spoken.file", file));
        }
        return said.toString();
    }

    /** @param right where it has to end */
    void paint(Graphics2D g2, Component c, SearchPage.Hit hit, int left, int right) {
        Font plain = UIManager.getFont("defaultFont").deriveFont(12f);
        Font strong = UIManager.getFont("semibold.font").deriveFont(12f);
        Marked.Type type = Marked.Type.of(g2, plain, strong);
        float base = Cells.base(type.plain(), TOP, LINE);
        String ink = hit.conversation().unread() ? "Chartside.text" : "Chartside.text2";
        int x = left;
        String file = hit.fileName();
        if (file != null) {
            x = sign(g2, c, clip, x);
            // A word that was found beside it is to be seen, too.
            int room = hit.marks().isEmpty() ? right - x : (right - x) / 2;
            x = new Marked(file, hit.fileNameMarks()).clip(type, room).paint(g2, type, ink, x, base) + 2 * GAP;
        }
        if (right - x > 2 * LINE && !hit.snippet().isEmpty()) {
            if (hit.kind() == MessageKind.NOTE) {
                x = sign(g2, c, pencil, x);
            }
            text.found(hit).clip(type, right - x).paint(g2, type, ink, x, base);
        }
    }

    private static int sign(Graphics2D g2, Component c, Icon sign, int x) {
        sign.paintIcon(c, g2, x, TOP + (LINE - sign.getIconHeight()) / 2);
        return x + sign.getIconWidth() + GAP;
    }
}
