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
                "SELECT " + columns + " FROM " + table + " WHERE 1 = 0");
    }

    /**
     * @param columns what is set, separated by a comma and a space; the first parameters
     * @param keys the columns that name the rows; the last parameters
     */
    public static Bulk update(String table, String columns, String keys) {
        return update(table, columns, keys, each(keys, "%1$s = ?", " AND "), equal(table, keys));
    }

    /** @param but a column whose value the rows do not have; its parameter comes behind the keys */
    public static Bulk updateBut(String table, String columns, String keys, String but) {
        return update(
                table,
                columns,
                keys + ", " + but,
                each(keys, "%1$s = ?", " AND ") + " AND " + but + " <> ?",
                equal(table, keys) + " AND " + table + "." + but + " <> given." + but);
    }

    private static Bulk update(String table, String columns, String keys, String ofOne, String ofGiven) {
        String all = columns + ", " + keys;
        return new Bulk(
                "UPDATE " + table + " SET " + each(columns, "%1$s = ?", ", ") + " WHERE " + ofOne,
                "UPDATE " + table + " SET " + each(columns, "%1$s = given.%1$s", ", ") + " FROM " + given(all)
                        + " WHERE " + ofGiven,
                "SELECT " + all + " FROM " + table + " WHERE 1 = 0");
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
