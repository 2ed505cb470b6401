package ca.chartside.testkit.oscar;

import org.jspecify.annotations.Nullable;

/**
 * What a browser asked for.
 *
 * @param path behind the context path
 * @param status of the answer
 */
public record OscarRequest(
        String method, String path, @Nullable String query, int status) {}
