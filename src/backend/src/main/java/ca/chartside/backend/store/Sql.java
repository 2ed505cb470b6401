package ca.chartside.backend.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A connection with its statements kept prepared: the one place that speaks JDBC. Parameters may be {@code String, Integer, Long,
 * Boolean (as 0 or 1), byte[], UUID, Enum (its name)} or null. For one thread at a time.
 *
 * <p>Many transactions share a commit, so what they store can travel together: {@link #insertLater} and {@link #changeLater} hold a
 * row back until the commit, or until a statement could miss it. Every statement first sends what {@code changeLater} holds;
 * {@link #answer} alone lets it wait where it is about something else.
 */
public final class Sql implements AutoCloseable {
    private static final String COMMIT = "COMMIT";

    private final Connection connection;
    private final Dialect dialect;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();
    private final HeldRows later;
    private final Set<UUID> heldBack = new HashSet<>();
    private final Set<UUID> changedLater = new HashSet<>();
    private boolean changedAtOnce;
    private int changes;

    public Sql(Connection connection, Dialect dialect) {
        this.connection = connection;
        this.dialect = dialect;
        this.later = new HeldRows(connection, dialect);
    }

    public Dialect dialect() {
        return dialect;
    }

    public Connection connection() {
        return connection;
    }

    public <T> List<T> list(String sql, Function<Row, T> mapper, @Nullable Object... parameters) {
        sendHeldBack();
        try {
            PreparedStatement statement = bind(sql, parameters);
            try (ResultSet result = statement.executeQuery()) {
                Row row = new Row(result);
                List<T> list = new ArrayList<>();
                while (result.next()) {
                    list.add(mapper.apply(row));
                }
                return list;
            }
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** The first row's value; null where there is no row. */
    public <T> @Nullable T first(String sql, Function<Row, T> mapper, @Nullable Object... parameters) {
        sendHeldBack();
        try {
            PreparedStatement statement = bind(sql, parameters);
            try (ResultSet result = statement.executeQuery()) {
                return result.next() ? mapper.apply(new Row(result)) : null;
            }
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** Asks one question. What is held back about other subjects goes on waiting. */
    public <T> T answer(Question<T> question) {
        if (question.about().stream().anyMatch(heldBack::contains)) {
            flush();
        }
        Ahead<T> one = new Ahead<>(question);
        ask(List.of(List.of(one)));
        return one.answer();
    }

    /**
     * Asks questions of several kinds, one kind after the other, each in one statement; where the engine knows such, all in one
     * round trip. The answers are true as long as {@link #stands}.
     */
    void askAll(List<List<Ahead<?>>> kinds) {
        sendHeldBack();
        if (!kinds.isEmpty()) {
            ask(kinds);
        }
    }

    private void ask(List<? extends List<? extends Ahead<?>>> kinds) {
        try {
            if (dialect == Dialect.POSTGRES) {
                PreparedStatement statement = bindArrays(kinds);
                statement.execute();
                for (List<? extends Ahead<?>> kind : kinds) {
                    read(Objects.requireNonNull(statement.getResultSet()), kind);
                    statement.getMoreResults();
                }
            } else {
                for (List<? extends Ahead<?>> kind : kinds) {
                    read(bindValues(kind).executeQuery(), kind);
                }
            }
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private static void read(ResultSet rows, List<? extends Ahead<?>> kind) throws SQLException {
        try (rows) {
            Row row = new Row(rows);
            while (rows.next()) {
                int place = row.integer(1);
                if (place <= kind.size()) {
                    kind.get(place - 1).read(row);
                }
            }
        }
    }

    private PreparedStatement bindValues(List<? extends Ahead<?>> kind) throws SQLException {
        List<? extends Question<?>> questions =
                kind.stream().map(Ahead::question).toList();
        int count = questions.size();
        int asked = count == 1 ? 1 : Integer.highestOneBit(count - 1) * 2; // few sizes, so few statements to prepare
        List<@Nullable Object> parameters = new ArrayList<>();
        for (int i = 0; i < asked; i++) {
            parameters.add(i + 1);
            parameters.addAll(questions.get(Math.min(i, count - 1)).keys());
        }
        return bind(questions.getFirst().statement(asked), parameters.toArray());
    }

    /** The driver takes statements apart at the semicolon and sends them together. */
    private PreparedStatement bindArrays(List<? extends List<? extends Ahead<?>>> kinds) throws SQLException {
        PreparedStatement statement = prepare(kinds.stream()
                .map(kind -> kind.getFirst().question().statement())
                .collect(Collectors.joining("; ")));
        int place = 1;
        for (List<? extends Ahead<?>> kind : kinds) {
            @Nullable Object[] places = IntStream.rangeClosed(1, kind.size()).boxed().toArray();
            SqlValue.bindArray(statement, place++, "int8", places);
            List<Object> keys = kind.getFirst().question().keys();
            for (int key = 0; key < keys.size(); key++) {
                @Nullable Object[] values = new Object[kind.size()];
                for (int i = 0; i < values.length; i++) {
                    values[i] = kind.get(i).question().keys().get(key);
                }
                SqlValue.bindArray(statement, place++, SqlValue.type(keys.get(key)), values);
            }
        }
        return statement;
    }

    /**
     * Whether an answer given since {@link #forgetChanges} must still be true: nothing was changed at once, and nothing later
     * about its subjects.
     */
    boolean stands(Question<?> question) {
        return !changedAtOnce && question.about().stream().noneMatch(changedLater::contains);
    }

    void forgetChanges() {
        changedAtOnce = false;
        changedLater.clear();
    }

    /** The number in the first row's first column; 0 where there is no row. */
    public long number(String sql, @Nullable Object... parameters) {
        Long value = this.<Long>first(sql, row -> row.number(1), parameters);
        return value == null ? 0 : value;
    }

    /** Inserts, updates or deletes at once. @return how many rows it touched */
    public int update(String sql, @Nullable Object... parameters) {
        sendHeldBack();
        changes++;
        changedAtOnce = true;
        try {
            return bind(sql, parameters).executeUpdate();
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /**
     * Inserts before the commit, together with the others of its kind: for rows that nothing in a writing transaction reads back.
     */
    public void insertLater(Bulk bulk, @Nullable Object... parameters) {
        changes++;
        later.add(bulk, parameters);
    }

    /**
     * Inserts or updates before the commit or before the next statement that could miss it, together with the others of its
     * kind. At most once for each subject and statement between two flushes: what changes a subject has asked about it first.
     *
     * @param subject what it is about, as a {@link Question} names it
     */
    public void changeLater(UUID subject, Bulk bulk, @Nullable Object... parameters) {
        heldBack.add(subject);
        changedLater.add(subject);
        insertLater(bulk, parameters);
    }

    private void sendHeldBack() {
        if (!heldBack.isEmpty()) {
            flush();
        }
    }

    /** How many changes were asked for so far; tells whether a failed transaction had touched anything. */
    int changes() {
        return changes;
    }

    /**
     * Sends what is held back and commits; in one round trip where the engine knows such.
     *
     * @throws CommitInDoubt where nobody can tell whether it is stored
     * @throws StoreException where nothing was committed
     */
    void commit() {
        if (dialect == Dialect.SQLITE) {
            flush();
        }
        try {
            if (dialect == Dialect.SQLITE || later.isEmpty()) {
                update(COMMIT);
            } else {
                later.send("; " + COMMIT);
            }
        } catch (StoreException e) {
            throw new CommitInDoubt(e);
        } catch (SQLException e) {
            // An engine that has refused a statement and goes on answering has not committed.
            throw isSound() ? failure(e) : new CommitInDoubt(failure(e));
        } finally {
            forgetLater();
        }
    }

    void flush() {
        try {
            later.send("");
        } catch (SQLException e) {
            throw failure(e);
        } finally {
            forgetLater();
        }
    }

    void forgetLater() {
        later.forget();
        heldBack.clear();
    }

    private PreparedStatement bind(String sql, @Nullable Object[] parameters) throws SQLException {
        PreparedStatement statement = prepare(sql);
        SqlValue.bind(statement, parameters);
        return statement;
    }

    private PreparedStatement prepare(String sql) throws SQLException {
        PreparedStatement statement = prepared.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            prepared.put(sql, statement);
        }
        return statement;
    }

    /** The connection went while the commit was under way, or the engine refused the commit itself. */
    static final class CommitInDoubt extends StoreException {
        private static final long serialVersionUID = 1L;

        CommitInDoubt(StoreException reason) {
            super("whether it is stored nobody can tell", reason);
        }
    }

    /** Whether the engine still answers on this connection. */
    boolean isSound() {
        try {
            return connection.isValid(2);
        } catch (SQLException e) {
            return false;
        }
    }

    /** Closes without caring how: for a connection that may be broken. */
    void discard() {
        try {
            connection.close();
        } catch (SQLException e) {
            // Broken already: nothing is left to close.
            return;
        }
    }

    /** What the engine says may hold the values it was given: of its words, the codes alone go on. */
    static StoreException failure(SQLException e) {
        SQLException told = new SQLException("(the engine's words left out)", e.getSQLState(), e.getErrorCode());
        told.setStackTrace(e.getStackTrace());
        return new StoreException(
                "the database refused: state " + e.getSQLState() + ", code " + e.getErrorCode(), told);
    }

    @Override
    public void close() {
        try {
            for (PreparedStatement statement : prepared.values()) {
                statement.close();
            }
            connection.close();
        } catch (SQLException e) {
            throw failure(e);
        }
    }
}
