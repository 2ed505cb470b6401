package ca.chartside.protocol;

import java.util.List;

/** The user's own saved replies and the clinic's, by title. */
public record SavedReplyList(List<SavedReply> replies) {}
