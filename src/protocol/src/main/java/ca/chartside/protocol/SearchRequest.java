package ca.chartside.protocol;

import org.jspecify.annotations.Nullable;

/**
 * Looks for conversations by the words of their messages, of their notes, of their files' names and of their patient's name. What was
 * stored in the last moment may not be found yet.
 *
 * @param query beginnings of words, in any order; all of them have to be found, in one message, its files' and its patient's name together. Accents and
 *     capitals do not count. One word at least has two letters; no more than {@link Limits#SEARCH_CHARS}
 * @param demographicNo looks among this patient's conversations alone; null for the whole clinic
 * @param cursor {@link SearchPage#next} of the page before; null for the first
 * @param limit how many, up to {@link Limits#PAGE_MAX}; null for {@link Limits#PAGE_DEFAULT}
 */
public record SearchRequest(
        String query,
        @Nullable Integer demographicNo,
        @Nullable String cursor,
        @Nullable Integer limit) {}
