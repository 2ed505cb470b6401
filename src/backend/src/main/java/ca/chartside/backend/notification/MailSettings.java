package ca.chartside.backend.notification;

import org.jspecify.annotations.Nullable;

/**
 * How the mail server is reached.
 *
 * @param security {@code none}, {@code starttls} or {@code tls}; with the last two nothing is sent in the clear
 * @param user null where the server wants nobody to sign in
 * @param from the sender's address
 */
public record MailSettings(
        String host,
        int port,
        String security,
        @Nullable String user,
        @Nullable String password,
        String from) {

    /** Without the password. */
    @Override
    public String toString() {
        return "MailSettings[" + host + ":" + port + " " + security + "]";
    }
}
