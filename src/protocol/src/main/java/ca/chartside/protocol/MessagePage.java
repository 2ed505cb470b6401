package ca.chartside.protocol;

import java.util.List;

/**
 * @param messages oldest first
 * @param more whether there are older ones than these
 * @param readSeq up to where the user who asked had read before
 */
public record MessagePage(
        ConversationRow conversation, List<Message> messages, boolean more, long readSeq, long asOfSeq) {}
