package ca.chartside.backend.app;

import ca.chartside.backend.notification.MailSettings;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a backend runs. {@link ServeOptions} reads it from flags, environment and a file.
 *
 * @param port 0 for any free one
 * @param trustedProxies whose {@code X-Forwarded-For} is believed
 * @param data the folder of the SQLite database and of the kept files
 * @param fileKeys the key file of the kept files; made where there is none
 * @param postgresUrl a {@code jdbc:postgresql:} address; null for SQLite
 * @param publicUrl the address that patients reach, without a slash at its end; may hold {@code {clinic}}; empty for the address
 *     that the backend listens on
 * @param mail the server that takes the notices
 */
public record Config(
        String host,
        int port,
        List<InetAddress> trustedProxies,
        Path data,
        Path fileKeys,
        @Nullable String postgresUrl,
        String publicUrl,
        MailSettings mail) {}
