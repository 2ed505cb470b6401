package ca.chartside.desktop.bridge;

import java.util.List;

/** The one extension that may call, as each browser names it. */
final class Companion {
    /** Made from the public key in the extension's manifest. */
    static final String CHROME_ID = "gkjmggjgakchacejegignlabehlofcbm";

    static final String FIREFOX_ID = "companion@chartside.ca";

    static final String CHROME_ORIGIN = "chrome-extension://" + CHROME_ID + "/";

    private Companion() {}

    /**
     * Whether the browser says that it calls.
     *
     * @param words what the browser has put behind the host's name: Chrome the caller's origin; Firefox the path of the host's manifest
     *     and the caller's id
     */
    static boolean calls(List<String> words) {
        return !words.isEmpty()
                && (words.getFirst().equals(CHROME_ORIGIN)
                        || words.size() > 1 && words.get(1).equals(FIREFOX_ID));
    }
}
