package ca.chartside.protocol;

/** The stored message and what became of its conversation. */
public record SendResult(Message message, ConversationStatus status) {}
