package ca.chartside.backend.notification;

import ca.chartside.backend.portal.Words;
import java.util.UUID;

/**
 * One e-mail that tells a patient of a message, and nothing of what is in it (N1).
 *
 * @param messageId names the e-mail as well, so that a repeated one can be known as such
 * @param to the patient's address
 * @param link opens the portal; secret
 * @param byCode whether who opens it is asked for a one-time code, having no health card
 */
record Notice(UUID messageId, String to, Words words, String clinicName, String link, boolean byCode) implements Mail {
    @Override
    public String name() {
        return "notice." + messageId;
    }

    @Override
    public String template() {
        return "notification/notice.jte";
    }

    /** Which words say what will be asked for. */
    String check() {
        return byCode ? "mail.checkByCode" : "mail.check";
    }

    @Override
    public String subject() {
        return words.say("mail.subject", clinicName);
    }

    @Override
    public String text() {
        return String.join(
                "\n",
                clinicName,
                "",
                words.say("mail.text"),
                words.say("mail.open"),
                "",
                link,
                "",
                words.say(check()),
                "",
                words.say("mail.noReply"),
                words.say("emergency"),
                "");
    }

    /** Without address and link. */
    @Override
    public String toString() {
        return "Notice[" + messageId + "]";
    }
}
