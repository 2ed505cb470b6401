package ca.chartside.backend.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.backend.store.PostgresDatabase;
import ca.chartside.testbase.Await;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CommitWatchTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private final PostgresDatabase database = PostgresDatabase.create();
    private final List<String> toldToFirst = new CopyOnWriteArrayList<>();
    private final CommitWatch first = watch("first", toldToFirst);

    private CommitWatch watch(String node, List<String> told) {
        return new CommitWatch(
                () -> {
                    try {
                        return database.connect();
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                },
                node,
                new CommitWatch.Listener() {
                    @Override
                    public void committed(String slug) {
                        told.add(slug);
                    }

                    @Override
                    public void said(String slug, String word) {
                        told.add(slug + ": " + word);
                    }
                },
                Duration.ofMillis(200));
    }

    @AfterEach
    void end() {
        first.close();
        database.close();
    }

    @Test
    void whoIsAloneKnowsItAndWhoIsNotTells() throws SQLException {
        assertThat(first.isAlone()).as("before anybody could answer").isFalse();
        Await.until("that it is alone", PATIENCE, first::isAlone);

        List<String> toldToSecond = new CopyOnWriteArrayList<>();
        try (CommitWatch second = watch("second", toldToSecond)) {
            Await.until("that it hears of the other", PATIENCE, () -> !first.isAlone());
            assertThat(second.isAlone()).isFalse();
            say(first.word("westside"));
            Await.until("what the first has committed", PATIENCE, () -> toldToSecond.equals(List.of("westside")));
            assertThat(second.isAlone()).isFalse();
            assertThat(toldToFirst).isEmpty();
        }
        Await.until("that it is alone again", PATIENCE, first::isAlone);
    }

    @Test
    void whatOneSaysTheOthersHearAndItselfNot() {
        List<String> toldToSecond = new CopyOnWriteArrayList<>();
        try (CommitWatch second = watch("second", toldToSecond)) {
            Await.until("that both know of each other", PATIENCE, () -> {
                first.say("westside", "it is  \"said\"");
                return toldToSecond.contains("westside: it is  \"said\"");
            });
            database.breakConnections();
            Await.until("that it is heard again", PATIENCE, () -> {
                second.say("eastside", "here");
                return toldToFirst.contains("eastside: here");
            });
            assertThat(toldToFirst).containsOnly("eastside: here");
        }
    }

    @Test
    void whoDoesNotHearTakesItselfForOneOfMany() {
        Await.until("that it is alone", PATIENCE, first::isAlone);
        database.breakConnections();
        Await.until("that it has lost its connection", PATIENCE, () -> !first.isAlone());
        Await.until("that it hears again", PATIENCE, first::isAlone);
    }

    private void say(String word) throws SQLException {
        try (Connection connection = database.connect();
                PreparedStatement notify = connection.prepareStatement("SELECT pg_notify('chartside_commit', ?)")) {
            notify.setString(1, word);
            notify.execute();
        }
    }
}
