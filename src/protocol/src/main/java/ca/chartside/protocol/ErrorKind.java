package ca.chartside.protocol;

import java.util.Locale;
import java.util.ResourceBundle;

/**
 * Every way in which Chartside refuses or fails: the stable code on the wire is the constant's name. The set is closed; a
 * sentence that a person can act on stands in {@code errors.properties} and {@code errors_fr.properties} for each.
 */
public enum ErrorKind {
    // What was asked is not well formed.
    MALFORMED_REQUEST(400, Level.INFO),
    NOT_FOUND(404, Level.INFO),
    METHOD_NOT_ALLOWED(405, Level.INFO),
    BODY_TOO_LARGE(413, Level.INFO),
    INVALID_VALUE(422, Level.INFO),

    // Who asks.
    CLINIC_NOT_FOUND(404, Level.INFO),
    BAD_CREDENTIALS(401, Level.INFO),
    ACCOUNT_LOCKED(423, Level.WARN),
    PASSWORD_CHANGE_REQUIRED(403, Level.INFO),
    PASSWORD_NOT_ACCEPTED(422, Level.INFO),
    UNAUTHENTICATED(401, Level.INFO),
    TOKEN_EXPIRED(401, Level.INFO),
    TOKEN_REVOKED(401, Level.WARN),
    TOO_MANY_REQUESTS(429, Level.WARN),

    // What it is about.
    PATIENT_NOT_FOUND(404, Level.INFO),
    CONVERSATION_NOT_FOUND(404, Level.INFO),
    WRONG_PATIENT(409, Level.WARN),
    CONVERSATION_CLOSED(409, Level.INFO),
    NEWER_MESSAGE(409, Level.INFO),
    PATIENT_WROTE(409, Level.INFO),
    USER_NOT_FOUND(404, Level.INFO),
    NOT_YOUR_MESSAGE(403, Level.INFO),
    MESSAGE_ID_REUSED(409, Level.WARN),
    MESSAGES_BLOCKED(409, Level.INFO),
    WARNING_NOT_CONFIRMED(409, Level.INFO),
    MESSAGING_OFF(409, Level.INFO),
    PATIENT_DIFFERS(409, Level.WARN),
    MESSAGE_EMPTY(422, Level.INFO),
    MESSAGE_TOO_LONG(413, Level.INFO),

    // Files.
    FILE_NOT_FOUND(404, Level.INFO),
    FILE_EMPTY(422, Level.INFO),
    FILE_TOO_LARGE(413, Level.INFO),
    FILE_TYPE_REFUSED(415, Level.INFO),
    FILE_CUT_OFF(400, Level.INFO),
    FILE_HAS_NO_PICTURE(404, Level.INFO),

    // Filing to the chart.
    FILING_NOT_FOUND(404, Level.INFO),
    FILING_NOT_ALLOWED(403, Level.INFO),
    FILING_ID_REUSED(409, Level.WARN),
    FILING_CHANGED(409, Level.INFO),
    ALREADY_FILED(409, Level.INFO),

    // Saved replies.
    SAVED_REPLY_NOT_FOUND(404, Level.INFO),
    SAVED_REPLY_EMPTY(422, Level.INFO),
    SAVED_REPLY_TOO_LONG(413, Level.INFO),
    SAVED_REPLY_CHANGED(409, Level.INFO),
    SAVED_REPLIES_FULL(409, Level.INFO),

    // The patient's way in.
    LINK_NOT_VALID(404, Level.INFO),
    LINK_LOCKED(423, Level.WARN),
    IDENTITY_NOT_CONFIRMED(403, Level.INFO),
    PORTAL_SESSION_ENDED(401, Level.INFO),
    FORM_EXPIRED(403, Level.INFO),

    // The server itself.
    STORE_UNAVAILABLE(503, Level.ERROR),
    INTERNAL(500, Level.ERROR),

    // Only a client can tell these; no server sends them.
    SERVER_UNREACHABLE(0, Level.INFO),
    CERTIFICATE_NOT_TRUSTED(0, Level.WARN),
    CLOCK_WRONG(0, Level.WARN),
    FILE_NOT_SAVED(0, Level.INFO);

    /** How loudly the one log line of it speaks. */
    public enum Level {
        INFO,
        WARN,
        ERROR
    }

    private final int status;
    private final Level level;

    ErrorKind(int status, Level level) {
        this.status = status;
        this.level = level;
    }

    /** The HTTP status it travels with; 0 for those that only a client can tell. */
    public int status() {
        return status;
    }

    public Level level() {
        return level;
    }

    /** What happened and what to do next, in English or French, for {@link Locale#FRENCH} and its like. */
    public String sentence(Locale locale) {
        Locale known = locale.getLanguage().equals("fr") ? Locale.FRENCH : Locale.ROOT;
        return ResourceBundle.getBundle(
                        "ca.chartside.protocol.errors",
                        known,
                        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES))
                .getString(name());
    }
}
