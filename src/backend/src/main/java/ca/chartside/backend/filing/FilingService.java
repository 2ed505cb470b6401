package ca.chartside.backend.filing;

import ca.chartside.backend.account.AccountService;
import ca.chartside.backend.account.Principal;
import ca.chartside.backend.audit.AuditLog;
import ca.chartside.backend.clinic.Clinic;
import ca.chartside.backend.clinic.Clinics;
import ca.chartside.backend.clinic.OscarSettings;
import ca.chartside.backend.conversation.ChosenEntries;
import ca.chartside.backend.event.Events;
import ca.chartside.backend.export.ChartNote;
import ca.chartside.backend.http.Check;
import ca.chartside.backend.http.Refusal;
import ca.chartside.backend.patient.PatientRecord;
import ca.chartside.backend.patient.Patients;
import ca.chartside.backend.store.Store;
import ca.chartside.backend.store.Tx;
import ca.chartside.protocol.ConversationExport;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Event;
import ca.chartside.protocol.FiledBefore;
import ca.chartside.protocol.Filing;
import ca.chartside.protocol.FilingAgain;
import ca.chartside.protocol.FilingContent;
import ca.chartside.protocol.FilingList;
import ca.chartside.protocol.FilingOutcome;
import ca.chartside.protocol.FilingPreview;
import ca.chartside.protocol.FilingRequest;
import ca.chartside.protocol.FilingState;
import ca.chartside.protocol.Limits;
import ca.chartside.protocol.Patient;
import ca.chartside.protocol.Role;
import ca.chartside.protocol.StoredFile;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Filing to the chart, the server's half: it checks what somebody wants to stand there, gives it in the form in which OSCAR gets it, and
 * keeps what came of it. The companion puts it there, with the session that the browser has. Any thread.
 */
final class FilingService {
    private final Store store;
    private final Clock clock;

