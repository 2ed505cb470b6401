package ca.chartside.desktop.inbox;

import ca.chartside.desktop.ui.PatientText;
import ca.chartside.protocol.Mark;
import ca.chartside.protocol.Patient;
import ca.chartside.protocol.SearchPage;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.swing.UIManager;

/**
 * A line of text and what of it was found.
 *
 * @param marks from left to right, within the text, none over another
 */
record Marked(String text, List<Mark> marks) {
    private static final String MORE = "…";

    /** Nothing of it was found. */
    static Marked plain(String text) {
        return new Marked(text, List.of());
    }

    /** @param before what stands before {@code text} and was not looked through */
    static Marked behind(String before, String text, List<Mark> marks) {
        return new Marked(before + text, moved(marks, before.length()));
    }

    /** As {@link PatientText#listName}. */
    static Marked name(SearchPage.Hit hit) {
        Patient patient = hit.conversation().patient();
        String shown = PatientText.listName(patient);
        String first = patient.firstName().strip();
        int behind = shown.length() - first.length();
        List<Mark> last = hit.lastNameMarks().stream()
                .map(mark ->
                        new Mark(capitals(patient.lastName(), mark.start()), capitals(patient.lastName(), mark.end())))
                .toList();
        int blank = patient.firstName().indexOf(first);
        return new Marked(
                shown,
                Stream.concat(last.stream(), moved(hit.firstNameMarks(), behind - blank).stream())
                        .filter(mark -> mark.start() >= 0 && mark.start() < mark.end() && mark.end() <= shown.length())
                        .toList());
    }

    /** Where a place in a name lies once the name is in capitals: some letters become two. */
    private static int capitals(String name, int place) {
        return name.substring(0, Math.min(place, name.length()))
                .stripLeading()
                .toUpperCase(Locale.ROOT)
                .length();
    }

    private static List<Mark> moved(List<Mark> marks, int by) {
        return marks.stream()
                .map(mark -> new Mark(mark.start() + by, mark.end() + by))
                .toList();
    }

    /** In what it is written: what was found is stronger. */
    record Type(FontMetrics plain, FontMetrics strong) {
        static Type of(Graphics2D g2, Font plain, Font strong) {
            return new Type(g2.getFontMetrics(plain), g2.getFontMetrics(strong));
        }
    }

    private record Piece(String text, boolean found) {}

    private List<Piece> pieces(int from, int to) {
        List<Piece> pieces = new ArrayList<>();
        int at = from;
        for (Mark mark : marks) {
            int start = Math.clamp(mark.start(), at, to);
            int end = Math.clamp(mark.end(), at, to);
            if (start < end) {
                pieces.add(new Piece(text.substring(at, start), false));
                pieces.add(new Piece(text.substring(start, end), true));
                at = end;
            }
        }
        pieces.add(new Piece(text.substring(at, to), false));
        return pieces;
    }

    private int width(int from, int to, Type type) {
        return pieces(from, to).stream()
                .mapToInt(piece -> (piece.found() ? type.strong() : type.plain()).stringWidth(piece.text()))
                .sum();
    }

    int width(Type type) {
        return width(0, text.length(), type);
    }

    /** Cut at the end where it is wider, and at the beginning where the first word that was found would else be cut away. */
    Marked clip(Type type, int width) {
        if (width(type) <= width) {
            return this;
        }
        int more = type.plain().stringWidth(MORE);
        int from = marks.isEmpty() || width(0, marks.getFirst().end(), type) + more <= width
                ? 0
                : before(marks.getFirst(), type, width - more);
        String head = from > 0 ? MORE : "";
        int room = width - (from > 0 ? more : 0);
        if (width(from, text.length(), type) <= room) {
            return cut(head, from, text.length(), "");
        }
        int low = from;
        int high = text.length();
        while (low < high) {
            int middle = (low + high + 1) / 2;
            if (width(from, middle, type) + more <= room) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        if (low > from && Character.isHighSurrogate(text.charAt(low - 1))) {
            low--;
        }
        return cut(head, from, low, MORE);
    }

    /** Where to begin so that what was found is seen: with the words before it that fill half the room, or with all behind it. */
    private int before(Mark found, Type type, int room) {
        int from = found.start();
        int before = wordBefore(from);
        while (before < from
                && (width(before, found.end(), type) <= room / 2 || width(before, text.length(), type) <= room)) {
            from = before;
            before = wordBefore(from);
        }
        return from;
    }

    private int wordBefore(int place) {
        return place < 2 ? 0 : text.lastIndexOf(' ', place - 2) + 1;
    }

    private Marked cut(String head, int from, int to, String tail) {
        List<Mark> left = marks.stream()
                .filter(mark -> mark.end() > from && mark.start() < to)
                .map(mark -> new Mark(
                        Math.max(mark.start(), from) - from + head.length(),
                        Math.min(mark.end(), to) - from + head.length()))
                .toList();
        return new Marked(head + text.substring(from, to) + tail, left);
    }

    /**
     * @param ink of what was not found
     * @return where it ends
     */
    int paint(Graphics2D g2, Type type, String ink, int x, float base) {
        int at = x;
        for (Piece piece : pieces(0, text.length())) {
            FontMetrics metrics = piece.found() ? type.strong() : type.plain();
            int width = metrics.stringWidth(piece.text());
            if (piece.found()) {
                g2.setColor(UIManager.getColor("Chartside.found"));
                g2.fill(new RoundRectangle2D.Float(
                        at - 1f, base - metrics.getAscent(), width + 2f, metrics.getHeight(), 6, 6));
            }
            g2.setFont(metrics.getFont());
            g2.setColor(UIManager.getColor(piece.found() ? "Chartside.text" : ink));
            g2.drawString(piece.text(), at, base);
            at += width;
        }
        return at;
    }
}
