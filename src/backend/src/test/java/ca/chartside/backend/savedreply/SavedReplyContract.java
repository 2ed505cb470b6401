package ca.chartside.backend.savedreply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import ca.chartside.backend.account.Principal;
import ca.chartside.backend.audit.AuditLog;
import ca.chartside.backend.event.Events;
import ca.chartside.backend.http.Refusal;
import ca.chartside.backend.store.ClinicId;
import ca.chartside.backend.store.StoreFixture;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Limits;
import ca.chartside.protocol.Role;
import ca.chartside.protocol.SavedReply;
import ca.chartside.protocol.SavedReplyRequest;
import ca.chartside.protocol.StaffUser;
import ca.chartside.protocol.StoredFile;
import ca.chartside.protocol.Uuid7;
import ca.chartside.testbase.TestClock;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The rules of saved replies, the same on every engine. */
@Timeout(60)
abstract class SavedReplyContract extends StoreFixture {
    private final Uuid7 ids = new Uuid7(Clock.systemUTC());
    private SavedReplyService replies;
    private Principal doctor;
    private Principal moa;

    @BeforeEach
    final void settleIn() {
        replies = new SavedReplyService(store, new TestClock(Instant.parse("2026-11-20T15:00:00Z")));
        doctor = user(clinic, "Dr. Mei Chen");
        moa = user(clinic, "Rita Desk");
    }

    private Principal user(ClinicId at, String name) {
        return new Principal(at, new StaffUser(ids.next(), "a@b.ca", name, Role.MOA, false, null), ids.next());
    }

    private SavedReply save(Principal who, boolean shared, String title) {
        return replies.put(who, ids.next(), request(shared, title, 0));
    }

    private static SavedReplyRequest request(boolean shared, String title, int version) {
        return new SavedReplyRequest(shared, title, "Hello {firstName}.", "", version);
    }

    private List<String> titles(Principal who) {
        return replies.list(who).replies().stream().map(SavedReply::title).toList();
    }

    private List<AuditLog.Entry> audit() {
        return store.read(clinic, tx -> new AuditLog(tx).after(0, 1000));
    }

