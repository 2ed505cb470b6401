package ca.chartside.backend.notification;

import ca.chartside.backend.portal.Words;
import java.util.UUID;

/**
 * One e-mail with a one-time code (N2). The code is not in its subject, which mail servers write to their logs and telephones show while they
 * are locked.
 *
 * @param to the patient's address
 * @param code six digits
 */
record CodeMail(UUID id, String to, Words words, String clinicName, String code) implements Mail {
    @Override
    public String name() {
        return "code." + id;
    }

    @Override
    public String subject() {
        return words.say("mail.code.subject", clinicName);
    }

    @Override
    public String text() {
        return String.join(
                "\n",
                clinicName,
                "",
                words.say("mail.code.text"),
                "",
                code,
                "",
                words.say("mail.code.works"),
                words.say("mail.code.secret"),
                "",
                words.say("mail.noReply"),
                words.say("emergency"),
                "");
    }

    @Override
    public String template() {
        return "notification/code.jte";
    }

    /** Without address and code. */
    @Override
    public String toString() {
        return "CodeMail[" + id + "]";
    }
}
