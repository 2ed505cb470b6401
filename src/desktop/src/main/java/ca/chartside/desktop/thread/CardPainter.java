package ca.chartside.desktop.thread;

import ca.chartside.desktop.ui.FileText;
import ca.chartside.desktop.ui.Icons;
import ca.chartside.protocol.StoredFile;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.RoundRectangle2D;
import java.util.UUID;
import java.util.function.Predicate;
import javax.swing.Icon;
import javax.swing.JComponent;
import javax.swing.SwingUtilities;
import javax.swing.UIManager;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;

/** Paints the card of a file: its sign, its name, its kind and size, and the arrow that saves it. */
final class CardPainter {
    private static final int BOX = 40;

    private final JComponent on;
    private final Words words;
    private final Predicate<UUID> busy;
    private final Icon save = Icons.of(MaterialDesignD.DOWNLOAD, 20, "Chartside.text2");

    /** @param busy whether a file is on its way to this computer */
    CardPainter(JComponent on, Words words, Predicate<UUID> busy) {
        this.on = on;
        this.words = words;
        this.busy = busy;
    }

    /** @param ground the colour's name @param stored whether the server has it, so that it can be opened and saved */
    void paint(Graphics2D g, RowBox.Card card, Fonts fonts, String ground, boolean stored) {
        Rectangle r = card.where();
        StoredFile file = card.file();
        g.setColor(UIManager.getColor(ground));
        g.fill(new RoundRectangle2D.Float(r.x, r.y, r.width, r.height, 24, 24));
        int inset = (r.height - BOX) / 2;
        g.setColor(UIManager.getColor("Chartside.surface"));
        g.fill(new RoundRectangle2D.Float(r.x + inset, r.y + inset, BOX, BOX, 16, 16));
        String name = words.fileName(file);
        Icon sign = FileText.sign(file.mediaType(), name, 22, "Chartside.text2");
        sign.paintIcon(
                on, g, r.x + inset + (BOX - sign.getIconWidth()) / 2, r.y + inset + (BOX - sign.getIconHeight()) / 2);
        int left = r.x + inset + BOX + 10;
        int right = stored ? card.save().x : r.x + r.width - 12;
        FontMetrics bold = on.getFontMetrics(UIManager.getFont("semibold.font").deriveFont(13f));
        g.setFont(bold.getFont());
        g.setColor(UIManager.getColor("Chartside.text"));
        g.drawString(cut(name, bold, right - left), left, r.y + 24);
        g.setFont(fonts.small());
        g.setColor(UIManager.getColor("Chartside.text2"));
        String about = busy.test(file.id()) ? words.fileComing() : words.fileAbout(file);
        g.drawString(cut(about, fonts.smallMetrics(), right - left), left, r.y + 41);
        if (stored) {
            Rectangle at = card.save();
            save.paintIcon(on, g, at.x + (at.width - 20) / 2 - 2, at.y + (at.height - 20) / 2);
        }
    }

    private String cut(String text, FontMetrics metrics, int width) {
        return SwingUtilities.layoutCompoundLabel(
                metrics,
                text,
                null,
                0,
                0,
                0,
                0,
                new Rectangle(0, 0, Math.max(1, width), 100),
                new Rectangle(),
                new Rectangle(),
                0);
    }
}
