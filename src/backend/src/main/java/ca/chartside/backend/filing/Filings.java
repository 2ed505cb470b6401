package ca.chartside.backend.filing;

import ca.chartside.backend.store.Row;
import ca.chartside.backend.store.Tx;
import ca.chartside.protocol.FilingRequest;
import ca.chartside.protocol.FilingState;
import ca.chartside.protocol.FromCompanion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A clinic's filings. */
public final class Filings {
    private static final String COLUMNS =
            "SELECT f.id, f.conversation_id, f.demographic_no, f.state, f.as_note, f.as_pages, f.with_notes, f.language,"
                    + " f.asked_at, f.asked_by_id, f.asked_by, f.settled_at, f.reason, f.note_id, f.documents FROM filing f ";

    private final Tx tx;

    public Filings(Tx tx) {
        this.tx = tx;
    }

    private static FilingRecord filing(Row row) {
        String reason = row.textOrNull(13);
        String documents = row.text(15);
        return new FilingRecord(
                row.uuid(1),
                new FilingRequest(
                        row.uuid(2),
                        row.integer(3),
                        List.of(),
                        List.of(),
                        row.flag(5),
                        row.flag(6),
                        row.flag(7),
                        row.text(8),
                        false),
                row.number(9),
                row.uuid(10),
                row.text(11),
                FilingState.valueOf(row.text(4)),
                row.numberOrNull(12),
                reason == null ? null : FromCompanion.Reason.valueOf(reason),
                row.numberOrNull(14),
                documents.isEmpty()
                        ? List.of()
                        : Arrays.stream(documents.split(" ", -1))
                                .map(Long::valueOf)
                                .toList());
    }

    private FilingRecord whole(FilingRecord filing) {
        FilingRequest request = filing.request();
        return new FilingRecord(
                filing.id(),
                new FilingRequest(
                        request.conversationId(),
                        request.demographicNo(),
                        items(filing.id(), false),
                        items(filing.id(), true),
                        request.note(),
                        request.pages(),
                        request.notes(),
                        request.language(),
                        false),
                filing.askedAt(),
                filing.askedById(),
                filing.askedBy(),
                filing.state(),
                filing.settledAt(),
                filing.reason(),
                filing.noteId(),
                filing.documents());
    }

    private List<UUID> items(UUID filing, boolean files) {
        return tx.sql()
                .list(
                        "SELECT item_id FROM filing_item WHERE clinic_id = ? AND filing_id = ? AND is_file = ? ORDER BY place",
                        row -> row.uuid(1),
                        tx.clinic().number(),
                        filing,
                        files);
    }

    public @Nullable FilingRecord get(UUID id) {
        FilingRecord found = tx.sql()
                .first(
                        COLUMNS + "WHERE f.clinic_id = ? AND f.id = ?",
                        Filings::filing,
                        tx.clinic().number(),
                        id);
        return found == null ? null : whole(found);
    }

    /** Those that somebody has to see to, the longest waiting first. */
    public List<FilingRecord> open(int limit) {
        return tx
                .sql()
                .list(
                        COLUMNS
                                + "WHERE f.clinic_id = ? AND f.open_since IS NOT NULL ORDER BY f.open_since, f.id LIMIT ?",
                        Filings::filing,
                        tx.clinic().number(),
                        limit)
                .stream()
                .map(this::whole)
                .toList();
    }

    /** Those that name a message, a note or a file, the newest first. */
    public List<FilingRecord> naming(UUID item) {
        return tx
                .sql()
                .list(
                        COLUMNS + "JOIN filing_item i ON i.clinic_id = f.clinic_id AND i.filing_id = f.id"
                                + " WHERE i.clinic_id = ? AND i.item_id = ? ORDER BY f.asked_at DESC, f.id DESC",
                        Filings::filing,
                        tx.clinic().number(),
                        item)
                .stream()
                .map(this::whole)
                .toList();
    }

    void insert(FilingRecord filing) {
        FilingRequest request = filing.request();
        tx.sql()
                .update(
                        "INSERT INTO filing (clinic_id, id, conversation_id, demographic_no, state, as_note, as_pages, with_notes,"
                                + " language, asked_at, asked_by_id, asked_by, open_since, documents)"
                                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '')",
                        tx.clinic().number(),
                        filing.id(),
                        request.conversationId(),
                        request.demographicNo(),
                        filing.state(),
                        request.note(),
                        request.pages(),
                        request.notes(),
                        request.language(),
                        filing.askedAt(),
                        filing.askedById(),
                        filing.askedBy(),
                        filing.askedAt());
        List<UUID> items = new ArrayList<>(request.messages());
        items.addAll(request.files());
        for (int place = 0; place < items.size(); place++) {
            tx.sql()
                    .update(
                            "INSERT INTO filing_item (clinic_id, filing_id, place, item_id, is_file) VALUES (?, ?, ?, ?, ?)",
                            tx.clinic().number(),
                            filing.id(),
                            place,
                            items.get(place),
                            place >= request.messages().size());
        }
    }

    void update(FilingRecord filing) {
        tx.sql()
                .update(
                        "UPDATE filing SET state = ?, asked_at = ?, asked_by_id = ?, asked_by = ?, open_since = ?, settled_at = ?,"
                                + " reason = ?, note_id = ?, documents = ?"
                                + " WHERE clinic_id = ? AND id = ?",
                        filing.state(),
                        filing.askedAt(),
                        filing.askedById(),
                        filing.askedBy(),
                        filing.state().isOpen() ? Long.valueOf(filing.askedAt()) : null,
                        filing.settledAt(),
                        filing.reason(),
                        filing.noteId(),
                        filing.documents().stream().map(String::valueOf).collect(Collectors.joining(" ")),
                        tx.clinic().number(),
                        filing.id());
    }
}
