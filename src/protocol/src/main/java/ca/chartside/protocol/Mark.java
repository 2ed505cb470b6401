package ca.chartside.protocol;

/**
 * A part of a text that is to be shown as found.
 *
 * @param start where it begins, in UTF-16 code units (what {@link String#substring(int, int)} counts)
 * @param end where what follows it begins
 */
public record Mark(int start, int end) {}
