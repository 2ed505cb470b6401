package ca.chartside.desktop.thread;

import static ca.chartside.desktop.fake.FakeClinic.ME;
import static ca.chartside.desktop.fake.FakeClinic.NOW;
import static ca.chartside.desktop.fake.FakeClinic.ZONE;
import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.desktop.ui.Messages;
import ca.chartside.protocol.AuthorKind;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThreadRowTest {
    private static ThreadItem patient(LocalDateTime at) {
        return item(AuthorKind.PATIENT, null, at);
    }

    private static ThreadItem staff(UUID who, LocalDateTime at) {
        return item(AuthorKind.STAFF, who, at);
    }

    private static ThreadItem item(AuthorKind author, @org.jspecify.annotations.Nullable UUID who, LocalDateTime at) {
        return new ThreadItem(
                UUID.randomUUID(),
                1,
                author,
                ME.id().equals(who),
                who,
                "",
                "text",
                at.atZone(ZONE).toInstant().toEpochMilli(),
                null,
                null);
    }

    private static String shape(ThreadItem... items) {
        StringBuilder shape = new StringBuilder();
        for (ThreadRow row : ThreadRow.of(List.of(items), ZONE, Long.MAX_VALUE, 0)) {
            shape.append(
                    switch (row) {
                        case ThreadRow.Day day -> "D";
                        case ThreadRow.New line -> "N";
                        case ThreadRow.Bubble bubble -> bubble.firstOfRun() ? "F" : "b";
                    });
        }
        return shape.toString();
    }

    @Test
    void oneAuthorWithinFiveMinutesIsOneRun() {
        assertThat(shape(patient(NOW), patient(NOW.plusMinutes(5)), patient(NOW.plusMinutes(10))))
                .isEqualTo("DFbb");
        assertThat(shape(patient(NOW), patient(NOW.plusMinutes(5).plusSeconds(1))))
                .isEqualTo("DFF");
    }

    @Test
    void anotherAuthorStartsARun() {
        assertThat(shape(patient(NOW), staff(ME.id(), NOW), staff(new UUID(0, 3), NOW), patient(NOW)))
                .isEqualTo("DFFFF");
    }

    @Test
    void midnightInTheClinicStartsADayAndARun() {
        LocalDateTime late = NOW.withHour(23).withMinute(58);
        assertThat(shape(patient(late), patient(late.plusMinutes(1)), patient(late.plusMinutes(2))))
                .isEqualTo("DFbDF");
    }

    @ParameterizedTest
    @CsvSource({
        "en, 2026-11-24, Today",
        "en, 2026-11-23, Yesterday",
        "en, 2026-11-20, 'Friday, 20 November'",
        "en, 2025-11-20, 20 November 2025",
        "fr, 2026-11-24, Aujourd’hui",
        "fr, 2026-11-23, Hier",
        "fr, 2026-11-20, Vendredi 20 novembre",
        "fr, 2025-11-20, 20 novembre 2025",
    })
    void daysAreSaidInTheUsersLanguage(String language, LocalDate day, String words) {
        assertThat(new Words(new Messages(Locale.of(language))).day(day, NOW.toLocalDate()))
                .isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "SENDING, Sending…, Envoi en cours…",
        "STORED, 'Stored, notifying…', 'Enregistré, avis en cours…'",
        "SENT, Sent, Envoyé",
        "READ, Read by Anna, Lu par Anna",
        "NOT_SENT, Not sent, Non envoyé",
        "NOT_DELIVERED, Not delivered: e-mail bounced, Non remis\u00a0: courriel refusé",
        "NO_CONTACT, No contact on file, Aucune coordonnée au dossier",
    })
    void statesAreSaidAsPromised(MessageState state, String english, String french) {
        assertThat(new Words(new Messages(Locale.ENGLISH)).state(state, "Anna")).isEqualTo(english);
        assertThat(new Words(new Messages(Locale.FRENCH)).state(state, "Anna")).isEqualTo(french);
    }

    @ParameterizedTest
    @CsvSource({
        "'see https://a.example/x.', https://a.example/x",
        "'(http://a.example)', http://a.example",
        "'call tel:+15551234567 now', tel:+15551234567",
        "'file:///etc/passwd javascript:alert(1) ftp://a.example', ''",
        "'xhttps://a.example', ''",
    })
    void onlyWebAndPhoneAddressesAreLinks(String text, String link) {
        assertThat(String.join(
                        " ",
                        Links.in(text).stream().map(l -> l.target().toString()).toList()))
                .isEqualTo(link);
    }
}
