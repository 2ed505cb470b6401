package ca.chartside.backend.notification;

import ca.chartside.backend.portal.Words;
import java.util.UUID;

/**
 * One e-mail with a link into the portal, and nothing of what is there (N1).
 *
 * @param id names the e-mail as well, so that a repeated one can be known as such
 * @param to the patient's address
 * @param link opens the portal; secret
 * @param byCode whether who opens it is asked for a one-time code, having no health card
 */
record Notice(About about, UUID id, String to, Words words, String clinicName, String link, boolean byCode)
        implements Mail {
    /** What it tells the patient of. */
    enum About {
        MESSAGE("notice", "mail.subject", "mail.text"),
        /** Staff sent another link to somebody who could not get in (N4). */
        FRESH_LINK("link", "mail.fresh.subject", "mail.fresh.text");

        private final String name;
        private final String subject;
        private final String text;

        About(String name, String subject, String text) {
            this.name = name;
            this.subject = subject;
            this.text = text;
        }
    }

    @Override
    public String name() {
        return about.name + "." + id;
    }

    @Override
    public String template() {
        return "notification/notice.jte";
    }

    @Override
    public String subject() {
        return words.say(about.subject, clinicName);
    }

    /** What it is about, in one or two sentences. */
    String news() {
        return words.say(about.text);
    }

    /** What will be asked for. */
    String check() {
        return words.say(byCode ? "mail.checkByCode" : "mail.check");
    }

    @Override
    public String text() {
        return String.join(
                "\n",
                clinicName,
                "",
                news(),
                words.say("mail.open"),
                "",
                link,
                "",
                check(),
                "",
                words.say("mail.noReply"),
                words.say("emergency"),
                "");
    }

    /** Without address and link. */
    @Override
    public String toString() {
        return "Notice[" + name() + "]";
    }
}
