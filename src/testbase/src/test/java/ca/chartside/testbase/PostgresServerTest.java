package ca.chartside.testbase;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PostgresServerTest {
    @Test
    void itIsNeverRootFlushesItsCommitsAndComesBackAfterACrash() throws Exception {
        ProcessHandle last;
        try (PostgresServer server = PostgresServer.start()) {
            ProcessHandle first = server.postmaster();
            assertThat(first.info().user().orElseThrow()).isNotEqualTo("root");
            assertThat(ask(server, "SHOW fsync")).isEqualTo("on");
            assertThat(ask(server, "SHOW synchronous_commit")).isEqualTo("on");
            tell(server, "CREATE TABLE kept (n INTEGER)");
            tell(server, "INSERT INTO kept VALUES (7)");

            server.crash();
            assertThat(first.isAlive()).isFalse();
            assertThat(ask(server, "SELECT n FROM kept")).isEqualTo("7");
            last = server.postmaster();
        }
        Await.until("PostgreSQL's end", Duration.ofSeconds(20), () -> !last.isAlive());
    }

    private static void tell(PostgresServer server, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.url("postgres"));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(PostgresServer server, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.url("postgres"));
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(sql)) {
            answer.next();
            return answer.getString(1);
        }
    }
}
