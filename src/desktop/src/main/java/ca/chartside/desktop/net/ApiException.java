package ca.chartside.desktop.net;

import ca.chartside.protocol.ErrorKind;
import java.util.Locale;
import java.util.Map;

/** A refusal of the server, or the failure to reach it. {@link #sentence} says it to a person. */
public final class ApiException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorKind kind;
    private final String correlationId;
    /** The detail that no request has left: there was no connection. */
    static final String NOT_REACHED = "notReached";

    private final transient Map<String, Object> details;

    public ApiException(ErrorKind kind, String correlationId, Map<String, Object> details) {
        super(kind.name());
        this.kind = kind;
        this.correlationId = correlationId;
        this.details = Map.copyOf(details);
    }

    public ApiException(ErrorKind kind) {
        this(kind, "", Map.of());
    }

    public ErrorKind kind() {
        return kind;
    }

    /** The server's number for it; empty where no server answered. */
    public String correlationId() {
        return correlationId;
    }

    /** What happened and what to do next; with the number that the sentence speaks of, where it is the server's fault. */
    public String sentence(Locale locale) {
        boolean ofServer = kind == ErrorKind.INTERNAL || kind == ErrorKind.STORE_UNAVAILABLE;
        return kind.sentence(locale) + (ofServer && !correlationId.isEmpty() ? " (" + correlationId + ")" : "");
    }

    public Map<String, Object> details() {
        return details;
    }
}
