package ca.chartside.testkit.oscar;

import org.jspecify.annotations.Nullable;

/**
 * A page that was shown to somebody.
 *
 * @param id its {@code data-page}
 * @param demographicNo whose chart it was; null on the schedule
 */
public record ServedPage(int id, String path, @Nullable Integer demographicNo, String user) {}
