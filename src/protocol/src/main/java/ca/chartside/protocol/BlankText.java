package ca.chartside.protocol;

/** Tells a text that shows nothing from one that says something: the server and its clients alike. */
public final class BlankText {
    /** By their kind letters, signs and marks, which no screen shows: fillers, the empty Braille cell, joiners. */
    private static final String SHOW_NOTHING = "\u034F\u115F\u1160\u17B4\u17B5\u2800\u3164\uFFA0";

    private BlankText() {}

    /** Whether a screen shows nothing of it: blanks, line ends and what only joins, parts or directs other characters. */
    public static boolean isBlank(String text) {
        return text.codePoints().noneMatch(BlankText::shows);
    }

    private static boolean shows(int character) {
        return switch (Character.getType(character)) {
            case Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.CONTROL,
                    Character.FORMAT,
                    Character.UNASSIGNED -> false;
            case Character.NON_SPACING_MARK -> !isSelector(character) && SHOW_NOTHING.indexOf(character) < 0;
            default -> SHOW_NOTHING.indexOf(character) < 0;
        };
    }

    /** One that chooses how the character before it looks. */
    private static boolean isSelector(int character) {
        return character >= 0xFE00 && character <= 0xFE0F || character >= 0xE0100 && character <= 0xE01EF;
    }
}
