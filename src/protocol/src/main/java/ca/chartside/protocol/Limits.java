package ca.chartside.protocol;

/** Sizes that both ends hold to; a request beyond one is refused with {@link ErrorKind#MESSAGE_TOO_LONG} or its like. */
public final class Limits {
    /** A message's text, in UTF-16 code units (what {@link String#length} counts). */
    public static final int MESSAGE_CHARS = 20_000;

    /** Why something is assigned, in characters. */
    public static final int REASON_CHARS = 500;

    /** A request body to the staff API, in bytes. */
    public static final int BODY_BYTES = 256 * 1024;

    /** One file, in bytes. */
    public static final int FILE_BYTES = 25 * 1024 * 1024;

    /** Files with one message. */
    public static final int FILES_MAX = 10;

    /** A file's name, in characters; longer ones are shortened. */
    public static final int FILE_NAME_CHARS = 150;

    /** Messages and notes in one filing to a chart. */
    public static final int FILING_ENTRIES = 200;

    /** Files in one filing to a chart. */
    public static final int FILING_FILES = 20;

    /** Patients whose numbers are asked for at once. */
    public static final int COUNTS_PATIENTS = 50;

    /** Rows in one page of a list, at most and unless asked. */
    public static final int PAGE_MAX = 200;

    public static final int PAGE_DEFAULT = 50;

    /** What is searched for, in characters. */
    public static final int SEARCH_CHARS = 200;

    /** A saved reply's title, in characters. */
    public static final int SAVED_TITLE_CHARS = 80;

    /** Each of a saved reply's two texts, in characters. */
    public static final int SAVED_REPLY_CHARS = 5_000;

    /** Saved replies of one user, and as many of the clinic. */
    public static final int SAVED_REPLIES_MAX = 200;

    /** A new password, in characters. */
    public static final int PASSWORD_MIN = 12;

    public static final int PASSWORD_MAX = 256;

    private Limits() {}
}
