package ca.chartside.backend.notification;

import static ca.chartside.backend.portal.PortalHouse.await;
import static ca.chartside.backend.portal.PortalHouse.part;
import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.backend.conversation.NoticeQueue;
import ca.chartside.backend.patient.Consent;
import ca.chartside.backend.portal.PortalHouse;
import ca.chartside.backend.store.TestDatabase;
import ca.chartside.protocol.SendMode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Notices by real SMTP, and by a mail server that fails in every way one does. */
abstract class NotifierContract {
    private TestDatabase database;

    abstract TestDatabase create();

    @BeforeEach
    void prepare() {
        database = create();
    }

    @AfterEach
    void cleanUp() {
        database.close();
    }

    static long waiting(PortalHouse house) {
        return house.number("SELECT COUNT(*) FROM notice WHERE clinic_id = ?", house.clinic.number());
    }

    static String state(PortalHouse house, UUID message) {
        return house.backend()
                .store()
                .read(
                        house.clinic,
                        tx -> tx.sql()
                                .first(
                                        "SELECT delivery FROM message WHERE clinic_id = ? AND id = ?",
                                        row -> row.text(1),
                                        house.clinic.number(),
                                        message));
    }

    private PortalHouse house(FaultySmtp smtp) {
        return new PortalHouse(database, PortalHouse.mailAt(smtp.port()));
    }

    /** Staff write to patient 1. @return the message's id */
    static UUID hello(PortalHouse house) {
        return house.write(1, house.ids.next(), "Hello", SendMode.ALLOW_REPLIES);
    }

    private static long inTriage(PortalHouse house) {
        return house.number(
                "SELECT COUNT(*) FROM conversation WHERE clinic_id = ? AND needs_action_since IS NOT NULL",
                house.clinic.number());
    }

    @Test
    void theMailTellsOfAMessageAndNothingOfIt() throws Exception {
        try (PortalHouse house = new PortalHouse(database)) {
            house.write(1, "Your biopsy was benign.", SendMode.ALLOW_REPLIES);
            MimeMessage mail = house.mail(1);
            assertThat(mail.getSubject()).isEqualTo("You have a new message from Medical Clinic");
            assertThat(mail.getFrom()[0]).hasToString("Medical Clinic <messages@medicalclinic.example.ca>");
            assertThat(mail.getAllRecipients()[0]).hasToString("anna@example.org");
            assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
            String link = "https://medicalclinic.example.ca" + house.link(1);
            assertThat(part(mail, 0)).contains("Medical Clinic", "To keep it private, it is not in this e-mail.", link);
            assertThat(part(mail, 1)).contains("Read my message</a>", "href=\"" + link + "\"", ">" + link + "</a>");
            for (String text : List.of(part(mail, 0), part(mail, 1))) {
                assertThat(text).doesNotContain("biopsy", "Anna", "ANNA", "TESTERSON", "Rita", PortalHouse.HIN, "1985");
            }
            await("the state", () -> house.events().getLast().contains("SENT"));
            assertThat(waiting(house)).isZero();
        }
    }

    @Test
    void theMailSpeaksThePatientsLanguage() throws Exception {
        try (PortalHouse house = new PortalHouse(database)) {
            house.write(3, "Bonjour", SendMode.SEND);
            MimeMessage mail = house.mail(1);
            assertThat(mail.getSubject()).isEqualTo("Medical Clinic\u00a0: vous avez un nouveau message");
            assertThat(part(mail, 1)).contains("Lire mon message", "lang=\"fr\"");
            assertThat(part(mail, 0)).contains("Pour qu’il reste privé");
        }
    }

    @Test
    void theLinksSecretStandsInTheDatabaseAsAHashAlone() {
        try (PortalHouse house = new PortalHouse(database)) {
            String link = house.linkFor(1);
            String token = link.substring(link.lastIndexOf('/') + 1);
            assertThat(token).hasSize(43);
            assertThat(house.number("SELECT COUNT(*) FROM portal_link")).isEqualTo(1);
            assertThat(database.holds("anna@example.org")).isTrue();
            assertThat(database.holds(token)).isFalse();
        }
    }

