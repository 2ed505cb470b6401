package ca.chartside.backend.app;

import ca.chartside.backend.store.postgres.PostgresStore;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

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
            converter = Address.class,
            description = "jdbc:postgresql://… to keep everything in PostgreSQL instead of SQLite")
    @Nullable String postgresUrl;

    private static final class Address implements ITypeConverter<String> {
        @Override
        public String convert(String value) {
            if (!PostgresStore.takes(value)) {
                // The value stays unsaid: there may be a password in it.
                throw new TypeConversionException("it is not an address such as jdbc:postgresql://127.0.0.1/chartside");
            }
            return value;
        }
    }

    /** Where that is, without what an address may hold of secrets. */
    @Override
    public String toString() {
        return postgresUrl == null ? data.toAbsolutePath().toString() : "PostgreSQL";
    }
}
