package ca.chartside.backend.store;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An insert of one row or an update by key, or a call with its values, made so that an engine can do it for many rows in one
 * statement. What it writes to are columns alone, no expressions. Held in a constant: equal only to itself.
 */
public final class Bulk {
    private final String forOne;
    private final String forArrays;
    private final String types;

    private Bulk(String forOne, String forArrays, String types) {
        this.forOne = forOne;
        this.forArrays = forArrays;
        this.types = types;
    }

    /** @param columns separated by a comma and a space; the parameters' order */
    public static Bulk insert(String table, String columns) {
        return insert(table, columns, "");
    }

    /** @param onConflict the statement's end, which may name the row that was there by its table, the new one by {@code excluded} */
    public static Bulk insert(String table, String columns, String onConflict) {
        String insert = "INSERT INTO " + table + " (" + columns + ") ";
        String places = places(columns);
        return new Bulk(
                insert + "VALUES (" + places + ") " + onConflict,
                insert + "SELECT " + elements(columns) + " " + onConflict,
                types(table, columns));
    }

    /**
     * @param columns what is set, separated by a comma and a space; the first parameters
     * @param keys the columns that name the rows; the last parameters
     */
    public static Bulk update(String table, String columns, String keys) {
        String all = columns + ", " + keys;
        return new Bulk(
                "UPDATE " + table + " SET " + each(columns, "%1$s = ?", ", ") + " WHERE "
                        + each(keys, "%1$s = ?", " AND "),
                "UPDATE " + table + " SET " + each(columns, "%1$s = given.%1$s", ", ") + " FROM " + given(all)
                        + " WHERE " + equal(table, keys),
                types(table, all));
    }

    /**
     * Updates several rows by what they share, and raises a number in one of them.
     *
     * @param column what is set in all; the first parameter
     * @param one what names the one of them; the second parameter
     * @param raised the column that is set in that one, where it is less; the third parameter
     * @param keys the columns that name the rows; the last parameters
     */
    public static Bulk updateAndRaiseInOne(String table, String column, String one, String raised, String keys) {
        String all = column + ", " + one + ", " + raised + ", " + keys;
        return new Bulk(
                "UPDATE %1$s SET %2$s = ?, %4$s = CASE WHEN %3$s = ? THEN MAX(%4$s, ?) ELSE %4$s END WHERE "
                                .formatted(table, column, one, raised)
                        + each(keys, "%1$s = ?", " AND "),
                ("UPDATE %1$s SET %2$s = given.%2$s, %4$s = CASE WHEN %1$s.%3$s = given.%3$s"
                                        + " THEN GREATEST(%1$s.%4$s, given.%4$s) ELSE %1$s.%4$s END FROM ")
                                .formatted(table, column, one, raised)
                        + given(all) + " WHERE " + equal(table, keys),
                types(table, all));
    }

    private static String types(String table, String columns) {
        return "SELECT " + columns + " FROM " + table + " WHERE 1 = 0";
    }

    private static String equal(String table, String keys) {
        return each(keys, table + ".%1$s = given.%1$s", " AND ");
    }

    /**
     * For an engine that takes arrays: a function called for each row.
     *
     * @param types a query with no rows, whose columns have the types of the parameters
     */
    public static Bulk call(String function, String columns, String types) {
        return new Bulk(
                "SELECT " + function + "(" + places(columns) + ")",
                "SELECT " + function + "(" + columns + ") FROM " + given(columns),
                types);
    }

    private static String places(String columns) {
        return each(columns, "?", ", ");
    }

    private static String given(String columns) {
        return "(SELECT " + elements(columns) + ") given";
    }

    /** Behind {@code SELECT}, where PostgreSQL goes through all arrays at once; as a table's, it would put each aside first. */
    private static String elements(String columns) {
        return each(columns, "unnest(?) AS %1$s", ", ");
    }

    private static String each(String columns, String form, String between) {
        return Stream.of(columns.split(", ", -1)).map(form::formatted).collect(Collectors.joining(between));
    }

    /** Its parameters are one row's values. */
    String forOne() {
        return forOne;
    }

    /** Its parameters are arrays, one for each column, as long as there are rows. */
    String forArrays() {
        return forArrays;
    }

    /** Answers nothing but the types of the parameters. */
    String types() {
        return types;
    }
}
