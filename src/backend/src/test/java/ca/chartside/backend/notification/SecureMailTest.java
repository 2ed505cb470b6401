package ca.chartside.backend.notification;

import static ca.chartside.backend.portal.PortalHouse.await;
import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.backend.CaughtLog;
import ca.chartside.backend.notification.MailSettings.Security;
import ca.chartside.backend.portal.PortalHouse;
import ca.chartside.backend.store.SqliteDatabase;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.server.SMTPServer;

/** Notices over a line that is protected, to a mail server that asks who sends: what goes wrong is named, and nothing is lost by it. */
final class SecureMailTest {
    private static final String HOST = "127.0.0.1";
    private static final String USER = "chartside";
    private static final String PASSWORD = "quiet river stone";

    @TempDir
    static Path certificates;

    private static TestCertificate own;
    private static TestCertificate ofAnotherHost;

    @TempDir
    Path data;

    /** Who tried to sign in, and the mails that were taken. */
    private final List<String> tried = new CopyOnWriteArrayList<>();

    private final List<String> taken = new CopyOnWriteArrayList<>();
    private volatile String password = PASSWORD;
    private SMTPServer server;

    @BeforeAll
    static void certificates() throws Exception {
        own = TestCertificate.create(certificates.resolve("own"), "ip:" + HOST);
        ofAnotherHost = TestCertificate.create(certificates.resolve("other"), "dns:mail.elsewhere.example.ca");
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.stop();
        }
    }

    private void serve(int port, UnaryOperator<SMTPServer.Builder> protection) {
        stop();
        server = protection
                .apply(SMTPServer.port(port)
                        .bindAddress(InetAddress.getLoopbackAddress())
                        .authenticationHandlerFactory(new EasyAuthenticationHandlerFactory((user, secret, context) -> {
                            tried.add(user);
                            if (!user.equals(USER) || !secret.equals(password)) {
                                throw new LoginFailedException();
                            }
                        }))
                        .requireAuth()
                        .messageHandler(
                                (context, from, to, mail) -> taken.add(new String(mail, StandardCharsets.UTF_8))))
                .build();
        server.start();
    }

    private static UnaryOperator<SMTPServer.Builder> startTls(TestCertificate certificate) {
        return builder -> builder.enableTLS().requireTLS().startTlsSocketFactory(certificate.context());
    }

    private static UnaryOperator<SMTPServer.Builder> tls(TestCertificate certificate) {
        return builder -> builder.serverSocketFactory(certificate.context());
    }

    private MailSettings settings(Security security, @Nullable Path ca, @Nullable String user) {
        return new MailSettings(
                HOST, server.getPortAllocated(), security, ca, user, PASSWORD, "messages@medicalclinic.example.ca");
    }

    private PortalHouse house(MailSettings settings) {
        return new PortalHouse(new SqliteDatabase(data.resolve("chartside.db")), settings);
    }

    private static String health(PortalHouse house) {
        return house.browser().get("/health").html();
    }

    /** Waits until operators are told, and sees that nothing was said to the server and nothing was given up. */
    private void waits(PortalHouse house, UUID message, String reason) {
        await(reason, () -> health(house).contains("\"warnings\":[\"" + reason + ": "));
        assertThat(health(house)).contains("\"ready\":true");
        assertThat(NotifierContract.state(house, message)).isEqualTo("STORED");
        assertThat(NotifierContract.waiting(house)).isEqualTo(1);
        assertThat(taken).isEmpty();
    }

    private void arrives(PortalHouse house, UUID message) {
        await("the mail", () -> {
            house.clock.advance(Duration.ofMinutes(1));
            return NotifierContract.state(house, message).equals("SENT");
        });
        assertThat(taken).singleElement().asString().contains("<notice." + message + "@");
        assertThat(health(house)).contains("\"warnings\":[]");
    }

    @Test
    void startTlsProtectsTheLineBeforeAnybodySignsIn() {
        serve(0, startTls(own));
        try (PortalHouse house = house(settings(Security.STARTTLS, own.file(), USER))) {
            arrives(house, NotifierContract.hello(house));
            assertThat(tried).isNotEmpty().containsOnly(USER);
        }
    }

    @Test
    void tlsProtectsTheLineFromItsFirstByte() {
        serve(0, tls(own));
        try (PortalHouse house = house(settings(Security.TLS, own.file(), USER))) {
            arrives(house, NotifierContract.hello(house));
            assertThat(tried).isNotEmpty().containsOnly(USER);
        }
    }

    @Test
    void whereStartTlsIsNotOfferedNothingIsSaidInTheClear() {
        try (FaultySmtp smtp = new FaultySmtp();
                PortalHouse house = house(new MailSettings(
                        HOST,
                        smtp.port(),
                        Security.STARTTLS,
                        null,
                        USER,
                        PASSWORD,
                        "messages@medicalclinic.example.ca"))) {
            smtp.answer("EHLO", "250-test\r\n250 AUTH PLAIN LOGIN");
            UUID message = NotifierContract.hello(house);
            waits(house, message, "mail-starttls-not-offered");
            assertThat(smtp.heard()).isNotEmpty().allMatch(line -> line.startsWith("EHLO") || line.equals("QUIT"));
            serve(0, startTls(own));
            house.restart(settings(Security.STARTTLS, own.file(), USER));
            arrives(house, message);
        }
    }

    @Test
    void aCertificateThatNobodyTrustsIsNotTakenAndTheClinicsOwnCaMendsIt() {
        serve(0, startTls(own));
        try (CaughtLog log = new CaughtLog();
                PortalHouse house = house(settings(Security.STARTTLS, null, USER))) {
            UUID message = NotifierContract.hello(house);
            waits(house, message, "mail-certificate-not-trusted");
            assertThat(tried).isEmpty();
            assertThat(log.lines())
                    .anyMatch(line -> line.contains("notices wait, next try in 5 s: mail-certificate-not-trusted: ")
                            && line.contains("--smtp-ca"));
            assertThat(log.lines()).noneMatch(line -> line.contains(PASSWORD) || line.contains("anna"));
            house.restart(settings(Security.STARTTLS, own.file(), USER));
            arrives(house, message);
        }
    }

    @Test
    void aTrustedCertificateOfAnotherHostIsNotTakenEither() {
        serve(0, startTls(ofAnotherHost));
        try (PortalHouse house = house(settings(Security.STARTTLS, ofAnotherHost.file(), USER))) {
            UUID message = NotifierContract.hello(house);
            waits(house, message, "mail-certificate-not-trusted");
            serve(0, tls(ofAnotherHost));
            house.restart(settings(Security.TLS, ofAnotherHost.file(), USER));
            waits(house, message, "mail-certificate-not-trusted");
            assertThat(tried).isEmpty();
            serve(0, tls(own));
            house.restart(settings(Security.TLS, own.file(), USER));
            arrives(house, message);
        }
    }

    @Test
    void aWrongPasswordIsNamedAndTriedAgain() {
        serve(0, startTls(own));
        password = "another one by now";
        try (CaughtLog log = new CaughtLog();
                PortalHouse house = house(settings(Security.STARTTLS, own.file(), USER))) {
            UUID message = NotifierContract.hello(house);
            waits(house, message, "mail-sign-in-refused");
            assertThat(tried).contains(USER);
            assertThat(log.lines()).noneMatch(line -> line.contains(PASSWORD));
            password = PASSWORD;
            arrives(house, message);
            assertThat(log.lines()).anyMatch(line -> line.contains("the mail server can be used again"));
        }
    }

    @Test
    void aServerThatWantsASignInIsNotThePatientsFault() {
        serve(0, startTls(own));
        try (PortalHouse house = house(settings(Security.STARTTLS, own.file(), null))) {
            UUID message = NotifierContract.hello(house);
            waits(house, message, "mail-sign-in-or-tls-wanted");
            house.restart(settings(Security.STARTTLS, own.file(), USER));
            arrives(house, message);
        }
    }

    @Test
    void aServerWithoutTlsIsNamed() {
        serve(0, builder -> builder);
        try (PortalHouse house = house(settings(Security.TLS, own.file(), USER))) {
            UUID message = NotifierContract.hello(house);
            waits(house, message, "mail-tls-failed");
            assertThat(tried).isEmpty();
        }
    }

    @Test
    void aServerThatIsNotThereIsNamed() {
        serve(0, startTls(own));
        MailSettings settings = settings(Security.STARTTLS, own.file(), USER);
        server.stop();
        try (PortalHouse house = house(settings)) {
            UUID message = NotifierContract.hello(house);
            waits(house, message, "mail-unreachable");
            serve(settings.port(), startTls(own));
            arrives(house, message);
        }
    }
}
