package ca.chartside.desktop.fake;

import static ca.chartside.protocol.ConversationStatus.CLOSED;
import static ca.chartside.protocol.ConversationStatus.OPEN;

import ca.chartside.protocol.AuthorKind;
import ca.chartside.protocol.ConversationAction;
import ca.chartside.protocol.ConversationRow;
import ca.chartside.protocol.ConversationStatus;
import ca.chartside.protocol.StaffUser;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A conversation's row as the server has it after something was done to it. */
final class RowAfter {
    private RowAfter() {}

    /** @param staff by whose names an owner is told */
    static ConversationRow action(ConversationRow row, ConversationAction action, List<StaffUser> staff) {
        Long since = row.needsActionSince();
        String owner = row.ownerName();
        return switch (action) {
            case ConversationAction.Close close -> with(row, CLOSED, null, row.unread(), false, row.ownerId(), owner);
            case ConversationAction.Reopen() ->
                with(row, OPEN, since, row.unread(), row.urgent(), row.ownerId(), owner);
            case ConversationAction.MarkUnread unread ->
                with(
                        row,
                        row.status(),
                        since == null ? unread.since() == null ? row.lastAt() : unread.since() : since,
                        true,
                        row.urgent(),
                        row.ownerId(),
                        owner);
            case ConversationAction.NoReplyNeeded done ->
                with(row, row.status(), null, row.unread(), row.urgent(), row.ownerId(), owner);
            case ConversationAction.Urgent(boolean on) ->
                with(row, row.status(), since, row.unread(), on, row.ownerId(), owner);
            case ConversationAction.Assign(UUID userId, String reason) ->
                with(row, row.status(), since, row.unread(), row.urgent(), userId, name(userId, staff));
            case ConversationAction.AddMember add -> row;
            case ConversationAction.RemoveMember remove -> row;
        };
    }

    private static @Nullable String name(@Nullable UUID user, List<StaffUser> staff) {
        return staff.stream()
                .filter(one -> one.id().equals(user))
                .map(StaffUser::displayName)
                .findFirst()
                .orElse(null);
    }

    private static ConversationRow with(
            ConversationRow row,
            ConversationStatus status,
            @Nullable Long needsActionSince,
            boolean unread,
            boolean urgent,
            @Nullable UUID ownerId,
            @Nullable String ownerName) {
        return new ConversationRow(
                row.id(),
                row.patient(),
                status,
                needsActionSince,
                row.snippet(),
                row.lastAuthor(),
                row.lastAuthorName(),
                row.lastAuthorId(),
                row.lastAt(),
                row.lastSeq(),
                unread,
                row.notDelivered(),
                row.memberCount(),
                urgent,
                ownerId,
                ownerName,
                row.hasFiles());
    }

    /** A message with files has come. */
    static ConversationRow files(ConversationRow row) {
        return new ConversationRow(
                row.id(),
                row.patient(),
                row.status(),
                row.needsActionSince(),
                row.snippet(),
                row.lastAuthor(),
                row.lastAuthorName(),
                row.lastAuthorId(),
                row.lastAt(),
                row.lastSeq(),
                row.unread(),
                row.notDelivered(),
                row.memberCount(),
                row.urgent(),
                row.ownerId(),
                row.ownerName(),
                true);
    }

    /** The staff's answer takes it out of Triage. */
    static ConversationRow answer(ConversationRow row, String text, long at) {
        return new ConversationRow(
                row.id(),
                row.patient(),
                OPEN,
                null,
                text,
                AuthorKind.STAFF,
                Samples.RITA.displayName(),
                Samples.RITA.id(),
                at,
                row.lastSeq() + 1,
                false,
                false,
                row.memberCount(),
                row.urgent(),
                row.ownerId(),
                row.ownerName(),
                row.hasFiles());
    }
}
