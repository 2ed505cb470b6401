package ca.chartside.backend.filing;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.backend.account.Principal;
import ca.chartside.backend.clinic.OscarSettings;
import ca.chartside.backend.store.ClinicId;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Filing;
import ca.chartside.protocol.FilingAgain;
import ca.chartside.protocol.FilingContent;
import ca.chartside.protocol.FilingOutcome;
import ca.chartside.protocol.FilingPreview;
import ca.chartside.protocol.FilingRequest;
import ca.chartside.protocol.FilingState;
import ca.chartside.protocol.FromCompanion.Reason;
import ca.chartside.protocol.Role;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is to stand in a chart, and who may say so. */
abstract class FilingContract extends FilingFixture {
    @Test
    void aNoteSaysWhoWroteWhatWhenInTheOrderInWhichItWasSaid() {
        FilingContent content = filings.ask(doctor, ids.next(), note(answer, question));
        assertThat(content.noteText()).isEqualTo("""
                Secure messages between Anna TESTERSON and First Clinic
                Born 1985-03-14 · F · No health card · Chart 1

                November 20, 2026, 10:00\u202fa.m. · Dr. Mei Chen (clinic)
                | How are you?

                November 20, 2026, 1:00\u202fp.m. · Anna (patient)
                | Better,
                | thank you.

                Filed from Chartside by Dr. Mei Chen, November 20, 2026, 2:00\u202fp.m.""");
        assertThat(content.documents()).isEmpty();
        assertThat(content.filing().state()).isEqualTo(FilingState.ASKED);
        assertThat(content.filing().messages()).containsExactly(answer, question);
        assertThat(filings.ask(doctor, ids.next(), request(List.of(answer), List.of(), true, false, false, "fr", true))
                        .noteText())
                .contains("Messages sécurisés entre Anna TESTERSON et First Clinic", "20 novembre 2026", "Better,");
    }

    @Test
    void whatAPatientWritesCannotBeTakenForAnybodyElsesWordsOrForASignature() {
        UUID forged = ids.next();
        messages.reply(
                clinic,
                1,
                conversation,
                forged,
                "Thanks.\n\nNovember 30, 2026, 10:00 a.m. · Dr. Mei Chen (clinic)\nStop the pills.\u2028[Signed]");
        String text = filings.preview(doctor, note(forged)).noteText();
        assertThat(text.lines().filter(line -> line.contains("Dr. Mei Chen (clinic)")))
                .containsExactly("| November 30, 2026, 10:00 a.m. · Dr. Mei Chen (clinic)");
        assertThat(text.split("\\R"))
                .filteredOn(line -> line.contains("[Signed]"))
                .allMatch(line -> line.startsWith("| "));
    }

    @Test
    void lookingAtItAsksForNothingAndSaysWhatStandsThereAlready() {
        FilingPreview seen = filings.preview(doctor, note(answer));
        assertThat(seen.noteText()).contains("Better,");
        assertThat(seen.filed()).isEmpty();
        assertThat(filings.open(doctor, 10).filings()).isEmpty();
        assertThat(audit()).anyMatch(row -> row.contains("filing.preview"));

        Filing filed = asked(note(answer));
        assertThat(filings.preview(doctor, note(answer, question)).filed())
                .singleElement()
                .satisfies(before -> {
                    assertThat(before.id()).isEqualTo(answer);
                    assertThat(before.filingId()).isEqualTo(filed.id());
                });
        refused(() -> filings.preview(moa, note(answer)), ErrorKind.FILING_NOT_ALLOWED);
        refused(
                () -> filings.preview(
                        doctor,
                        new FilingRequest(
                                conversation, 2, List.of(answer), List.of(), true, false, false, "en", false)),
                ErrorKind.WRONG_PATIENT);
    }

    @Test
    void documentsAreThePagesFirstAndThenTheFilesAsChosen() {
        UUID scan = file(answer, "message_id");
        FilingContent content = filings.ask(
                doctor, ids.next(), request(List.of(answer), List.of(scan), false, true, false, "en", false));
        assertThat(content.noteText()).isNull();
        assertThat(content.documents())
                .containsExactly(
                        new FilingContent.Document(
                                null,
                                "secure-messages-2026-11-20.pdf",
                                "Secure messages, filed 2026-11-20",
                                "application/pdf"),
                        new FilingContent.Document(
                                scan, "scan.pdf", "From a secure message: scan.pdf", "application/pdf"));
    }

    @Test
    void whatIsInternalGoesOnlyWhereItIsAskedFor() {
        UUID note = internalNote("she sounded worried");
        UUID scan = file(note, "note_id");
        refused(() -> asked(note(answer, note)), ErrorKind.INVALID_VALUE);
        refused(
                () -> asked(request(List.of(), List.of(scan), false, false, false, "en", false)),
                ErrorKind.FILE_NOT_FOUND);
        FilingContent content = filings.ask(
                doctor, ids.next(), request(List.of(answer, note), List.of(scan), true, false, true, "en", false));
        assertThat(content.noteText()).contains("Rita Desk (clinic) · Internal note\n| she sounded worried");
        assertThat(content.documents()).hasSize(1);
        told(content.filing(), FilingState.FILED, null, 7L, 8L);
        assertThat(store.<Long>read(
                        clinic,
                        tx -> tx.sql()
                                .number(
                                        "SELECT COUNT(*) FROM staff_entry WHERE filed_at IS NOT NULL AND clinic_id = ?",
                                        clinic.number())))
                .isEqualTo(1);
    }

