package ca.chartside.backend.app;

import ca.chartside.backend.notification.MailSettings;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/**
 * The one list of settings. Each is a flag, an environment variable ({@code --smtp-host} is {@code CHARTSIDE_SMTP_HOST}) or a line of
 * the configuration file ({@code smtp-host=…}), in this order of precedence.
 */
@SuppressWarnings("NullAway.Init") // picocli fills the fields before a command runs
final class ServeOptions {
    @Option(
            names = "--host",
            defaultValue = "127.0.0.1",
            description = "Address to listen on. Default: ${DEFAULT-VALUE}")
    String host;

    @Option(
            names = "--port",
            defaultValue = "8080",
            converter = Port.class,
            description = "Port to listen on. Default: ${DEFAULT-VALUE}")
    int port;

    @Option(
            names = "--file-keys",
            paramLabel = "FILE",
            description =
                    "Keys of the kept files; made at the first start. Default: files.json in a folder beside the data"
                            + " folder, called as that with -keys at its end")
    @Nullable Path fileKeys;

    @Option(
            names = "--trusted-proxies",
            paramLabel = "ADDRESS",
            split = ",",
            converter = Address.class,
            description = "Addresses of the reverse proxies whose X-Forwarded-For is believed, separated by commas;"
                    + " without it everybody behind a proxy shares one limit of sign-ins")
    @Nullable List<InetAddress> trustedProxies;

    @Option(
            names = "--public-url",
            paramLabel = "URL",
            defaultValue = "",
            converter = PublicUrl.class,
            description = "Address that patients reach, for the links in notices: https://… without a path; may hold"
                    + " {clinic}. Default: the address it listens on, which patients do not reach")
    String publicUrl;

    @Option(
            names = "--smtp-host",
            defaultValue = "127.0.0.1",
            description = "Mail server that takes the notices. Default: ${DEFAULT-VALUE}")
    String smtpHost;

    @Option(
            names = "--smtp-port",
            defaultValue = "25",
            converter = Port.class,
            description = "Its port. Default: ${DEFAULT-VALUE}")
    int smtpPort;

    @Option(
            names = "--smtp-security",
            defaultValue = "starttls",
            description =
                    "none, starttls or tls; with the last two nothing is sent in the clear. Default: ${DEFAULT-VALUE}")
    MailSettings.Security smtpSecurity;

    @Option(
            names = "--smtp-ca",
            paramLabel = "FILE",
            description = "Certificates (PEM) to trust beside this machine's, where the mail server's is signed by the"
                    + " clinic's own CA")
    @Nullable Path smtpCa;

    @Option(names = "--smtp-user", description = "User at the mail server, where it wants one")
    @Nullable String smtpUser;

    @Option(
            names = "--smtp-password",
            description = "Password at the mail server; better set in the environment or the file than as a flag")
    @Nullable String smtpPassword;

    @Option(
            names = "--mail-from",
            defaultValue = "messages@localhost",
            converter = Sender.class,
            description = "Sender's address of the notices. Default: ${DEFAULT-VALUE}")
    String mailFrom;

    private static final class Port implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String value) {
            if (!value.matches("\\d{1,5}") || Integer.parseInt(value) > 65_535) {
                throw new TypeConversionException("'" + value + "' is not a port from 0 to 65535");
            }
            return Integer.valueOf(value);
        }
    }

    private static final class Address implements ITypeConverter<InetAddress> {
        @Override
        public InetAddress convert(String value) {
            try {
                return InetAddress.ofLiteral(value.strip());
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException("'" + value + "' is not an IP address such as 127.0.0.1");
            }
        }
    }

    private static final class Sender implements ITypeConverter<String> {
        @Override
        public String convert(String value) {
            try {
                new InternetAddress(value, true).validate();
                return value;
            } catch (AddressException e) {
                throw new TypeConversionException("'" + value + "' is not an e-mail address");
            }
        }
    }

    /** Not in the folder itself: who copies that shall not have the keys too. */
    private static Path besideTheData(Path data) {
        Path folder = data.toAbsolutePath().normalize();
        return folder.resolveSibling(folder.getFileName() + "-keys").resolve("files.json");
    }

    Config config(StoreOptions store) {
        return new Config(
                host,
                port,
                trustedProxies == null ? List.of() : List.copyOf(trustedProxies),
                store.data,
                fileKeys == null ? besideTheData(store.data) : fileKeys,
                store.postgresUrl,
                publicUrl,
                new MailSettings(smtpHost, smtpPort, smtpSecurity, smtpCa, smtpUser, smtpPassword, mailFrom));
    }
}