    private static void refused(ThrowingCallable call, ErrorKind kind) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(Refusal.class, e -> assertThat(e.kind()).isEqualTo(kind));
    }

    @Test
    void onesOwnAreOnesOwnAndTheClinicsAreEverybodysByTitle() {
        save(doctor, false, "Repas");
        save(doctor, true, "\u00c9chographie");
        save(doctor, true, "directions");
        save(moa, false, "Fasting");
        assertThat(titles(doctor)).containsExactly("directions", "\u00c9chographie", "Repas");
        assertThat(titles(moa)).containsExactly("directions", "\u00c9chographie", "Fasting");
    }

    @Test
    void aChangeToOneOfTheClinicsIsToldAndToOnesOwnIsNot() {
        save(doctor, false, "Results");
        assertThat(told()).isZero();
        SavedReply shared = save(doctor, true, "Directions");
        assertThat(told()).isEqualTo(1);
        replies.put(doctor, shared.id(), request(true, "Directions", 0));
        assertThat(told()).as("the same again").isEqualTo(1);
        replies.put(moa, shared.id(), request(true, "How to find us", 1));
        assertThat(told()).isEqualTo(2);
        replies.put(moa, shared.id(), request(false, "How to find us", 2));
        assertThat(told()).as("it is no longer the clinic's").isEqualTo(3);
        SavedReply other = save(doctor, true, "Fasting");
        replies.delete(moa, other.id());
        replies.delete(moa, other.id());
        assertThat(told()).isEqualTo(5);
    }

    private long told() {
        return store.read(
                clinic,
                tx -> new Events(tx)
                        .after(0, 1000).stream()
                                .filter(event -> event.type().equals("savedRepliesChanged"))
                                .count());
    }

    @Test
    void nothingCrossesClinics() {
        ClinicId other = store.addClinic("otherclinic", "Other Clinic", 1);
        Principal elsewhere =
                new Principal(other, doctor.user(), ids.next()); // of the same id, which would tell were it asked alone
        SavedReply reply = save(doctor, true, "Directions");
        SavedReply own = save(doctor, false, "Results");
        assertThat(titles(elsewhere)).isEmpty();
        replies.delete(elsewhere, reply.id());
        replies.put(elsewhere, own.id(), request(true, "Other", 0));
        assertThat(titles(doctor)).containsExactly("Directions", "Results");
        assertThat(titles(elsewhere)).containsExactly("Other");
    }

    @Test
    void aColleaguesOwnIsNeitherSeenNorChangedNorDeleted() {
        SavedReply own = save(doctor, false, "Results");
        refused(() -> replies.put(moa, own.id(), request(true, "Mine now", 1)), ErrorKind.SAVED_REPLY_NOT_FOUND);
        replies.delete(moa, own.id());
        assertThat(replies.list(doctor).replies()).containsExactly(own);
        assertThat(titles(moa)).isEmpty();
    }

    @Test
    void theClinicsAreChangedAndDeletedByAnyOfItsStaff() {
        SavedReply reply = save(doctor, true, "Directions");
        SavedReply changed = replies.put(
                moa,
                reply.id(),
                new SavedReplyRequest(true, " How to\n find us ", "", "\u00c0 gauche.\r\nPuis \u00e0 droite.", 1));
        assertThat(changed)
                .isEqualTo(new SavedReply(
                        reply.id(), true, "How to find us", "", "\u00c0 gauche.\nPuis \u00e0 droite.", 2));
        assertThat(replies.list(doctor).replies()).containsExactly(changed);
        replies.delete(moa, reply.id());
        assertThat(titles(doctor)).isEmpty();
    }

    @Test
    void ofOnesOwnTheClinicsCanBeMadeAndBack() {
        SavedReply own = save(doctor, false, "Results");
        replies.put(doctor, own.id(), request(true, "Results", 1));
        assertThat(titles(moa)).containsExactly("Results");
        replies.put(doctor, own.id(), request(false, "Results", 2));
        assertThat(titles(moa)).isEmpty();
        assertThat(titles(doctor)).containsExactly("Results");
    }

    @Test
    void theSameAgainIsTheSameAnswerAndWhatAColleagueSavedIsNotReplacedUnseen() {
        UUID id = ids.next();
        SavedReply first = replies.put(doctor, id, request(true, "Directions", 0));
        assertThat(replies.put(doctor, id, request(true, "Directions", 0))).isEqualTo(first);
        replies.put(moa, id, request(true, "How to find us", 1));
        refused(() -> replies.put(doctor, id, request(true, "The way here", 1)), ErrorKind.SAVED_REPLY_CHANGED);
        assertThat(titles(doctor)).containsExactly("How to find us");
        replies.delete(doctor, id);
        replies.delete(doctor, id);
        assertThat(audit())
                .extracting(AuditLog.Entry::action)
                .containsExactly("savedReply.put", "savedReply.put", "savedReply.delete");
    }

    @Test
    void aChangeOfWhatWasDeletedMeanwhileIsSavedAsNew() {
        SavedReply reply = save(doctor, true, "Directions");
        replies.delete(moa, reply.id());
        replies.put(doctor, reply.id(), request(true, "The way here", 1));
        assertThat(titles(moa)).containsExactly("The way here");
    }

    private UUID uploaded(Principal by, String name) {
        UUID id = ids.next();
        store.write(
                clinic,
                tx -> tx.sql()
                        .update(
                                "INSERT INTO file (clinic_id, id, name, media_type, size, place, user_id, created_at)"
                                        + " VALUES (?, ?, ?, 'application/pdf', 1, ?, ?, 1)",
                                clinic.number(),
                                id,
                                name,
                                name,
                                by.user().id()));
        return id;
    }

    private SavedReply put(Principal who, UUID id, boolean shared, int version, UUID... files) {
        return replies.put(who, id, new SavedReplyRequest(shared, "Directions", "Hello.", "", List.of(files), version));
    }

    private static List<String> names(SavedReply reply) {
        return reply.files().stream().map(StoredFile::name).toList();
    }

    @Test
    void filesGoWithItInTheirOrderAndEachChangeSaysWhichAreLeft() {
        UUID map = uploaded(doctor, "map.pdf");
        UUID bus = uploaded(doctor, "bus.pdf");
        UUID id = ids.next();
        SavedReply saved = put(doctor, id, true, 0, map, bus);
        assertThat(names(saved)).containsExactly("map.pdf", "bus.pdf");
        assertThat(replies.list(moa).replies()).containsExactly(saved);
        assertThat(put(doctor, id, true, 0, map, bus)).as("again").isEqualTo(saved);

        UUID car = uploaded(moa, "car.pdf");
        SavedReply changed = put(moa, id, true, 1, car, map);
        assertThat(names(changed)).containsExactly("car.pdf", "map.pdf");
        assertThat(replies.list(doctor).replies()).containsExactly(changed);
        assertThat(names(put(doctor, id, true, 2))).isEmpty();
        assertThat(replies.list(moa).replies())
                .singleElement()
                .satisfies(reply -> assertThat(reply.files()).isEmpty());
    }

    @Test
    void aFileIsItsUploadersToSaveAndOnlyWhereNothingNamesIt() {
        UUID map = uploaded(doctor, "map.pdf");
        UUID[] eleven = Stream.generate(() -> uploaded(moa, "x.pdf")).limit(11).toArray(UUID[]::new);
        refused(() -> put(moa, ids.next(), true, 0, map), ErrorKind.FILE_NOT_FOUND);
        refused(() -> put(moa, ids.next(), true, 0, ids.next()), ErrorKind.FILE_NOT_FOUND);
        refused(() -> put(moa, ids.next(), true, 0, eleven), ErrorKind.INVALID_VALUE);
        refused(() -> put(moa, ids.next(), true, 0, eleven[0], eleven[0]), ErrorKind.INVALID_VALUE);
        put(doctor, ids.next(), true, 0, map);
        refused(() -> put(doctor, ids.next(), false, 0, map), ErrorKind.FILE_NOT_FOUND);
        assertThat(replies.list(moa).replies()).hasSize(1);
    }

    @Test
    void whatIsMissingOrTooLongOrNotShownIsRefused() {
        String longest = "x".repeat(Limits.SAVED_REPLY_CHARS);
        replies.put(doctor, ids.next(), new SavedReplyRequest(false, "t".repeat(80), longest, longest, 0));
        refused(() -> save(doctor, false, " \n "), ErrorKind.SAVED_REPLY_EMPTY);
        refused(() -> save(doctor, false, "t".repeat(81)), ErrorKind.SAVED_REPLY_TOO_LONG);
        refused(() -> save(doctor, false, "bell\u0007"), ErrorKind.INVALID_VALUE);
        refused(
                () -> replies.put(doctor, ids.next(), new SavedReplyRequest(false, "Title", " ", "\n", 0)),
                ErrorKind.SAVED_REPLY_EMPTY);
        refused(
                () -> replies.put(doctor, ids.next(), new SavedReplyRequest(false, "Title", "", longest + "x", 0)),
                ErrorKind.SAVED_REPLY_TOO_LONG);
        assertThat(replies.list(doctor).replies()).hasSize(1);
    }

    @Test
    void thereIsAnEndToHowManyOnesOwnAndTheClinicsApart() {
        SavedReply last = save(doctor, false, "0");
        for (int i = 1; i < Limits.SAVED_REPLIES_MAX; i++) {
            last = save(doctor, false, String.valueOf(i));
        }
        refused(() -> save(doctor, false, "one more"), ErrorKind.SAVED_REPLIES_FULL);
        replies.put(doctor, last.id(), request(false, "changed", 1));
        SavedReply clinics = save(doctor, true, "the clinic's");
        save(moa, false, "hers");
        refused(
                () -> replies.put(doctor, clinics.id(), request(false, "the clinic's", 1)),
                ErrorKind.SAVED_REPLIES_FULL);
    }

    @Test
    void changesAreAuditedWithoutTheirWords() {
        SavedReply own = save(doctor, false, "Secret title");
        replies.put(doctor, own.id(), request(true, "Secret title", 1));
        replies.delete(moa, own.id());
        assertThat(audit())
                .extracting(AuditLog.Entry::action, AuditLog.Entry::subject, AuditLog.Entry::detail)
                .containsExactly(
                        tuple("savedReply.put", "savedReply:" + own.id(), "own"),
                        tuple("savedReply.put", "savedReply:" + own.id(), "clinic"),
                        tuple("savedReply.delete", "savedReply:" + own.id(), "clinic"));
    }
}
