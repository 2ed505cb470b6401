package ca.chartside.desktop.composer;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** What a message's text may hold: word processors put characters on the clipboard that no screen shows. */
final class DraftText {
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private DraftText() {}

    /** Line ends become newlines, a Windows character that lost its character set comes back, other controls go. */
    static String clean(String text) {
        if (text.chars().noneMatch(DraftText::isUnwanted)) {
            return text;
        }
        StringBuilder clean = new StringBuilder(text.length());
        text.replace("\r\n", "\n").chars().forEach(c -> {
            if (!isUnwanted(c)) {
                clean.append((char) c);
            } else if (c == '\r' || c == '\u000b' || c == '\f') {
                clean.append('\n');
            } else if (c >= 0x80) {
                String meant = new String(new byte[] {(byte) c}, WINDOWS);
                clean.append("\ufffd".equals(meant) ? "" : meant);
            }
        });
        return clean.toString();
    }

    private static boolean isUnwanted(int c) {
        return Character.isISOControl(c) && c != '\n' && c != '\t';
    }

    /** Half a character is none: it could neither be kept nor sent. */
    static String wellFormed(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
