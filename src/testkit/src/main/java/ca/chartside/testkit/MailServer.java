package ca.chartside.testkit;

import ca.chartside.testbase.Await;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.function.Predicate;

/**
 * A real SMTP server on loopback that accepts mail to anybody and keeps it in memory, and a page to read it in a browser.
 * Any thread may ask it.
 */
public final class MailServer implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";

    private final GreenMail smtp;
    private final MailPage page;

    private MailServer(GreenMail smtp, MailPage page) {
        this.smtp = smtp;
        this.page = page;
    }

    /** On two free ports. */
    public static MailServer start() {
        return start(0, 0);
    }

    /** @param smtpPort 0 for a free one; so too {@code pagePort} */
    public static MailServer start(int smtpPort, int pagePort) {
        GreenMail smtp = new GreenMail(new ServerSetup(smtpPort, LOOPBACK, ServerSetup.PROTOCOL_SMTP));
        smtp.start();
        try {
            return new MailServer(smtp, MailPage.start(new InetSocketAddress(LOOPBACK, pagePort), () -> mailsOf(smtp)));
        } catch (IOException e) {
            smtp.stop();
            throw new UncheckedIOException(e);
        }
    }

    public String host() {
        return LOOPBACK;
    }

    public int smtpPort() {
        return smtp.getSmtp().getPort();
    }

    /** Where a browser reads the mail. */
    public URI page() {
        return page.address();
    }

    /** All received, oldest first. */
    public List<Mail> mails() {
        return mailsOf(smtp);
    }

    /** Waits for a mail that is as wanted, received before or from now on. */
    public Mail await(String what, Duration limit, Predicate<Mail> wanted) {
        return Await.until(what, limit, () -> mails().stream().filter(wanted).findFirst(), found -> found.isPresent())
                .orElseThrow();
    }

    @Override
    public void close() {
        page.close();
        smtp.stop();
    }

    private static List<Mail> mailsOf(GreenMail smtp) {
        List<Mail> mails = new ArrayList<>();
        for (MimeMessage message : smtp.getReceivedMessages()) {
            mails.add(read(mails.size() + 1, message));
        }
        return mails;
    }

    private static Mail read(int number, MimeMessage message) {
        try {
            Date sent = message.getSentDate();
            return new Mail(
                    number,
                    message.getFrom()[0].toString(),
                    message.getRecipients(Message.RecipientType.TO)[0].toString(),
                    message.getSubject() == null ? "" : message.getSubject(),
                    part(message, "text/plain"),
                    part(message, "text/html"),
                    sent == null ? Instant.EPOCH : sent.toInstant());
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException("A received mail cannot be read", e);
        }
    }

    /** The first part of that type, at whatever depth; empty where there is none. */
    private static String part(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type)) {
            return (String) part.getContent();
        }
        if (part.isMimeType("multipart/*")) {
            Multipart parts = (Multipart) part.getContent();
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart inner = parts.getBodyPart(i);
                String found = part(inner, type);
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        return "";
    }
}
