package ca.chartside.backend.app;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The settings that say where everything is kept: the server's and its commands'. */
@SuppressWarnings("NullAway.Init") // picocli fills the fields before a command runs
final class StoreOptions {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "data",
            description = "Folder of the SQLite database. Default: ${DEFAULT-VALUE}")
    Path data;

    @Option(
            names = "--postgres-url",
            paramLabel = "URL",
            description = "jdbc:postgresql://… to keep everything in PostgreSQL instead of SQLite")
    @Nullable String postgresUrl;

    /** Where that is, without what an address may hold of secrets. */
    @Override
    public String toString() {
        return postgresUrl == null ? data.toAbsolutePath().toString() : "PostgreSQL";
    }
}
