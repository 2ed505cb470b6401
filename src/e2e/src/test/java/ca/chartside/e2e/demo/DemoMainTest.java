package ca.chartside.e2e.demo;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.backend.store.sqlite.SqliteStore;
import ca.chartside.e2e.clinic.DemoClinic;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class DemoMainTest {
    @TempDir
    Path directory;

    /** Its data stay between starts, and the program may have changed meanwhile. */
    @Test
    void dataOfAnotherVersionAreToldWithTheWayToBeginAnew() throws SQLException {
        Path data = directory.resolve("clinic");
        Path database = data.resolve("chartside.db");
        SqliteStore.open(database).close();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE flyway_schema_history SET checksum = 1");
        }
        StringWriter said = new StringWriter();

        int result = new CommandLine(new DemoMain())
                .setErr(new PrintWriter(said, true))
                .execute("--directory", directory.toString());

        assertThat(result).isEqualTo(1);
        assertThat(said.toString()).contains("./chartside demo --fresh").hasLineCount(1);
        assertThat(DemoClinic.runs(data)).as("what keeps --fresh from it").isFalse();
    }
}
