package ca.chartside.desktop.actions;

import ca.chartside.desktop.actions.ActionsModel.Entry;
import ca.chartside.desktop.net.StaffApi;
import ca.chartside.protocol.ConversationAction;
import ca.chartside.protocol.ConversationRow;
import ca.chartside.protocol.Message;
import ca.chartside.protocol.MessageKind;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What makes a conversation again what it was before an entry was chosen.
 *
 * @param steps the actions, in order; may be none where {@code reads}
 * @param reads whether it was read by {@code me} and is to be so again
 */
record Undo(ConversationRow before, List<ConversationAction> steps, boolean reads, UUID me) {
    /** Null where it is not undone. */
    static @Nullable Undo of(Entry entry, ConversationRow before, UUID me) {
        boolean waited = before.needsActionSince() != null;
        ConversationAction waiting = new ConversationAction.MarkUnread(before.needsActionSince());
        List<ConversationAction> steps = new ArrayList<>();
        switch (entry) {
            case MARK_UNREAD -> {
                if (!waited) {
                    steps.add(new ConversationAction.NoReplyNeeded(before.lastSeq()));
                }
            }
            case CLOSE -> {
                steps.add(new ConversationAction.Reopen());
                if (waited) {
                    steps.add(waiting);
                }
                if (before.urgent()) {
                    steps.add(new ConversationAction.Urgent(true));
                }
            }
            case NO_REPLY_NEEDED -> steps.add(waiting);
            case URGENT -> steps.add(new ConversationAction.Urgent(false));
            case NOT_URGENT -> steps.add(new ConversationAction.Urgent(true));
            case REOPEN, ASSIGN, GROUP_INFO, FILES, FILE_TO_CHART, EXPORT -> {
                return null;
            }
        }
        boolean marks = entry == Entry.MARK_UNREAD || steps.contains(waiting);
        return new Undo(before, steps, marks && !before.unread(), me);
    }

    /** Blocks. @return the conversation as it is afterwards */
    ConversationRow run(StaffApi api) {
        for (ConversationAction step : steps) {
            api.act(before.id(), step);
        }
        if (reads) {
            read(api);
        }
        return api.conversation(before.id());
    }

    /** Up to the line that tells of the marking, and only where nobody wrote what this user may not have seen. */
    private void read(StaffApi api) {
        List<Message> newest = api.messages(before.id(), Long.MAX_VALUE).messages();
        long line = newest.stream()
                .filter(message -> message.kind() == MessageKind.MARKED_UNREAD && me.equals(message.authorId()))
                .mapToLong(Message::seq)
                .max()
                .orElse(0);
        boolean unseen = newest.stream()
                .anyMatch(message ->
                        message.seq() > before.lastSeq() && message.seq() < line && !me.equals(message.authorId()));
        if (line > 0 && !unseen) {
            api.markRead(before.id(), line);
        }
    }
}
