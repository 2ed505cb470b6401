package ca.chartside.desktop.thread;

import static ca.chartside.desktop.fake.FakeClinic.ME;
import static ca.chartside.desktop.fake.FakeClinic.NOW;
import static ca.chartside.desktop.fake.FakeClinic.ZONE;
import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.desktop.ui.Messages;
import ca.chartside.protocol.AuthorKind;
import ca.chartside.protocol.MessageKind;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

    private static ThreadItem item(AuthorKind author, @Nullable UUID who, LocalDateTime at) {
        return item(author, who, at, MessageKind.MESSAGE);
    }

    private static ThreadItem item(AuthorKind author, @Nullable UUID who, LocalDateTime at, MessageKind kind) {
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
                null,
                kind,
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
                        case ThreadRow.Note note -> "n";
                        case ThreadRow.Line line -> "l";
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
    void aNoteAndALineAreNoMessagesAndEndARun() {
        assertThat(shape(
                        staff(ME.id(), NOW),
                        item(AuthorKind.STAFF, ME.id(), NOW, MessageKind.NOTE),
                        staff(ME.id(), NOW),
                        item(AuthorKind.STAFF, ME.id(), NOW, MessageKind.URGENT),
                        staff(ME.id(), NOW)))
                .isEqualTo("DFnFlF");
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
        "WAITING, Waiting for the server, En attente du serveur",
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
        "CLOSED, Closed by Rita, Fermée par Rita",
        "REOPENED, Reopened by Rita, Rouverte par Rita",
        "MARKED_UNREAD, Marked as unread by Rita, Marquée comme non lue par Rita",
        "NO_REPLY_NEEDED, Marked “No reply needed” by Rita, Marquée «\u00a0Aucune réponse requise\u00a0» par Rita",
        "URGENT, Marked urgent by Rita, Marquée comme urgente par Rita",
        "NOT_URGENT, Urgent mark removed by Rita, Marque d’urgence retirée par Rita",
        "ASSIGNED, Assigned to Dr. Chen by Rita, Confiée à Dr. Chen par Rita",
        "UNASSIGNED, Assignment removed by Rita, Rita ne la confie plus à personne",
        "MEMBER_ADDED, Dr. Chen added by Rita, Membre ajouté par Rita\u00a0: Dr. Chen",
        "MEMBER_REMOVED, Dr. Chen removed by Rita, Membre retiré par Rita\u00a0: Dr. Chen",
    })
    void aLineSaysWhatWasDoneByWhomWhenAndWhy(MessageKind kind, String english, String french) {
        ThreadItem bare = staffEntry(kind, "", null);
        ThreadItem reasoned = staffEntry(kind, "Not {0} today", null);
        assertThat(new Words(new Messages(Locale.ENGLISH)).text(bare, ZONE)).isEqualTo(english + " · 09:45");
        assertThat(new Words(new Messages(Locale.FRENCH)).text(bare, ZONE)).isEqualTo(french + " · 09:45");
        assertThat(new Words(new Messages(Locale.ENGLISH)).text(reasoned, ZONE))
                .isEqualTo(english + " · 09:45\n“Not {0} today”");
    }

    private static ThreadItem staffEntry(MessageKind kind, String text, @Nullable Long takenBackAt) {
        return new ThreadItem(
                UUID.randomUUID(),
                1,
                AuthorKind.STAFF,
                true,
                ME.id(),
                "Rita",
                text,
                millis(NOW),
                kind == MessageKind.MESSAGE ? MessageState.READ : null,
                null,
                kind,
                "Dr. Chen",
                takenBackAt);
    }

    private static long millis(LocalDateTime at) {
        return at.atZone(ZONE).toInstant().toEpochMilli();
    }

    @Test
    void whatWasTakenBackSaysWhenAndWhetherItWasRead() {
        Words english = new Words(new Messages(Locale.CANADA));
        Words french = new Words(new Messages(Locale.FRENCH));
        ThreadItem same = staffEntry(MessageKind.MESSAGE, "x", millis(NOW.plusMinutes(57)));
        ThreadItem later = staffEntry(MessageKind.MESSAGE, "x", millis(NOW.plusDays(1)));
        assertThat(english.state(same, ZONE, "Anna")).isEqualTo("Taken back 10:42 · Read by Anna");
        assertThat(english.state(later, ZONE, "Anna")).isEqualTo("Taken back 25 Nov 09:45 · Read by Anna");
        assertThat(french.state(same, ZONE, "Anna")).isEqualTo("Retiré 10:42 · Lu par Anna");
    }

    @Test
    void aScreenReaderIsToldWhatANoteIs() {
        assertThat(new Words(new Messages(Locale.ENGLISH))
                        .spoken(staffEntry(MessageKind.NOTE, "Call her", null), ZONE, "Anna"))
                .isEqualTo("Internal note · Rita 09:45 · the patient never sees this: Call her");
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
