package ca.chartside.desktop.thread;

import ca.chartside.desktop.ui.Icons;
import ca.chartside.protocol.AuthorKind;
import ca.chartside.protocol.Mark;
import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.Shape;
import java.awt.geom.Area;
import java.awt.geom.Path2D;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import javax.swing.Icon;
import javax.swing.JComponent;
import javax.swing.UIManager;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignN;
import org.kordamp.ikonli.materialdesign2.MaterialDesignU;

/** Paints one row at the graphics' origin. */
final class RowPainter {
    private static final int ROUND = 12;
    private static final int CORNER = 4;

    /** How strongly the accent's colour lies over selected words: they stay legible on every bubble. */
    private static final int SELECTED = 84;

    private final JComponent on;
    private final Words words;
    private final ZoneId zone;
    private final CardPainter cards;
    private final Icon clock = Icons.of(MaterialDesignC.CLOCK_OUTLINE, RowMeasurer.ICON, "Chartside.text2");
    private final Icon tick = Icons.of(MaterialDesignC.CHECK, RowMeasurer.ICON, "Chartside.text2");
    private final Icon ticks = Icons.of(MaterialDesignC.CHECK_ALL, RowMeasurer.ICON, "Chartside.text2");
    private final Icon read = Icons.of(MaterialDesignC.CHECK_ALL, RowMeasurer.ICON, "Chartside.accentText");
    private final Icon alert = Icons.of(MaterialDesignA.ALERT_CIRCLE_OUTLINE, RowMeasurer.ICON, "Chartside.red");
    private final Icon bounced = Icons.of(MaterialDesignE.EMAIL_ALERT_OUTLINE, RowMeasurer.ICON, "Chartside.red");
    private final Icon takenBack = Icons.of(MaterialDesignU.UNDO_VARIANT, RowMeasurer.ICON, "Chartside.text2");
    private final Icon pencil = Icons.of(MaterialDesignN.NOTE_EDIT_OUTLINE, RowMeasurer.ICON, "Chartside.noteLabel");
    private final Icon filed = Icons.of(MaterialDesignF.FOLDER_ACCOUNT_OUTLINE, RowMeasurer.ICON, "Chartside.text2");
    private final Icon noContact = Icons.of(MaterialDesignE.EMAIL_OFF_OUTLINE, RowMeasurer.ICON, "Chartside.red");

    RowPainter(JComponent on, Words words, ZoneId zone, CardPainter cards) {
        this.cards = cards;
        this.on = on;
        this.words = words;
        this.zone = zone;
    }

    /** What of a row is particular to this painting. @param marks what of its text was found */
    record Look(
            int width,
            LocalDate today,
            String firstName,
            boolean current,
            int selectedFrom,
            int selectedTo,
            List<Mark> marks) {}

    void paint(Graphics2D g, RowBox box, Fonts fonts, Look look) {
        switch (box.row()) {
            case ThreadRow.Day day -> centred(g, box, fonts, words.day(day.date(), look.today()), look.width());
            case ThreadRow.New fresh -> newLine(g, box, fonts, look.width());
            case ThreadRow.Bubble bubble -> bubble(g, box, bubble.item(), fonts, look);
            case ThreadRow.Note note -> note(g, box, note.item(), fonts, look);
            case ThreadRow.Line line -> line(g, box, look);
        }
    }

    private static void centred(Graphics2D g, RowBox box, Fonts fonts, String said, int width) {
        Rectangle by = box.by();
        if (by != null) {
            g.setFont(fonts.small());
            g.setColor(colour("Chartside.text3"));
            int x = (width - fonts.smallMetrics().stringWidth(said)) / 2;
            g.drawString(said, x, baseline(by, fonts.smallMetrics()));
        }
    }

