package ca.chartside.backend.notification;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How the mail server is reached.
 *
 * @param ca a file of certificates (PEM) that its own may be signed by, beside those that this machine trusts; null for these alone
 * @param user null where the server wants nobody to sign in
 * @param from the sender's address
 */
public record MailSettings(
        String host,
        int port,
        Security security,
        @Nullable Path ca,
        @Nullable String user,
        @Nullable String password,
        String from) {

    /** What protects the line. With all but {@code NONE} nothing is sent in the clear, whatever the server offers. */
    public enum Security {
        NONE,
        /** The line is protected before anything else is said. */
        STARTTLS,
        /** The line is protected from its first byte. */
        TLS
    }

    /** For a mail server on this machine that wants nobody to sign in. */
    public static MailSettings plain(String host, int port, String from) {
        return new MailSettings(host, port, Security.NONE, null, null, null, from);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "MailSettings[" + host + ":" + port + " " + security + "]";
    }
}
