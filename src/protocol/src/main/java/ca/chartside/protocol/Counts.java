package ca.chartside.protocol;

/**
 * @param number the number on the icons (T8), for the user who asks
 * @param triage how many conversations need action in the whole clinic
 * @param unreadInTriage how many of those are unread for the user who asks
 */
public record Counts(int number, int triage, int unreadInTriage) {}
