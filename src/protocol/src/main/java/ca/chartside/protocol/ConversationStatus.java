package ca.chartside.protocol;

/** Whether the patient may reply. */
public enum ConversationStatus {
    OPEN,
    CLOSED
}
