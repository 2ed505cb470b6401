package ca.chartside.backend.http;

import ca.chartside.protocol.ErrorKind;
import java.util.Map;

/** A request that is answered with an {@link ErrorKind}: a rule said no. Costs no stack trace. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorKind kind;
    private final transient Map<String, Object> details;

    public Refusal(ErrorKind kind, Map<String, Object> details) {
        super(kind.name(), null, false, false);
        this.kind = kind;
        this.details = Map.copyOf(details);
    }

    public Refusal(ErrorKind kind) {
        this(kind, Map.of());
    }

    public ErrorKind kind() {
        return kind;
    }

    public Map<String, Object> details() {
        return details;
    }
}
