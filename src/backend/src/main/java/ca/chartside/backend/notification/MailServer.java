package ca.chartside.backend.notification;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Properties;
import java.util.UUID;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;

/** The mail server that takes the notices, spoken to by SMTP. For one thread; a connection serves a round of notices. */
final class MailServer implements AutoCloseable {
    private static final String UTF8 = StandardCharsets.UTF_8.name();
    private static final String CONNECT_MILLIS = "10000";
    private static final String ANSWER_MILLIS = "20000";
    private static final int NEEDS_SIGN_IN = 530;

    private final MailSettings settings;
    private final Clock clock;
    private final Session session;
    private final TemplateEngine templates =
            TemplateEngine.createPrecompiled(null, ContentType.Html, null, "ca.chartside.backend");
    private @Nullable Transport transport;

    MailServer(MailSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.session = Session.getInstance(properties(settings));
    }

    /** How it went. */
    enum Outcome {
        ACCEPTED,
        /** This address or this e-mail will never be taken. */
        REFUSED,
        /** Not taken now; it certainly did not leave. */
        NOT_NOW,
        /** The line broke before the answer: it may have been taken. */
        UNKNOWN
    }

    private static Properties properties(MailSettings settings) {
        Properties properties = new Properties();
        properties.put("mail.smtp.host", settings.host());
        properties.put("mail.smtp.port", String.valueOf(settings.port()));
        properties.put("mail.smtp.connectiontimeout", CONNECT_MILLIS);
        properties.put("mail.smtp.timeout", ANSWER_MILLIS);
        properties.put("mail.smtp.writetimeout", ANSWER_MILLIS);
        properties.put("mail.smtp.quitwait", "false");
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.auth", String.valueOf(settings.user() != null));
        switch (settings.security()) {
            case "tls" -> properties.put("mail.smtp.ssl.enable", "true");
            case "starttls" -> {
                properties.put("mail.smtp.starttls.enable", "true");
                properties.put("mail.smtp.starttls.required", "true");
            }
            default -> properties.put("mail.smtp.starttls.enable", "false");
        }
        return properties;
    }

    /** Connects, where it is not. @throws MessagingException where the server is down or will not talk to us */
    void open() throws MessagingException {
        Transport current = transport;
        if (current != null && current.isConnected()) {
            return;
        }
        close();
        Transport fresh = session.getTransport("smtp");
        fresh.connect(settings.host(), settings.port(), settings.user(), settings.password());
        transport = fresh;
    }

    /** Sends one notice over the open connection. */
    Outcome send(Notice notice) {
        Transport open = transport;
        if (open == null) {
            return Outcome.NOT_NOW;
        }
        try {
            MimeMessage mail = compose(notice);
            open.sendMessage(mail, mail.getAllRecipients());
            return Outcome.ACCEPTED;
        } catch (AddressException e) {
            return Outcome.REFUSED;
        } catch (MessagingException e) {
            return outcome(e);
        }
    }

    private static Outcome outcome(MessagingException failure) {
        @Nullable Exception cause = failure;
        while (cause != null) {
            if (cause instanceof SMTPAddressFailedException address) {
                boolean permanent = address.getReturnCode() >= 500 && address.getReturnCode() != NEEDS_SIGN_IN;
                return permanent ? Outcome.REFUSED : Outcome.NOT_NOW;
            }
            if (cause instanceof SMTPSendFailedException sending) {
                if (sending.getReturnCode() <= 0) {
                    return Outcome.UNKNOWN; // the line broke
                }
                boolean mailItself = String.valueOf(sending.getCommand()).equals(".");
                return mailItself && sending.getReturnCode() >= 500 ? Outcome.REFUSED : Outcome.NOT_NOW;
            }
            cause = cause instanceof MessagingException more ? more.getNextException() : null;
        }
        return failure instanceof jakarta.mail.SendFailedException ? Outcome.NOT_NOW : Outcome.UNKNOWN;
    }

    private MimeMessage compose(Notice notice) throws MessagingException {
        MimeMessage mail = new Named(session, messageId(notice.messageId()));
        mail.setFrom(sender(notice.clinicName()));
        InternetAddress to = new InternetAddress(notice.to(), true);
        mail.setRecipients(Message.RecipientType.TO, new Address[] {to});
        mail.setSubject(notice.subject(), UTF8);
        mail.setSentDate(Date.from(clock.instant()));
        mail.setHeader("Auto-Submitted", "auto-generated");
        mail.setHeader("X-Auto-Response-Suppress", "All");
        MimeBodyPart text = new MimeBodyPart();
        text.setText(notice.text(), UTF8, "plain");
        MimeBodyPart html = new MimeBodyPart();
        html.setText(html(notice), UTF8, "html");
        mail.setContent(new MimeMultipart("alternative", text, html));
        mail.saveChanges();
        return mail;
    }

    private InternetAddress sender(String clinicName) throws MessagingException {
        InternetAddress from = new InternetAddress(settings.from());
        try {
            from.setPersonal(clinicName.replaceAll("\\p{Cntrl}", " "), UTF8);
        } catch (UnsupportedEncodingException e) {
            throw new AssertionError("every Java runtime has UTF-8", e);
        }
        return from;
    }

    private String html(Notice notice) {
        StringOutput html = new StringOutput(4096);
        templates.render("notification/notice.jte", notice, html);
        return html.toString();
    }

    private String messageId(UUID messageId) {
        String domain = settings.from().substring(settings.from().lastIndexOf('@') + 1);
        return "<notice." + messageId + "@" + domain + ">";
    }

    /** An e-mail that keeps its name, however often it is sent. */
    private static final class Named extends MimeMessage {
        private final String id;

        Named(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }

    @Override
    public void close() {
        Transport open = transport;
        transport = null;
        if (open != null) {
            try {
                open.close();
            } catch (MessagingException e) {
                return; // the line was gone already
            }
        }
    }
}
