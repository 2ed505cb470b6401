package ca.chartside.desktop.thread;

import ca.chartside.protocol.AuthorKind;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message as the thread shows it, whether the server has it or not.
 *
 * @param seq 0 while it is in the outbox
 * @param mine written by the user signed in
 * @param authorName the patient's first name, or the staff member's name
 * @param at epoch milliseconds
 * @param state null for a patient's message
 * @param fault the number of the server's own fault that keeps it in the outbox; null where there was none
 */
record ThreadItem(
        UUID id,
        long seq,
        AuthorKind author,
        boolean mine,
        @Nullable UUID authorId,
        String authorName,
        String text,
        long at,
        @Nullable MessageState state,
        @Nullable String fault) {}
