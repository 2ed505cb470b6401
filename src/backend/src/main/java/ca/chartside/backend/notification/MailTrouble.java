package ca.chartside.backend.notification;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.util.MailConnectException;

/** Why the mail server cannot be used: what the log and {@code /health} say to those who can mend it. Notices wait meanwhile. */
public enum MailTrouble {
    UNREACHABLE("mail-unreachable", "nothing answers at %s; see --smtp-host and --smtp-port"),
    CERTIFICATE_NOT_TRUSTED(
            "mail-certificate-not-trusted",
            "the certificate of %s is out of date, made for another name, or signed by nobody that is trusted here;"
                    + " --smtp-ca names a file with a clinic's own CA"),
    STARTTLS_NOT_OFFERED(
            "mail-starttls-not-offered", "%s offers no STARTTLS, and without nothing is sent; see --smtp-security"),
    TLS_FAILED("mail-tls-failed", "%s does not speak TLS, or no kind that is safe; see --smtp-security"),
    SIGN_IN_REFUSED("mail-sign-in-refused", "%s does not take --smtp-user and --smtp-password"),
    SIGN_IN_OR_TLS_WANTED(
            "mail-sign-in-or-tls-wanted",
            "%s takes nothing before somebody signs in or the line is protected; see --smtp-user and --smtp-security"),
    UNUSABLE("mail-unusable", "%s answers, but takes no mail from here");

    private final String code;
    private final String sentence;

    MailTrouble(String code, String sentence) {
        this.code = code;
        this.sentence = sentence;
    }

    /** Of a connection that was not made. */
    static MailTrouble of(MessagingException failure) {
        boolean tls = false;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof AuthenticationFailedException) {
                return SIGN_IN_REFUSED;
            }
            if (cause instanceof MailConnectException) {
                return UNREACHABLE;
            }
            if (cause instanceof GeneralSecurityException) {
                return CERTIFICATE_NOT_TRUSTED;
            }
            tls |= cause instanceof SSLException;
        }
        if (tls) {
            return TLS_FAILED;
        }
        // The library has no kind of its own for this.
        return String.valueOf(failure.getMessage()).startsWith("STARTTLS is required")
                ? STARTTLS_NOT_OFFERED
                : UNUSABLE;
    }

    /** A code that stays, and what can be done. @param server the mail server's name and port */
    String at(String server) {
        return code + ": " + sentence.formatted(server);
    }
}
