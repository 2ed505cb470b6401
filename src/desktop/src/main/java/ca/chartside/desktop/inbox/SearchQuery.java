package ca.chartside.desktop.inbox;

import ca.chartside.desktop.net.StaffApi;
import ca.chartside.protocol.Limits;
import ca.chartside.protocol.PatientList;
import ca.chartside.protocol.SearchPage;
import ca.chartside.protocol.SearchRequest;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is to be asked of the server, fixed at the moment of asking.
 *
 * @param conversations whether conversations are looked for, or patients alone
 * @param demographicNo the patient whose conversations alone are looked through; null: the whole clinic's
 */
record SearchQuery(
        String words, boolean conversations, @Nullable Integer demographicNo) {
    /** The server takes no more as a patient's name or number: what is longer is none. */
    private static final int PATIENT_CHARS = 100;

    /** One word at least has two letters or digits, or nearly everything would be found. */
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{Nd}][\\p{L}\\p{Nd}\\p{M}]*[\\p{L}\\p{Nd}]");

    /** Asks the server. Blocks: never on the event thread. */
    Found ask(StaffApi api) {
        PatientList people =
                words.length() <= PATIENT_CHARS ? api.searchPatients(words) : new PatientList(List.of(), false);
        boolean ask = conversations && WORD.matcher(words).find();
        SearchPage first = ask ? page(api, null) : new SearchPage(List.of(), null);
        return new Found(this, people, first.hits(), first.next());
    }

    /** One page of conversations. Blocks: never on the event thread. */
    SearchPage page(StaffApi api, @Nullable String cursor) {
        return api.search(new SearchRequest(cut(words), demographicNo, cursor, null));
    }

    /** The beginnings of words find, so fewer letters find no less. */
    private static String cut(String words) {
        if (words.length() <= Limits.SEARCH_CHARS) {
            return words;
        }
        boolean within = Character.isHighSurrogate(words.charAt(Limits.SEARCH_CHARS - 1));
        return words.substring(0, within ? Limits.SEARCH_CHARS - 1 : Limits.SEARCH_CHARS);
    }
}
