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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Date;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;

/**
 * The mail server that takes what goes to patients, spoken to by SMTP. For one thread, but for {@link #warning}; a connection serves a round
 * of notices.
 */
public final class MailServer implements AutoCloseable {
    private static final String UTF8 = StandardCharsets.UTF_8.name();
    private static final String CONNECT_MILLIS = "10000";
    private static final String ANSWER_MILLIS = "20000";
    /** SMTP's answer to who should have signed in, or protected the line, first. */
    private static final int WANTS_MORE = 530;

    private final MailSettings settings;
    private final Clock clock;
    private final Session session;
    private final TemplateEngine templates =
            TemplateEngine.createPrecompiled(null, ContentType.Html, null, "ca.chartside.backend");
    private @Nullable Transport transport;
    private volatile @Nullable MailTrouble trouble;

    /**
     * Connects to nothing yet.
     *
     * @throws UncheckedIOException where the certificates to trust cannot be read
     */
    public MailServer(MailSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.session = Session.getInstance(properties(settings));
    }

    /** Why it could not be used when it was last needed, and what can be done; null where it could. Any thread may ask. */
    public @Nullable String warning() {
        MailTrouble current = trouble;
        return current == null ? null : current.at(settings.host() + ":" + settings.port());
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
            case TLS -> properties.put("mail.smtp.ssl.enable", "true");
            case STARTTLS -> {
                properties.put("mail.smtp.starttls.enable", "true");
                properties.put("mail.smtp.starttls.required", "true");
            }
            case NONE -> properties.put("mail.smtp.starttls.enable", "false");
        }
        Path ca = settings.ca();
        if (ca != null) {
            try {
                properties.put("mail.smtp.ssl.socketFactory", Trust.with(ca));
            } catch (IOException e) {
                throw new UncheckedIOException("the certificates of --smtp-ca cannot be read", e);
            }
        }
        return properties;
    }

    /** Connects, where it is not. @return whether it is connected now; where not, {@link #warning} says why */
    boolean open() {
        Transport current = transport;
        if (current != null && current.isConnected()) {
            return true;
        }
        close();
        try {
            Transport fresh = session.getTransport("smtp");
            // With a password alone the library would sign in as whoever runs this program.
            String password = settings.user() == null ? null : settings.password();
            fresh.connect(settings.host(), settings.port(), settings.user(), password);
            transport = fresh;
            trouble = null;
            return true;
        } catch (MessagingException e) {
            trouble = MailTrouble.of(e);
            return false;
        }
    }

    /** Sends one e-mail over the open connection. */
    Outcome send(Mail wanted) {
        Transport open = transport;
        if (open == null) {
            return Outcome.NOT_NOW;
        }
        try {
            MimeMessage mail = compose(wanted);
            open.sendMessage(mail, mail.getAllRecipients());
            return Outcome.ACCEPTED;
        } catch (AddressException e) {
            return Outcome.REFUSED;
        } catch (MessagingException e) {
            return outcome(e);
        }
    }

    private Outcome outcome(MessagingException failure) {
        @Nullable Exception cause = failure;
        while (cause != null) {
            if (cause instanceof SMTPAddressFailedException address) {
                return answered(address.getReturnCode(), true);
            }
            if (cause instanceof SMTPSendFailedException sending) {
                if (sending.getReturnCode() <= 0) {
                    return Outcome.UNKNOWN; // the line broke
                }
                return answered(
                        sending.getReturnCode(),
                        String.valueOf(sending.getCommand()).equals("."));
            }
            cause = cause instanceof MessagingException more ? more.getNextException() : null;
        }
        return failure instanceof jakarta.mail.SendFailedException ? Outcome.NOT_NOW : Outcome.UNKNOWN;
    }

    /** @param notice whether the answer is to this address or this e-mail, and not to whoever sends it */
    private Outcome answered(int code, boolean notice) {
        if (code == WANTS_MORE) {
            trouble = MailTrouble.SIGN_IN_OR_TLS_WANTED;
            return Outcome.NOT_NOW;
        }
        return notice && code >= 500 ? Outcome.REFUSED : Outcome.NOT_NOW;
    }

    private MimeMessage compose(Mail wanted) throws MessagingException {
        MimeMessage mail = new Named(session, messageId(wanted));
        mail.setFrom(sender(wanted.clinicName()));
        InternetAddress to = new InternetAddress(wanted.to(), true);
        mail.setRecipients(Message.RecipientType.TO, new Address[] {to});
        mail.setSubject(wanted.subject(), UTF8);
        mail.setSentDate(Date.from(clock.instant()));
        mail.setHeader("Auto-Submitted", "auto-generated");
        mail.setHeader("X-Auto-Response-Suppress", "All");
        MimeBodyPart text = new MimeBodyPart();
        text.setText(wanted.text(), UTF8, "plain");
        MimeBodyPart html = new MimeBodyPart();
        html.setText(html(wanted), UTF8, "html");
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

    private String html(Mail wanted) {
        StringOutput html = new StringOutput(4096);
        templates.render(wanted.template(), wanted, html);
        return html.toString();
    }

    private String messageId(Mail wanted) {
        String domain = settings.from().substring(settings.from().lastIndexOf('@') + 1);
        return "<" + wanted.name() + "@" + domain + ">";
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
