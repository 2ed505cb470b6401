package ca.chartside.backend.store;

/** The engine failed: disk full, connection lost, database locked. Never a rule of ours. */
public class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StoreException(String what) {
        super(what);
    }

    public StoreException(String what, Throwable cause) {
        super(what, cause);
    }
}
