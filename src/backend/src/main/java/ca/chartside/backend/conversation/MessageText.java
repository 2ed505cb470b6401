package ca.chartside.backend.conversation;

import ca.chartside.backend.http.Check;
import ca.chartside.backend.http.Refusal;
import ca.chartside.protocol.BlankText;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Limits;
import ca.chartside.protocol.StoredFile;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wrote, as it is stored, and the line of it that lists show. Made before a writing transaction begins: nobody waits for it.
 *
 * @param text stripped, empty where no screen would show anything of it, at most {@link Limits#MESSAGE_CHARS} characters
 * @param line its beginning, each blank one space
 */
record MessageText(String text, String line) {
    private static final int LINE = 140;

    /** @throws Refusal INVALID_VALUE, MESSAGE_EMPTY, MESSAGE_TOO_LONG */
    static MessageText of(@Nullable String written) {
        return beside(List.of(), written);
    }

    /**
     * @param files what goes with it: beside some it may be empty
     * @throws Refusal INVALID_VALUE, MESSAGE_EMPTY, MESSAGE_TOO_LONG
     */
    static MessageText beside(List<?> files, @Nullable String written) {
        String given = Check.text(Check.present(written, "text"), "text");
        String text = BlankText.isBlank(given) ? "" : given.strip();
        if (text.isEmpty() && files.isEmpty()) {
            throw new Refusal(ErrorKind.MESSAGE_EMPTY);
        }
        if (text.length() > Limits.MESSAGE_CHARS) {
            throw new Refusal(ErrorKind.MESSAGE_TOO_LONG, Map.of("max", Limits.MESSAGE_CHARS));
        }
        return new MessageText(text, line(text));
    }

    /** What a list shows of it: of nothing written, the names of its files. */
    String snippet(List<StoredFile> files) {
        return text.isEmpty() ? line(files.stream().map(StoredFile::name).collect(Collectors.joining(", "))) : line;
    }

    private static String line(String text) {
        StringBuilder line = new StringBuilder(LINE);
        boolean blank = false;
        for (int i = 0; i < text.length() && line.length() < LINE; i++) {
            char c = text.charAt(i);
            if (!Character.isWhitespace(c)) {
                line.append(c);
            } else if (!blank) {
                line.append(' ');
            }
            blank = Character.isWhitespace(c);
        }
        int last = line.length() - 1;
        boolean halved = last >= 0 && Character.isHighSurrogate(line.charAt(last));
        return line.substring(0, halved ? last : last + 1);
    }
}
