package ca.chartside.desktop.thread;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.LineBreakMeasurer;
import java.awt.font.TextAttribute;
import java.awt.font.TextHitInfo;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.text.AttributedString;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A message's text laid out in lines for one width. Painted, hit and selected; never read as markup. */
final class TextBlock {
    static final int LINE = 18;

    /** Lines are not broken behind an apostrophe as in "qu’elle": one that is a letter looks the same. */
    private static final Pattern WITHIN_A_WORD = Pattern.compile("(?<=\\p{L})’(?=\\p{L})");

    /** @param start of its first character in the text; {@code layout} is null for an empty line */
    private record Line(@Nullable TextLayout layout, int start, int end) {}

    private final String text;
    private final List<Links.Link> links;
    private final List<Line> lines = new ArrayList<>();
    private final float baseline;
    private final int centredIn;
    private float width;

    TextBlock(String text, int maxWidth, Font font, FontRenderContext context) {
        this(text, maxWidth, font, context, false);
    }

    /** @param centred whether each line stands in the middle of {@code maxWidth} */
    TextBlock(String text, int maxWidth, Font font, FontRenderContext context, boolean centred) {
        this.text = text;
        this.centredIn = centred ? maxWidth : 0;
        this.links = Links.in(text);
        float height = font.getLineMetrics("Ag", context).getHeight();
        this.baseline = (LINE - height) / 2 + font.getLineMetrics("Ag", context).getAscent();
        int start = 0;
        while (start <= text.length()) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end;
            paragraph(start, end, maxWidth, font, context);
            start = end + 1;
        }
    }

    private void paragraph(int start, int end, int maxWidth, Font font, FontRenderContext context) {
        if (start == end) {
            lines.add(new Line(null, start, end));
            return;
        }
        // Layouts know no tabs and no carriage returns; one character stays one.
        String shown = text.substring(start, end).replace('\t', '\u2003').replace('\r', '\u200B');
        shown = WITHIN_A_WORD.matcher(shown).replaceAll("\u02BC");
        AttributedString styled = new AttributedString(shown);
        styled.addAttribute(TextAttribute.FONT, font);
        for (Links.Link link : links) {
            if (link.start() >= start && link.end() <= end) {
                styled.addAttribute(
                        TextAttribute.UNDERLINE, TextAttribute.UNDERLINE_ON, link.start() - start, link.end() - start);
            }
        }
        LineBreakMeasurer measurer = new LineBreakMeasurer(styled.getIterator(), context);
        int at = 0;
        while (at < shown.length()) {
            TextLayout layout = measurer.nextLayout(maxWidth);
            lines.add(new Line(layout, start + at, start + measurer.getPosition()));
            width = Math.max(width, layout.getVisibleAdvance());
            at = measurer.getPosition();
        }
    }

    int width() {
        return (int) Math.ceil(width);
    }

    int height() {
        return lines.size() * LINE;
    }

    /** Where a line begins, from the block's left. */
    private float left(TextLayout line) {
        return centredIn == 0 ? 0 : (centredIn - line.getVisibleAdvance()) / 2;
    }

    /** The offset in the text nearest to a point within the block. */
    int offsetAt(float x, float y) {
        Line line = lines.get(Math.clamp((int) (y / LINE), 0, lines.size() - 1));
        if (line.layout == null || y < 0) {
            return y < 0 ? 0 : line.start;
        }
        if (y >= height()) {
            return text.length();
        }
        TextHitInfo hit = line.layout.hitTestChar(x - left(line.layout), 0);
        return Math.min(line.start + hit.getInsertionIndex(), line.end);
    }

    Links.@Nullable Link linkAt(float x, float y) {
        int index = (int) Math.floor(y / LINE);
        if (index < 0 || index >= lines.size()) {
            return null;
        }
        Line line = lines.get(index);
        if (line.layout == null) {
            return null;
        }
        float within = x - left(line.layout);
        if (within < 0 || within > line.layout.getAdvance()) {
            return null;
        }
        int at = line.start + line.layout.hitTestChar(within, 0).getCharIndex();
        for (Links.Link link : links) {
            if (at >= link.start() && at < link.end()) {
                return link;
            }
        }
        return null;
    }

    List<Links.Link> links() {
        return links;
    }

    /** Start and end of the word at an offset. */
    int[] wordAt(int offset) {
        BreakIterator words = BreakIterator.getWordInstance();
        words.setText(text);
        int end = offset >= text.length() ? text.length() : words.following(offset);
        int start = end == 0 ? 0 : words.preceding(end);
        return new int[] {start, end};
    }

    private @Nullable Shape shape(Line line, float left, float top, int from, int to) {
        int start = Math.max(from, line.start);
        int end = Math.min(to, line.end);
        return line.layout == null || start >= end
                ? null
                : AffineTransform.getTranslateInstance(left, top + baseline)
                        .createTransformedShape(
                                line.layout.getLogicalHighlightShape(start - line.start, end - line.start));
    }

    /** A ground below some of the text, wherever it stands. @param to behind its last character */
    void mark(Graphics2D g, float x, float y, int from, int to, Color ground) {
        g.setColor(ground);
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            Shape under = line.layout == null ? null : shape(line, x + left(line.layout), y + i * LINE, from, to);
            if (under != null) {
                Rectangle2D r = under.getBounds2D();
                g.fill(new RoundRectangle2D.Double(r.getX() - 1, r.getY(), r.getWidth() + 2, r.getHeight(), 6, 6));
            }
        }
    }

    /**
     * @param from selected from here…
     * @param to …up to before here; the same for no selection
     * @param struck whether a line goes through the words
     */
    void paint(Graphics2D g, float x, float y, int from, int to, Color ink, Color selected, boolean struck) {
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            if (line.layout == null) {
                continue;
            }
            float top = y + i * LINE;
            float left = x + left(line.layout);
            Shape marked = shape(line, left, top, from, to);
            if (marked != null) {
                g.setColor(selected);
                g.fill(marked);
            }
            g.setColor(ink);
            line.layout.draw(g, left, top + baseline);
            if (struck) {
                float middle = top + baseline - line.layout.getAscent() * 0.3f;
                g.fill(new Rectangle2D.Float(left, middle, line.layout.getVisibleAdvance(), 1));
            }
        }
    }
}
