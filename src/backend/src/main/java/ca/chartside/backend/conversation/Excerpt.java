package ca.chartside.backend.conversation;

import ca.chartside.protocol.Mark;
import ca.chartside.protocol.SearchWords;
import java.util.List;

/**
 * One line of a long text, around the first word that was looked for.
 *
 * @param marks what was found in it
 */
record Excerpt(String text, List<Mark> marks) {
    private static final int LENGTH = 160;

    /** What a reader needs before the word that was found. */
    private static final int BEFORE = 40;

    private static final String MORE = "…";

    static Excerpt of(String text, List<String> beginnings) {
        String line = text.strip().replaceAll("\\s+", " ");
        List<Mark> found = SearchWords.marks(line, beginnings);
        int first = found.isEmpty() ? 0 : found.getFirst().start();
        int from = first <= 2 * BEFORE ? 0 : line.lastIndexOf(' ', first - BEFORE) + 1;
        int to = Math.min(line.length(), from + LENGTH);
        if (to < line.length() && Character.isLowSurrogate(line.charAt(to))) {
            to--;
        }
        String shown = (from > 0 ? MORE : "") + line.substring(from, to) + (to < line.length() ? MORE : "");
        return new Excerpt(shown, SearchWords.marks(shown, beginnings));
    }
}
