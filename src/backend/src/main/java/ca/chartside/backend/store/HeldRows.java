package ca.chartside.backend.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rows that wait to be sent together, by the statement they are for; the statements in the order of their first row. For one thread at a time. */
final class HeldRows {
    private final Connection connection;
    private final Dialect dialect;
    private final Map<Bulk, List<@Nullable Object[]>> rows = new LinkedHashMap<>();
    private final Map<Bulk, List<String>> types = new HashMap<>();
    private final Map<Bulk, PreparedStatement> batches = new HashMap<>();

    HeldRows(Connection connection, Dialect dialect) {
        this.connection = connection;
        this.dialect = dialect;
    }

    void add(Bulk bulk, @Nullable Object[] row) {
        rows.computeIfAbsent(bulk, key -> new ArrayList<>()).add(row);
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    void forget() {
        rows.clear();
    }

    /** Sends them and keeps them. @param after what PostgreSQL is sent behind them in the same round trip */
    void send(String after) throws SQLException {
        if (dialect == Dialect.POSTGRES) {
            sendArrays(after);
            return;
        }
        for (Map.Entry<Bulk, List<@Nullable Object[]>> entry : rows.entrySet()) {
            sendBatch(entry.getKey(), entry.getValue());
        }
    }

    private void sendBatch(Bulk bulk, List<@Nullable Object[]> ofIt) throws SQLException {
        PreparedStatement statement = batches.get(bulk);
        if (statement == null) {
            statement = connection.prepareStatement(bulk.forOne());
            batches.put(bulk, statement);
        }
        for (@Nullable Object[] row : ofIt) {
            SqlValue.bind(statement, row);
            statement.addBatch();
        }
        statement.executeBatch();
    }

    /**
     * All kinds in one round trip. Which kinds meet varies, so what is prepared for them is left to the driver, which forgets the
     * least used.
     */
    private void sendArrays(String after) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        String all = rows.keySet().stream().map(Bulk::forArrays).collect(Collectors.joining("; ", "", after));
        try (PreparedStatement statement = connection.prepareStatement(all)) {
            int place = 1;
            for (Map.Entry<Bulk, List<@Nullable Object[]>> entry : rows.entrySet()) {
                List<String> columns = types(entry.getKey());
                List<@Nullable Object[]> ofIt = entry.getValue();
                for (int column = 0; column < columns.size(); column++) {
                    @Nullable Object[] values = new Object[ofIt.size()];
                    for (int row = 0; row < values.length; row++) {
                        values[row] = ofIt.get(row)[column];
                    }
                    SqlValue.bindArray(statement, place++, columns.get(column), values);
                }
            }
            statement.execute();
        }
    }

    /** What a column that is null in all rows does not tell. */
    private List<String> types(Bulk bulk) throws SQLException {
        List<String> known = types.get(bulk);
        if (known == null) {
            known = new ArrayList<>();
            try (PreparedStatement statement = connection.prepareStatement(bulk.types())) {
                ResultSetMetaData columns = statement.getMetaData();
                for (int i = 1; i <= columns.getColumnCount(); i++) {
                    known.add(columns.getColumnTypeName(i));
                }
            }
            types.put(bulk, known);
        }
        return known;
    }
}
