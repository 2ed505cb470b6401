package ca.chartside.desktop.thread;

import ca.chartside.desktop.ui.FileText;
import ca.chartside.desktop.ui.Icons;
import ca.chartside.protocol.StoredFile;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.TexturePaint;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import javax.swing.Icon;
import javax.swing.JComponent;
import javax.swing.SwingUtilities;
import javax.swing.UIManager;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;

/** Paints the card of a file: its sign, its name, its kind and size, and the arrow that saves it. */
final class CardPainter {
    /** Around the square at the left. */
    private static final int INSET = 8;

    private final JComponent on;
    private final Words words;
    private final Predicate<UUID> busy;
    private Function<StoredFile, @Nullable BufferedImage> thumbnails = file -> null;
    private final Icon save = Icons.of(MaterialDesignD.DOWNLOAD, 20, "Chartside.text2");

    /** @param busy whether a file is on its way to this computer */
    CardPainter(JComponent on, Words words, Predicate<UUID> busy) {
        this.on = on;
        this.words = words;
        this.busy = busy;
    }

    /** @param known a picture's thumbnail, a square; null as long as there is none */
    void thumbnails(Function<StoredFile, @Nullable BufferedImage> known) {
        thumbnails = known;
    }

    /** @param ground the colour's name @param stored whether the server has it, so that it can be opened and saved */
    void paint(Graphics2D g, RowBox.Card card, Fonts fonts, String ground, boolean stored) {
        Rectangle r = card.where();
        StoredFile file = card.file();
        g.setColor(UIManager.getColor(ground));
        g.fill(new RoundRectangle2D.Float(r.x, r.y, r.width, r.height, 24, 24));
        int side = r.height - 2 * INSET;
        String name = words.fileName(file);
        square(g, r.x + INSET, r.y + INSET, side, file, name, stored);
        int left = r.x + INSET + side + 10;
        int first = r.y + r.height / 2 - 4;
        int right = stored ? card.save().x : r.x + r.width - 12;
        FontMetrics bold = on.getFontMetrics(UIManager.getFont("semibold.font").deriveFont(13f));
        g.setFont(bold.getFont());
        g.setColor(UIManager.getColor("Chartside.text"));
        g.drawString(cut(name, bold, right - left), left, first);
        g.setFont(fonts.small());
        g.setColor(UIManager.getColor("Chartside.text2"));
        String about = busy.test(file.id()) ? words.fileComing() : words.fileAbout(file);
        g.drawString(cut(about, fonts.smallMetrics(), right - left), left, first + 17);
        if (stored) {
            Rectangle at = card.save();
            save.paintIcon(on, g, at.x + (at.width - 20) / 2 - 2, at.y + (at.height - 20) / 2);
        }
    }

    private void square(Graphics2D g, int x, int y, int side, StoredFile file, String name, boolean stored) {
        Shape edge = new RoundRectangle2D.Float(x, y, side, side, 16, 16);
        g.setColor(UIManager.getColor("Chartside.surface"));
        g.fill(edge);
        BufferedImage thumbnail = stored ? thumbnails.apply(file) : null;
        if (thumbnail == null) {
            Icon sign = FileText.sign(file.mediaType(), name, 22, "Chartside.text2");
            sign.paintIcon(on, g, x + (side - sign.getIconWidth()) / 2, y + (side - sign.getIconHeight()) / 2);
            return;
        }
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        g.setPaint(new TexturePaint(thumbnail, new Rectangle(x, y, side, side)));
        g.fill(edge);
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