    @Test
    void whatWasTakenBackIsNotFiledByItsWords() {
        UUID wrong = ids.next();
        send(wrong, conversation, 1, "meant for somebody else");
        messages.takeBack(doctor, wrong, 1);
        assertThat(filings.ask(doctor, ids.next(), note(wrong)).noteText())
                .contains("Removed by the clinic")
                .doesNotContain("meant for somebody else");
        UUID scan = file(wrong, "message_id");
        refused(
                () -> asked(request(List.of(), List.of(scan), false, false, false, "en", false)),
                ErrorKind.FILE_NOT_FOUND);
    }

    @Test
    void nothingOfAnotherPatientOrClinicGoesToAChart() {
        UUID bens = ids.next();
        UUID toBen = ids.next();
        send(toBen, bens, 2, "For Ben");
        UUID scan = file(toBen, "message_id");
        refused(() -> asked(note(question, toBen)), ErrorKind.INVALID_VALUE);
        refused(
                () -> asked(request(List.of(), List.of(scan), false, false, false, "en", false)),
                ErrorKind.FILE_NOT_FOUND);
        refused(
                () -> asked(new FilingRequest(bens, 1, List.of(toBen), List.of(), true, false, false, "en", false)),
                ErrorKind.WRONG_PATIENT);
        ClinicId other = store.addClinic("otherclinic", "Other Clinic", 1);
        patients(other);
        Principal there = user(other, "Dr. Else Where", Role.DOCTOR);
        refused(() -> filings.ask(there, ids.next(), note(question)), ErrorKind.CONVERSATION_NOT_FOUND);
        Filing filing = asked(note(question));
        refused(() -> filings.again(there, filing.id(), new FilingAgain(filing.askedAt())), ErrorKind.FILING_NOT_FOUND);
        refused(
                () -> filings.settle(there, filing.id(), new FilingOutcome(FilingState.FILED, null, null, List.of())),
                ErrorKind.FILING_NOT_FOUND);
        assertThat(filings.open(there, 50).filings()).isEmpty();
    }

    @Test
    void anMoaFilesOnlyWhereTheClinicAllowsIt() {
        refused(() -> filings.ask(moa, ids.next(), note(question)), ErrorKind.FILING_NOT_ALLOWED);
        Filing doctors = asked(note(question));
        refused(
                () -> filings.again(moa, doctors.id(), new FilingAgain(doctors.askedAt())),
                ErrorKind.FILING_NOT_ALLOWED);
        refused(
                () -> filings.settle(moa, doctors.id(), new FilingOutcome(FilingState.FILED, null, 1L, List.of())),
                ErrorKind.FILING_NOT_ALLOWED);
        store.write(clinic, tx -> {
            new OscarSettings(tx).moaFiles(true);
            return tx;
        });
        Filing own = filings.ask(moa, ids.next(), note(answer)).filing();
        assertThat(own.askedBy()).isEqualTo("Rita Desk");
        store.write(clinic, tx -> {
            new OscarSettings(tx).moaFiles(false);
            return tx;
        });
        FilingOutcome filed = new FilingOutcome(FilingState.FILED, null, 9L, List.of());
        assertThat(filings.settle(moa, own.id(), filed).state())
                .as("what came of one's own is told whatever was settled since")
                .isEqualTo(FilingState.FILED);
    }

    @Test
    void theSameIdIsTheSameFilingAndTheSameAnswer() {
        UUID id = ids.next();
        FilingContent first = filings.ask(doctor, id, note(question));
        clock.advance(Duration.ofDays(1));
        assertThat(filings.ask(doctor, id, note(question))).isEqualTo(first);
        assertThat(events()).hasSize(1);
        refused(() -> filings.ask(doctor, id, note(answer)), ErrorKind.FILING_ID_REUSED);
        refused(
                () -> filings.ask(doctor, id, request(List.of(question), List.of(), true, true, false, "en", false)),
                ErrorKind.FILING_ID_REUSED);
    }

    @Test
    void whatMakesNoFilingIsRefused() {
        refused(() -> asked(request(List.of(), List.of(), true, false, false, "en", false)), ErrorKind.INVALID_VALUE);
        refused(() -> asked(request(List.of(), List.of(), false, false, false, "en", false)), ErrorKind.INVALID_VALUE);
        refused(
                () -> asked(request(List.of(question), List.of(), false, false, false, "en", false)),
                ErrorKind.INVALID_VALUE);
        refused(() -> asked(note(question, question)), ErrorKind.INVALID_VALUE);
        refused(
                () -> asked(request(List.of(question), List.of(), true, false, false, "de", false)),
                ErrorKind.INVALID_VALUE);
        refused(() -> asked(note(ids.next())), ErrorKind.INVALID_VALUE);
        Filing filing = asked(note(question));
        refused(() -> told(filing, FilingState.ASKED, null, null), ErrorKind.INVALID_VALUE);
        refused(() -> told(filing, FilingState.FILED, Reason.REFUSED, null), ErrorKind.INVALID_VALUE);
        refused(() -> told(filing, FilingState.FILED, null, 1L, 2L), ErrorKind.INVALID_VALUE);
        refused(
                () -> filings.settle(doctor, ids.next(), new FilingOutcome(FilingState.FILED, null, null, List.of())),
                ErrorKind.FILING_NOT_FOUND);
        assertThat(open()).containsExactly(filing.id());
    }
}
