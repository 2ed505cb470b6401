package ca.chartside.backend.store;

/** The tables were made by another version of the program, and this one has not touched them. */
public final class OtherVersion extends StoreException {
    private static final long serialVersionUID = 1L;

    OtherVersion(String database) {
        super("the database " + database + " was made by another version of Chartside, a newer one or one from before"
                + " the first release. It was left as it was: start the version that made it, or name an empty folder"
                + " (--data) or database (--postgres-url)");
    }
}