    @Test
    void whatTheMailServerMissedWhileItWasDownArrivesLater() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        try (PortalHouse house = new PortalHouse(database, PortalHouse.mailAt(port))) {
            UUID conversation = house.write(1, "One", SendMode.ALLOW_REPLIES);
            UUID message = house.write(1, conversation, "Two", SendMode.SEND);
            GreenMail mail = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
            mail.start();
            try {
                await("both mails", () -> {
                    house.clock.advance(Duration.ofSeconds(5));
                    return mail.getReceivedMessages().length == 2;
                });
                await("the state", () -> state(house, message).equals("SENT"));
            } finally {
                mail.stop();
            }
        }
    }

    @Test
    void whoIsNotToBeWrittenToByThenGetsNoNoticeAndStaffSeeIt() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        try (PortalHouse house = new PortalHouse(database, PortalHouse.mailAt(port))) {
            UUID message = hello(house);
            UUID others = house.write(3, house.ids.next(), "Bonjour", SendMode.ALLOW_REPLIES);
            house.put(PortalHouse.patient(1, "ANNA", PortalHouse.HIN, "anna@example.org", "en")
                    .with(Consent.NO, false));
            GreenMail mail = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
            mail.start();
            try {
                await("both", () -> {
                    house.clock.advance(Duration.ofSeconds(5));
                    return waiting(house) == 0;
                });
                assertThat(state(house, message)).isEqualTo("NOT_DELIVERED");
                assertThat(state(house, others)).isEqualTo("SENT");
                assertThat(inTriage(house)).isEqualTo(1);
                assertThat(mail.getReceivedMessages()).hasSize(1);
                assertThat(house.number("SELECT COUNT(*) FROM portal_link")).isEqualTo(1);
            } finally {
                mail.stop();
            }
        }
    }

    @Test
    void whatWasStoredBeforeMessagingWasSwitchedOffIsStillTold() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        try (PortalHouse house = new PortalHouse(database, PortalHouse.mailAt(port))) {
            UUID message = hello(house);
            house.messaging(false);
            assertThat(waiting(house)).isEqualTo(1);
            GreenMail mail = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
            mail.start();
            try {
                await("the notice", () -> {
                    house.clock.advance(Duration.ofSeconds(5));
                    return state(house, message).equals("SENT");
                });
                assertThat(mail.getReceivedMessages()).hasSize(1);
            } finally {
                mail.stop();
            }
        }
    }

    @Test
    void aRefusedAddressIsShownToStaffAndPutsTheConversationInTriage() {
        try (FaultySmtp smtp = new FaultySmtp();
                PortalHouse house = house(smtp)) {
            smtp.answer("RCPT", "550 5.1.1 no such person");
            UUID message = hello(house);
            await("the refusal", () -> state(house, message).equals("NOT_DELIVERED"));
            assertThat(house.events().getLast()).contains("deliveryChanged", "NOT_DELIVERED", message.toString());
            assertThat(inTriage(house)).isEqualTo(1);
            assertThat(waiting(house)).isZero();
            assertThat(house.number("SELECT COUNT(*) FROM portal_link")).isZero();
        }
    }

    @Test
    void anAddressThatIsNoneIsRefusedToo() {
        try (FaultySmtp smtp = new FaultySmtp();
                PortalHouse house = house(smtp)) {
            house.put(PortalHouse.patient(1, "ANNA", PortalHouse.HIN, "anna at example", "en"));
            UUID message = hello(house);
            await("the refusal", () -> state(house, message).equals("NOT_DELIVERED"));
            assertThat(smtp.taken()).isEmpty();
        }
    }

    @Test
    void aMailThatIsNotTakenNowIsTriedAgainLater() {
        try (FaultySmtp smtp = new FaultySmtp();
                PortalHouse house = house(smtp)) {
            smtp.answer("RCPT", "451 4.7.1 come back later");
            UUID message = hello(house);
            await("the first try", () -> house.number("SELECT MAX(attempts) FROM notice") == 1);
            long next = house.number("SELECT MAX(next_attempt_at) FROM notice");
            assertThat(next).isEqualTo(house.clock.millis() + 5_000);
            house.clock.advance(Duration.ofSeconds(5));
            await("the second try", () -> house.number("SELECT MAX(attempts) FROM notice") == 2);
            assertThat(house.number("SELECT MAX(next_attempt_at) FROM notice"))
                    .isEqualTo(house.clock.millis() + 10_000);
            assertThat(state(house, message)).isEqualTo("STORED");
            assertThat(inTriage(house)).isZero();
            smtp.behave();
            house.clock.advance(Duration.ofSeconds(10));
            await("the mail", () -> state(house, message).equals("SENT"));
            assertThat(smtp.taken()).hasSize(1);
            assertThat(house.number("SELECT COUNT(*) FROM portal_link")).isEqualTo(1);
        }
    }

    @Test
    void troubleWithOurOwnAccountIsNeverThePatientsFault() {
        try (FaultySmtp smtp = new FaultySmtp();
                PortalHouse house = house(smtp)) {
            smtp.answer("MAIL", "550 5.7.1 sender not allowed");
            UUID message = hello(house);
            await("the first try", () -> house.number("SELECT MAX(attempts) FROM notice") == 1);
            assertThat(state(house, message)).isEqualTo("STORED");
        }
    }

    @Test
    void aLineThatBreaksBeforeTheAnswerMakesTheSameMailAgainAndBothLinksWork() {
        try (FaultySmtp smtp = new FaultySmtp();
                PortalHouse house = house(smtp)) {
            smtp.answer(".", "");
            UUID message = hello(house);
            await("the first try", () -> house.number("SELECT MAX(attempts) FROM notice") == 1);
            smtp.behave();
            house.clock.advance(Duration.ofSeconds(5));
            await("the mail", () -> state(house, message).equals("SENT"));
            assertThat(smtp.taken()).hasSize(2).allMatch(mail -> mail.contains("Message-ID: <notice." + message + "@"));
            assertThat(house.number("SELECT COUNT(*) FROM portal_link")).isEqualTo(2);
        }
    }

    @Test
    void aNoticeStoredBeforeTheBackendEndedIsSentAfterItStartsAgain() {
        try (FaultySmtp smtp = new FaultySmtp();
                PortalHouse house = house(smtp)) {
            smtp.answer("EHLO", "421 not now");
            smtp.answer("HELO", "421 not now");
            UUID message = hello(house);
            assertThat(waiting(house)).isEqualTo(1);
            smtp.behave();
            house.restart();
            await("the mail", () -> state(house, message).equals("SENT"));
            assertThat(smtp.taken()).hasSize(1);
        }
    }

    @Test
    void aNoticeThatWasTakenAndNeverSettledIsDueAgain() {
        try (FaultySmtp smtp = new FaultySmtp();
                PortalHouse house = house(smtp)) {
            smtp.answer("RCPT", "451 later");
            UUID message = hello(house);
            await("the first try", () -> house.number("SELECT MAX(attempts) FROM notice") == 1);
            smtp.behave();
            long until = house.clock.millis() + Notifier.CLAIM.toMillis();
            house.backend()
                    .store()
                    .write(house.clinic, tx -> tx.sql().update("UPDATE notice SET next_attempt_at = ?", until));
            house.clock.advance(Notifier.CLAIM);
            await("the mail", () -> state(house, message).equals("SENT"));
        }
    }

    @Test
    void aNoticeThatOneSenderTookNoOtherOneTakes() {
        try (FaultySmtp smtp = new FaultySmtp();
                PortalHouse house = house(smtp)) {
            smtp.answer("EHLO", "421 not now");
            smtp.answer("HELO", "421 not now");
            UUID message = hello(house);
            long now = house.clock.millis();
            long until = now + Notifier.CLAIM.toMillis();
            List<Boolean> taken = new ArrayList<>();
            for (int node = 0; node < 2; node++) {
                taken.add(house.backend()
                        .store()
                        .write(house.clinic, tx -> new NoticeQueue(tx).claim(message, now, until)));
            }
            assertThat(taken).containsExactly(true, false);
            smtp.behave();
            house.restart();
            assertThat(smtp.taken()).isEmpty();
            house.clock.advance(Notifier.CLAIM);
            await("the mail", () -> state(house, message).equals("SENT"));
            assertThat(smtp.taken()).hasSize(1);
        }
    }

    @Test
    void waitingGrowsToAQuarterOfAnHourAndNeverEnds() {
        assertThat(Backoff.millis(0)).isEqualTo(5_000);
        assertThat(Backoff.millis(3)).isEqualTo(40_000);
        assertThat(Backoff.millis(8)).isEqualTo(900_000);
        assertThat(Backoff.millis(Integer.MAX_VALUE)).isEqualTo(900_000);
    }
}
