package ca.chartside.protocol;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What counts as a word, the same for both engines and where it is shown what was found: letters and digits in a row, in lower case and without accents, so that
 * {@code resultats} finds {@code Résultats} and {@code coeur} finds {@code cœur}.
 */
public final class SearchWords {
    /** What is longer is known by so many of its first letters. */
    private static final int WORD_MAX = 40;

    private SearchWords() {}

    private record Word(String folded, int start) {}

    private static List<Word> of(String text) {
        List<Word> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        int start = 0;
        for (int at = 0; at < text.length(); ) {
            int c = text.codePointAt(at);
            if (Character.isLetterOrDigit(c)) {
                start = word.isEmpty() ? at : start;
                fold(c, word);
            } else if (!word.isEmpty() && !isMark(c)) {
                words.add(new Word(word.toString(), start));
                word.setLength(0);
            }
            at += Character.charCount(c);
        }
        if (!word.isEmpty()) {
            words.add(new Word(word.toString(), start));
        }
        return words;
    }

    private static boolean isMark(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> false;
        };
    }

    /** Some letters become two. */
    private static void fold(int c, StringBuilder to) {
        if (c < 128) {
            to.append((char) (c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c));
            return;
        }
        switch (Character.toLowerCase(c)) {
            case 'œ' -> to.append("oe");
            case 'æ' -> to.append("ae");
            case 'ß' -> to.append("ss");
            case 'ø' -> to.append('o');
            case 'ł' -> to.append('l');
            case 'đ', 'ð' -> to.append('d');
            case 'ı' -> to.append('i');
            default ->
                Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKD)
                        .codePoints()
                        .filter(Character::isLetterOrDigit)
                        .map(Character::toLowerCase)
                        .forEach(to::appendCodePoint);
        }
    }

    /** The words of a text in their order, one space between them. */
    public static String folded(String text) {
        return of(text).stream().map(Word::folded).collect(Collectors.joining(" "));
    }

    /** Each word of these texts once. */
    public static Set<String> in(String... texts) {
        Set<String> words = new LinkedHashSet<>();
        for (String text : texts) {
            for (Word word : of(text)) {
                words.add(cut(word.folded()));
            }
        }
        return words;
    }

    private static String cut(String word) {
        return word.length() <= WORD_MAX ? word : word.substring(0, WORD_MAX);
    }

    /** What a query looks for: the beginnings of words, without those that another says already. */
    public static List<String> beginnings(String query) {
        Set<String> words = in(query);
        return words.stream()
                .filter(word ->
                        words.stream().noneMatch(other -> other.length() > word.length() && other.startsWith(word)))
                .toList();
    }

    /** Whether each of these beginnings begins one of the words. */
    public static boolean match(Collection<String> beginnings, Set<String> words) {
        return beginnings.stream().allMatch(beginning -> words.stream().anyMatch(word -> word.startsWith(beginning)));
    }

    /** Where in a text words begin so. */
    public static List<Mark> marks(String text, List<String> beginnings) {
        List<Mark> marks = new ArrayList<>();
        for (Word word : of(text)) {
            int letters = 0;
            for (String beginning : beginnings) {
                if (cut(word.folded()).startsWith(beginning)) {
                    letters = Math.max(letters, beginning.length());
                }
            }
            if (letters > 0) {
                marks.add(new Mark(word.start(), end(text, word.start(), letters)));
            }
        }
        return marks;
    }

    /** Behind as many of a word's letters as are so many when folded, and behind the accents that belong to them. */
    private static int end(String text, int start, int letters) {
        StringBuilder folded = new StringBuilder();
        int at = start;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            if (!isMark(c)) {
                if (folded.length() >= letters) {
                    break;
                }
                fold(c, folded);
            }
            at += Character.charCount(c);
        }
        return at;
    }
}