    private void newLine(Graphics2D g, RowBox box, Fonts fonts, int width) {
        Rectangle by = box.by();
        if (by == null) {
            return;
        }
        String said = words.unread();
        int needed = fonts.smallBoldMetrics().stringWidth(said);
        int x = (width - needed) / 2;
        int middle = by.y + by.height / 2;
        Graphics2D faint = (Graphics2D) g.create();
        faint.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, 0.55f));
        faint.setColor(colour("Chartside.accent"));
        faint.fillRect(0, middle, x - 8, 1);
        faint.fillRect(x + needed + 8, middle, width - x - needed - 8, 1);
        faint.dispose();
        g.setFont(fonts.smallBold());
        g.setColor(colour("Chartside.accentText"));
        g.drawString(said, x, baseline(by, fonts.smallBoldMetrics()));
    }

    private void bubble(Graphics2D g, RowBox box, ThreadItem item, Fonts fonts, Look look) {
        Rectangle bubble = box.bubble();
        TextBlock block = box.block();
        if (bubble == null || block == null) {
            return;
        }
        boolean staff = item.author() == AuthorKind.STAFF;
        if (box.by() != null) {
            by(g, box.by(), item, fonts, staff);
        }
        boolean gone = item.takenBackAt() != null;
        Path2D shape = shape(bubble, staff ? ROUND : CORNER, staff ? CORNER : ROUND, ROUND, ROUND);
        String ground = gone ? "Chartside.bg" : staff ? "Chartside.staff" : "Chartside.sunken";
        if (!item.text().isEmpty() || box.cards().isEmpty()) {
            g.setColor(colour(ground));
            g.fill(shape);
            if (gone) {
                g.setColor(colour("Chartside.line"));
                g.draw(shape);
            }
            text(g, box, block, look, gone ? "Chartside.text3" : "Chartside.text", gone);
        }
        box.cards().forEach(card -> cards.paint(g, card, fonts, ground, item.seq() > 0));
        ring(g, shape, look);
        state(g, box, item, fonts, look);
        filed(g, box, item, fonts);
    }

    private void filed(Graphics2D g, RowBox box, ThreadItem item, Fonts fonts) {
        Rectangle where = box.filed();
        if (where != null) {
            filed.paintIcon(on, g, where.x, where.y + 1);
            g.setFont(fonts.small());
            g.setColor(colour("Chartside.text2"));
            g.drawString(
                    words.filed(item, zone), where.x + RowMeasurer.ICON + 4, baseline(where, fonts.smallMetrics()));
        }
    }

    private static void ring(Graphics2D g, Shape around, Look look) {
        if (look.current()) {
            g.setColor(colour("Chartside.accent"));
            g.setStroke(new BasicStroke(2));
            g.draw(around);
        }
    }

    private static void text(Graphics2D g, RowBox box, TextBlock block, Look look, String ink, boolean struck) {
        Color accent = colour("Chartside.accent");
        Color found = colour("Chartside.found");
        look.marks().forEach(mark -> block.mark(g, box.words().x, box.words().y, mark.start(), mark.end(), found));
        block.paint(
                g,
                box.words().x,
                box.words().y,
                look.selectedFrom(),
                look.selectedTo(),
                colour(ink),
                new Color(accent.getRed(), accent.getGreen(), accent.getBlue(), SELECTED),
                struck);
    }

    private void note(Graphics2D g, RowBox box, ThreadItem item, Fonts fonts, Look look) {
        Rectangle ground = box.bubble();
        Rectangle by = box.by();
        TextBlock block = box.block();
        if (ground == null || by == null || block == null) {
            return;
        }
        Path2D shape = shape(ground, CORNER, 8, 8, CORNER);
        g.setColor(colour("Chartside.note"));
        g.fill(shape);
        Area edge = new Area(shape);
        edge.intersect(new Area(new Rectangle(ground.x, ground.y, RowMeasurer.EDGE, ground.height)));
        g.setColor(colour("Chartside.noteEdge"));
        g.fill(edge);
        ring(g, shape, look);
        pencil.paintIcon(on, g, by.x, by.y + 1);
        String label = words.note();
        String rest = words.noteBy(item, zone);
        int x = by.x + RowMeasurer.ICON + 5;
        int after = x + fonts.smallBoldMetrics().stringWidth(label);
        String stays = rest + words.noteStays();
        if (after + fonts.smallMetrics().stringWidth(stays) <= by.x + by.width) {
            rest = stays;
        }
        int y = baseline(by, fonts.smallMetrics());
        g.setColor(colour("Chartside.noteLabel"));
        g.setFont(fonts.smallBold());
        g.drawString(label, x, y);
        g.setFont(fonts.small());
        g.drawString(rest, after, y);
        text(g, box, block, look, "Chartside.noteText", false);
        box.cards().forEach(card -> cards.paint(g, card, fonts, "Chartside.surface", item.seq() > 0));
        filed(g, box, item, fonts);
    }

    private static void line(Graphics2D g, RowBox box, Look look) {
        Rectangle ground = box.bubble();
        TextBlock block = box.block();
        if (ground != null && block != null) {
            ring(g, shape(ground, CORNER, CORNER, CORNER, CORNER), look);
            text(g, box, block, look, "Chartside.text2", false);
        }
    }

    private void by(Graphics2D g, Rectangle by, ThreadItem item, Fonts fonts, boolean staff) {
        String author = words.author(item);
        String time = " " + words.time(item.at(), zone);
        int authorWidth = fonts.smallBoldMetrics().stringWidth(author);
        int x = staff ? by.x + by.width - authorWidth - fonts.smallMetrics().stringWidth(time) : by.x;
        int y = baseline(by, fonts.smallMetrics());
        g.setFont(fonts.smallBold());
        g.setColor(colour("Chartside.text2"));
        g.drawString(author, x, y);
        g.setFont(fonts.small());
        g.setColor(colour("Chartside.text3"));
        g.drawString(time, x + authorWidth, y);
    }

    private void state(Graphics2D g, RowBox box, ThreadItem item, Fonts fonts, Look look) {
        Rectangle where = box.state();
        MessageState state = item.state();
        if (where == null || state == null) {
            return;
        }
        boolean gone = item.takenBackAt() != null;
        boolean isRead = RowMeasurer.read(item);
        FontMetrics metrics = isRead ? fonts.smallBoldMetrics() : fonts.smallMetrics();
        g.setFont(isRead ? fonts.smallBold() : fonts.small());
        boolean failed = state.failed() && !gone;
        g.setColor(colour(failed ? "Chartside.red" : isRead ? "Chartside.accentText" : "Chartside.text2"));
        (gone ? takenBack : icon(state)).paintIcon(on, g, where.x, where.y + 1);
        int y = baseline(where, metrics);
        g.drawString(words.state(item, zone, look.firstName()), where.x + RowMeasurer.ICON + 4, y);
        g.setFont(fonts.smallBold());
        g.setColor(colour("Chartside.accentText"));
        for (RowBox.Action action : box.actions()) {
            g.drawString(action.words(), action.where().x, y);
        }
        TextBlock fault = box.fault();
        if (fault != null) {
            Color red = colour("Chartside.red");
            fault.paint(g, look.width() - 4 - fault.width(), where.y + where.height, 0, 0, red, red, false);
        }
    }

    private Icon icon(MessageState state) {
        return switch (state) {
            case HELD, SENDING, WAITING -> clock;
            case STORED -> tick;
            case SENT -> ticks;
            case READ -> read;
            case NOT_SENT -> alert;
            case NOT_DELIVERED -> bounced;
            case NO_CONTACT -> noContact;
        };
    }

    /** The corners from the upper left on, clockwise. */
    private static Path2D shape(Rectangle r, float first, float second, float third, float fourth) {
        float x2 = r.x + r.width;
        float y2 = r.y + r.height;
        Path2D path = new Path2D.Float();
        path.moveTo(r.x + first, r.y);
        path.lineTo(x2 - second, r.y);
        path.quadTo(x2, r.y, x2, r.y + second);
        path.lineTo(x2, y2 - third);
        path.quadTo(x2, y2, x2 - third, y2);
        path.lineTo(r.x + fourth, y2);
        path.quadTo(r.x, y2, r.x, y2 - fourth);
        path.lineTo(r.x, r.y + first);
        path.quadTo(r.x, r.y, r.x + first, r.y);
        path.closePath();
        return path;
    }

    private static int baseline(Rectangle line, FontMetrics metrics) {
        return line.y + (line.height - metrics.getHeight()) / 2 + metrics.getAscent();
    }

    private static Color colour(String name) {
        return UIManager.getColor(name);
    }
}
