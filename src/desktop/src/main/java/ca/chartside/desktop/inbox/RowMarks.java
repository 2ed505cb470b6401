package ca.chartside.desktop.inbox;

import ca.chartside.desktop.ui.Disc;
import ca.chartside.desktop.ui.Icons;
import ca.chartside.desktop.ui.Messages;
import ca.chartside.desktop.ui.PatientText;
import ca.chartside.protocol.AuthorKind;
import ca.chartside.protocol.ConversationRow;
import ca.chartside.protocol.ConversationStatus;
import java.awt.Component;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.RoundRectangle2D;
import java.util.UUID;
import javax.swing.Icon;
import javax.swing.UIManager;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;

/** What stands at the right of a row's second line: paperclip, lock, owner, then the wait, or the three dots in its place (T7). */
final class RowMarks {
    private static final int RIGHT = 12;
    private static final int TOP = 33;
    private static final int LINE = 20;
    private static final int OWNER = 20;
    private static final int DOTS = 24;
    private static final int GAP = 6;

    private final Messages messages;
    private final RowText text;
    private final UUID me;
    private final Icon lock = Icons.of(MaterialDesignL.LOCK, 14, "Chartside.text3");
    private final Icon paperclip = Icons.of(MaterialDesignP.PAPERCLIP, 15, "Chartside.text2");
    private final Icon hourglass = Icons.of(MaterialDesignT.TIMER_SAND, 13, "Chartside.text2");
    private final Icon urgentHourglass = Icons.of(MaterialDesignT.TIMER_SAND, 13, "Chartside.red");
    private final Icon eye = Icons.of(MaterialDesignE.EYE_OUTLINE, 14, "Chartside.accentText");
    private final Icon check = Icons.of(MaterialDesignC.CHECK, 14, "Chartside.text2");
    private final Icon dots = Icons.of(MaterialDesignD.DOTS_HORIZONTAL, 18, "Chartside.text");

    RowMarks(Messages messages, RowText text, UUID me) {
        this.messages = messages;
        this.text = text;
        this.me = me;
    }

    /** Where the three dots are in a row of {@code width}. */
    static Rectangle dots(int width) {
        return new Rectangle(width - RIGHT - DOTS, TOP + (LINE - DOTS) / 2, DOTS, DOTS);
    }

    /** What came of a row that has left Triage. */
    String answered(ConversationRow row) {
        if (row.lastAuthor() == AuthorKind.STAFF && !row.notDelivered()) {
            return messages.text("inbox.answered");
        }
        return messages.text(row.status() == ConversationStatus.CLOSED ? "inbox.closed" : "inbox.done");
    }

    /** "Assigned to Dr. Mei Chen"; null where it is nobody's. */
    @Nullable String owner(ConversationRow row) {
        String name = row.ownerName();
        return name == null
                ? null
                : me.equals(row.ownerId()) ? messages.text("inbox.owner.me") : messages.text("inbox.owner", name);
    }

    /**
     * @param since whether the wait is told
     * @param pointed whether the three dots stand in its place
     * @param looked whether somebody else has it open
     * @return where they begin
     */
    int paint(
            Graphics2D g2,
            Component c,
            ConversationRow row,
            boolean answered,
            boolean since,
            boolean pointed,
            boolean looked) {
        int right = c.getWidth() - RIGHT;
        Long waits = row.needsActionSince();
        if (pointed) {
            right = paintDots(g2, c);
        } else if (answered) {
            right = paintWords(g2, c, check, answered(row), "Chartside.text2", right);
        } else if (since && waits != null) {
            right = paintWords(
                    g2,
                    c,
                    row.urgent() ? urgentHourglass : hourglass,
                    text.waiting(waits),
                    row.urgent() ? "Chartside.red" : "Chartside.text2",
                    right);
        }
        String owner = row.ownerName();
        if (owner != null) {
            right = paintSign(g2, c, disc(row, owner), right);
        }
        if (row.status() == ConversationStatus.CLOSED) {
            right = paintSign(g2, c, lock, right);
        }
        if (row.hasFiles()) {
            right = paintSign(g2, c, paperclip, right);
        }
        return looked ? paintSign(g2, c, eye, right) : right;
    }

    private Disc disc(ConversationRow row, String owner) {
        String initials = PatientText.initials(owner);
        return me.equals(row.ownerId()) ? Disc.me(initials, OWNER) : Disc.neutral(initials, OWNER);
    }

    private int paintDots(Graphics2D g2, Component c) {
        Rectangle box = dots(c.getWidth());
        g2.setColor(UIManager.getColor("Chartside.pop"));
        g2.fill(new RoundRectangle2D.Double(box.x, box.y, box.width, box.height, 12, 12));
        dots.paintIcon(c, g2, box.x + (DOTS - dots.getIconWidth()) / 2, box.y + (DOTS - dots.getIconHeight()) / 2);
        return box.x;
    }

    private static int paintSign(Graphics2D g2, Component c, Icon sign, int right) {
        int x = right - sign.getIconWidth() - (right == c.getWidth() - RIGHT ? 0 : GAP);
        sign.paintIcon(c, g2, x, TOP + (LINE - sign.getIconHeight()) / 2);
        return x;
    }

    private static int paintWords(Graphics2D g2, Component c, Icon sign, String words, String ink, int right) {
        Font font = UIManager.getFont("defaultFont").deriveFont(11f);
        g2.setFont(font);
        g2.setColor(UIManager.getColor(ink));
        FontMetrics metrics = g2.getFontMetrics();
        int x = right - metrics.stringWidth(words);
        g2.drawString(words, x, Cells.base(metrics, TOP, LINE));
        x -= 3 + sign.getIconWidth();
        sign.paintIcon(c, g2, x, TOP + (LINE - sign.getIconHeight()) / 2);
        return x;
    }
}
