package ca.chartside.backend.portal;

import com.icegreen.greenmail.util.GreenMail;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The one-time codes that a house's mail server was given. */
public final class CodeMails {
    private static final Pattern CODE = Pattern.compile("(?m)^(\\d{6})\\r?$");

    private final GreenMail server;

    public CodeMails(PortalHouse house) {
        GreenMail mail = house.mail;
        if (mail == null) {
            throw new IllegalStateException("no mail server here");
        }
        this.server = mail;
    }

    /** Those that are there, the oldest first. */
    public List<MimeMessage> all() {
        List<MimeMessage> codes = new ArrayList<>();
        for (MimeMessage mail : server.getReceivedMessages()) {
            try {
                if (mail.getMessageID().startsWith("<code.")) {
                    codes.add(mail);
                }
            } catch (MessagingException e) {
                throw new IllegalStateException(e);
            }
        }
        return codes;
    }

    /** Waits for the mail of that number, from 1. */
    public MimeMessage mail(int number) {
        PortalHouse.await("code " + number, () -> all().size() >= number);
        return all().get(number - 1);
    }

    /** Waits for the code of that number, from 1. */
    public String code(int number) {
        Matcher code = CODE.matcher(PortalHouse.part(mail(number), 0));
        if (!code.find()) {
            throw new AssertionError("no code in the mail");
        }
        return code.group(1);
    }

    /** A code that is none of these. */
    public static String other(String code) {
        return String.format("%06d", (Integer.parseInt(code) + 1) % 1_000_000);
    }
}
