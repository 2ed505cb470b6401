package ca.chartside.backend.store;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a writing transaction has to know before anything else, by a few keys: so those of a group can be asked in one statement. It has
 * exactly one row for an answer.
 *
 * @param select the columns of the answer, counted by the mapper from 2
 * @param joins of tables to {@code asked}, whose {@code column2}, {@code column3}, … are the keys
 * @param keys as many for each question of this kind; each of a type that {@link Sql} takes
 * @param about of the rows that may be held back ({@link Sql#changeLater}), it reads those about these subjects alone
 */
public record Question<T>(String select, String joins, List<Object> keys, List<UUID> about, Function<Row, T> mapper) {

    /** Asks as many as the arrays are long: one array of places, counted from 1, which come back first, and one for each key. */
    String statement() {
        String arrays = IntStream.rangeClosed(1, keys.size() + 1)
                .mapToObj(i -> "unnest(?) AS column" + i)
                .collect(Collectors.joining(", "));
        return "SELECT asked.column1, " + select + " FROM (SELECT " + arrays + ") asked " + joins;
    }

    /** Asks so many at once; its first column is the place, its parameters are place and keys of each. */
    String statement(int count) {
        StringBuilder sql =
                new StringBuilder("SELECT asked.column1, ").append(select).append(" FROM (VALUES ");
        for (int i = 0; i < count; i++) {
            sql.append(i == 0 ? "(?" : ", (?").append(", ?".repeat(keys.size())).append(')');
        }
        return sql.append(") asked ").append(joins).toString();
    }

    boolean isLike(Question<?> other) {
        return select.equals(other.select) && joins.equals(other.joins);
    }
}