    FilingService(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Takes a wish to file, and gives what is to be put into OSCAR.
     *
     * @throws Refusal INVALID_VALUE, FILING_NOT_ALLOWED, CONVERSATION_NOT_FOUND, WRONG_PATIENT, FILE_NOT_FOUND, FILING_ID_REUSED,
     *     ALREADY_FILED; FILING_CHANGED where it was told of already that it did not all go
     */
    FilingContent ask(Principal principal, UUID id, FilingRequest request) {
        check(request);
        long now = clock.millis();
        return store.write(principal.clinic(), tx -> {
            allowed(tx, principal);
            FilingRecord before = new Filings(tx).get(id);
            if (before != null) {
                if (!before.isFor(request)) {
                    throw new Refusal(ErrorKind.FILING_ID_REUSED);
                }
                if (!before.isAsAsked()) {
                    throw new Refusal(ErrorKind.FILING_CHANGED);
                }
                return content(tx, before);
            }
            FilingRecord filing = asked(principal, id, request, now);
            FilingContent content = content(tx, filing);
            List<FiledBefore> filed = filedBefore(tx, request, id);
            if (!filed.isEmpty() && !request.again()) {
                throw new Refusal(ErrorKind.ALREADY_FILED, Map.of("filed", filed));
            }
            new Filings(tx).insert(filing);
            tell(tx, filing);
            new AuditLog(tx).add(now, principal.actor(), "filing.ask", subject(filing), asked(request, filed));
            return content;
        });
    }

    private static FilingRecord asked(Principal principal, UUID id, FilingRequest request, long now) {
        return new FilingRecord(
                id,
                request,
                now,
                principal.user().id(),
                principal.user().displayName(),
                FilingState.ASKED,
                null,
                null,
                null,
                List.of());
    }

    /**
     * What such a wish would put into OSCAR, and what of it stands there already; nothing is stored of it but that it was looked at.
     *
     * @throws Refusal INVALID_VALUE, FILING_NOT_ALLOWED, CONVERSATION_NOT_FOUND, WRONG_PATIENT, FILE_NOT_FOUND
     */
    FilingPreview preview(Principal principal, FilingRequest request) {
        check(request);
        long now = clock.millis();
        return store.write(principal.clinic(), tx -> {
            allowed(tx, principal);
            FilingContent content = content(tx, asked(principal, request.conversationId(), request, now));
            List<FiledBefore> filed = filedBefore(tx, request, null);
            new AuditLog(tx).add(now, principal.actor(), "filing.preview", subject(request), asked(request, filed));
            return new FilingPreview(content.noteText(), content.documents(), filed);
        });
    }

    private static void check(FilingRequest request) {
        Check.present(request.conversationId(), "conversationId");
        String language = Check.present(request.language(), "language");
        if (!language.equals("en") && !language.equals("fr")) {
            throw invalid("language");
        }
        if (request.messages().size() > Limits.FILING_ENTRIES
                || new HashSet<>(request.messages()).size() < request.messages().size()
                || request.messages().isEmpty() == (request.note() || request.pages())) {
            throw invalid("messages");
        }
        if (request.files().size() > Limits.FILING_FILES
                || new HashSet<>(request.files()).size() < request.files().size()
                || request.messages().isEmpty() && request.files().isEmpty()) {
            throw invalid("files");
        }
    }

    private static Refusal invalid(String field) {
        return new Refusal(ErrorKind.INVALID_VALUE, Map.of("field", field));
    }

    /** OSCAR itself would let a receptionist sign a note: who may is ours to say. */
    private static void allowed(Tx tx, Principal principal) {
        if (principal.user().role() != Role.DOCTOR && !new OscarSettings(tx).moaFiles()) {
            throw new Refusal(ErrorKind.FILING_NOT_ALLOWED);
        }
    }

    private static String asked(FilingRequest request, List<FiledBefore> filed) {
        return "messages " + request.messages().size()
                + " files " + request.files().size()
                + (request.note() ? " note" : "")
                + (request.pages() ? " pages" : "")
                + (request.notes() ? " with-notes" : "")
                + (filed.isEmpty() ? "" : " again");
    }

    /** Of each thing chosen, the newest filing but {@code own} by which it stands in the chart, or may. */
    private static List<FiledBefore> filedBefore(Tx tx, FilingRequest request, @Nullable UUID own) {
        List<FiledBefore> filed = new ArrayList<>();
        for (UUID item : Stream.concat(request.messages().stream(), request.files().stream())
                .toList()) {
            new Filings(tx)
                    .naming(item).stream()
                            .filter(filing -> !filing.id().equals(own) && filing.mayStand(item))
                            .findFirst()
                            .ifPresent(filing -> filed.add(new FiledBefore(
                                    item,
                                    filing.id(),
                                    filing.state(),
                                    Objects.requireNonNullElse(filing.settledAt(), filing.askedAt()),
                                    filing.askedBy())));
        }
        return filed;
    }

    private static String subject(FilingRecord filing) {
        return "filing:" + filing.id() + " " + subject(filing.request());
    }

    private static String subject(FilingRequest request) {
        return "conversation:" + request.conversationId() + " patient:" + request.demographicNo();
    }

    private static void tell(Tx tx, FilingRecord filing) {
        List<UUID> standing = filing.standing();
        @Nullable Long at = standing.isEmpty() ? null : filing.settledAt();
        new Events(tx)
                .append(seq -> new Event.FilingChanged(
                        seq, filing.request().conversationId(), filing.id(), filing.state(), standing, at));
    }

    private Patient patient(Tx tx, PatientRecord record) {
        return record.wire(new Clinics(tx).get().today(clock));
    }

    private FilingContent content(Tx tx, FilingRecord filing) {
        FilingRequest request = filing.request();
        ConversationExport chosen = chosen(tx, filing);
        List<StoredFile> files = chosen(tx, request).files(request.files());
        ChartNote words = ChartNote.in(request.language());
        List<FilingContent.Document> documents = new ArrayList<>();
        if (request.pages()) {
            documents.add(new FilingContent.Document(
                    null, words.pagesName(chosen), words.pagesDescription(chosen), "application/pdf"));
        }
        for (StoredFile file : files) {
            documents.add(
                    new FilingContent.Document(file.id(), file.name(), words.fileDescription(file), file.mediaType()));
        }
        return new FilingContent(
                filing.wire(patient(tx, chosen(tx, request).patient())),
                request.note() ? words.text(chosen) : null,
                documents);
    }

    private static ChosenEntries chosen(Tx tx, FilingRequest request) {
        return ChosenEntries.of(tx, request.conversationId(), request.demographicNo(), request.notes());
    }

    private ConversationExport chosen(Tx tx, FilingRecord filing) {
        FilingRequest request = filing.request();
        ChosenEntries entries = chosen(tx, request);
        Clinic clinic = new Clinics(tx).get();
        return new ConversationExport(
                AccountService.clinicInfo(tx).withoutOscar(),
                patient(tx, entries.patient()).withCautions(List.of()),
                request.conversationId(),
                entries.status(),
                clinic.zone().getId(),
                filing.askedAt(),
                filing.askedBy(),
                request.notes(),
                entries.entries(request.messages()));
    }

    private static FilingRecord known(Tx tx, UUID id) {
        FilingRecord filing = new Filings(tx).get(id);
        if (filing == null) {
            throw new Refusal(ErrorKind.FILING_NOT_FOUND);
        }
        return filing;
    }

    /**
     * Takes a wish to try once more what failed, and gives what is to be put into OSCAR: one try at a time, whoever asks for it.
     *
     * @throws Refusal FILING_NOT_FOUND, FILING_NOT_ALLOWED, FILING_CHANGED, ALREADY_FILED
     */
    FilingContent again(Principal principal, UUID id, FilingAgain seen) {
        long now = clock.millis();
        return store.write(principal.clinic(), tx -> {
            allowed(tx, principal);
            FilingRecord before = known(tx, id);
            if (before.state() != FilingState.FAILED || before.askedAt() != seen.askedAt()) {
                throw new Refusal(ErrorKind.FILING_CHANGED);
            }
            List<FiledBefore> others = filedBefore(tx, before.request(), id);
            if (!others.isEmpty()) {
                throw new Refusal(ErrorKind.ALREADY_FILED, Map.of("filed", others));
            }
            FilingRecord filing = before.again(principal, Math.max(now, before.askedAt() + 1));
            FilingContent content = content(tx, filing);
            new Filings(tx).update(filing);
            tell(tx, filing);
            new AuditLog(tx).add(now, principal.actor(), "filing.again", subject(filing), "");
            return content;
        });
    }

    /** What becomes pages. @throws Refusal FILING_NOT_FOUND, also where none were asked for; FILING_NOT_ALLOWED */
    ChartNote.Pages pages(Principal principal, UUID id) {
        long now = clock.millis();
        return store.write(principal.clinic(), tx -> {
            allowed(tx, principal);
            FilingRecord filing = known(tx, id);
            if (!filing.request().pages()) {
                throw new Refusal(ErrorKind.FILING_NOT_FOUND);
            }
            new AuditLog(tx).add(now, principal.actor(), "filing.pages", subject(filing), "");
            return new ChartNote.Pages(
                    chosen(tx, filing), ChartNote.in(filing.request().language()));
        });
    }

    /**
     * Keeps what came of it. The same again changes nothing.
     *
     * @throws Refusal INVALID_VALUE, FILING_NOT_FOUND, FILING_NOT_ALLOWED
     */
    Filing settle(Principal principal, UUID id, FilingOutcome outcome) {
        FilingState state = Check.present(outcome.state(), "state");
        if (state == FilingState.ASKED) {
            throw invalid("state");
        }
        boolean mayHaveReason = state == FilingState.FAILED || state == FilingState.IN_DOUBT;
        if (outcome.reason() != null && !mayHaveReason) {
            throw invalid("reason");
        }
        long now = clock.millis();
        return store.write(principal.clinic(), tx -> {
            FilingRecord before = known(tx, id);
            if (!before.askedById().equals(principal.user().id())) {
                allowed(tx, principal); // who was allowed to ask says what came of it, whatever was settled since
            }
            if (outcome.noteId() != null && !before.request().note()) {
                throw invalid("noteId");
            }
            if (outcome.documents().size() > before.documentsAsked()) {
                throw invalid("documents");
            }
            FilingRecord after = before.told(outcome, now);
            if (after.equals(before)) {
                late(tx, principal, before, outcome, now);
            } else {
                new Filings(tx).update(after);
                ChosenEntries.filed(tx, after.standing(), now);
                tell(tx, after);
                new AuditLog(tx).add(now, principal.actor(), "filing.outcome", subject(after), detail(outcome));
            }
            return after.wire(patient(tx, patientOf(tx, after)));
        });
    }

    /** Something that stands twice in a chart, or was taken for missing, changes nothing here; it is on the record. */
    private static void late(Tx tx, Principal principal, FilingRecord before, FilingOutcome outcome, long now) {
        boolean same = outcome.state() == before.state()
                && Objects.equals(outcome.reason(), before.reason())
                && (outcome.noteId() == null || outcome.noteId().equals(before.noteId()))
                && outcome.documents()
                        .equals(before.documents()
                                .subList(0, outcome.documents().size()));
        if (!same) {
            new AuditLog(tx).add(now, principal.actor(), "filing.late", subject(before), detail(outcome));
        }
    }

    private static String detail(FilingOutcome outcome) {
        StringBuilder detail = new StringBuilder(outcome.state().name());
        if (outcome.reason() != null) {
            detail.append(' ').append(outcome.reason());
        }
        if (outcome.noteId() != null) {
            detail.append(" note ").append(outcome.noteId());
        }
        outcome.documents().forEach(document -> detail.append(" document ").append(document));
        return detail.toString();
    }

    private static PatientRecord patientOf(Tx tx, FilingRecord filing) {
        return Objects.requireNonNull(new Patients(tx).get(filing.request().demographicNo()));
    }

    /** What somebody still has to see to, in the whole clinic. */
    FilingList open(Principal principal, int limit) {
        long now = clock.millis();
        FilingList list = store.read(principal.clinic(), tx -> {
            List<FilingRecord> found = new Filings(tx).open(limit + 1);
            return new FilingList(
                    found.stream()
                            .limit(limit)
                            .map(filing -> filing.wire(patient(tx, patientOf(tx, filing))))
                            .toList(),
                    found.size() > limit);
        });
        store.write(principal.clinic(), tx -> {
            new AuditLog(tx)
                    .add(
                            now,
                            principal.actor(),
                            "list.view",
                            "filings:open",
                            "rows " + list.filings().size());
            return now;
        });
        return list;
    }
}
