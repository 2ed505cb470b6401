package ca.chartside.backend.filing;

import ca.chartside.backend.account.Principal;
import ca.chartside.protocol.Filing;
import ca.chartside.protocol.FilingOutcome;
import ca.chartside.protocol.FilingRequest;
import ca.chartside.protocol.FilingState;
import ca.chartside.protocol.FromCompanion;
import ca.chartside.protocol.Patient;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A filing as it is stored.
 *
 * @param request what was asked for; {@code again} of it is not kept
 * @param settledAt epoch milliseconds of what was last told; null where nothing was
 */
public record FilingRecord(
        UUID id,
        FilingRequest request,
        long askedAt,
        UUID askedById,
        String askedBy,
        FilingState state,
        @Nullable Long settledAt,
        FromCompanion.@Nullable Reason reason,
        @Nullable Long noteId,
        List<Long> documents) {
    /** Whether it asks for the same. */
    boolean isFor(FilingRequest other) {
        return other.conversationId().equals(request.conversationId())
                && other.demographicNo() == request.demographicNo()
                && other.messages().equals(request.messages())
                && other.files().equals(request.files())
                && other.note() == request.note()
                && other.pages() == request.pages()
                && other.notes() == request.notes()
                && other.language().equals(request.language());
    }

    /** How many documents there are to be: the messages' pages first, then the files. */
    int documentsAsked() {
        return (request.pages() ? 1 : 0) + request.files().size();
    }

    /** Those of the messages that stand in the chart by it: all or none. */
    List<UUID> standing() {
        boolean stand = state == FilingState.FILED
                || request.note() && noteId != null
                || request.pages() && !documents.isEmpty();
        return stand ? request.messages() : List.of();
    }

    /** Whether what is to be put into OSCAR for it may be given to who asked first: nobody has said anything of it, or all stands there. */
    boolean isAsAsked() {
        return state == FilingState.FILED || state == FilingState.ASKED && settledAt == null;
    }

    /** What failed, on its way once more: asked for by who tries it now. What stands of it stays. */
    FilingRecord again(Principal by, long now) {
        return new FilingRecord(
                id,
                request,
                now,
                by.user().id(),
                by.user().displayName(),
                FilingState.ASKED,
                settledAt,
                null,
                noteId,
                documents);
    }

    /** Whether an item of it stands in the chart, or may: as long as nobody has said no. */
    boolean mayStand(UUID item) {
        return switch (state) {
            case FILED, ASKED, IN_DOUBT -> true;
            case FAILED, WITHDRAWN -> standing().contains(item) || fileStands(item);
        };
    }

    private boolean fileStands(UUID item) {
        int place = request.files().indexOf(item);
        return place >= 0 && documents.size() > place + (request.pages() ? 1 : 0);
    }

    /**
     * What it is once this was told of it. What stands in the chart stays there, and what was filed or withdrawn is not open again because an
     * older word comes late.
     */
    FilingRecord told(FilingOutcome outcome, long now) {
        boolean over =
                state == FilingState.FILED || state == FilingState.WITHDRAWN && outcome.state() != FilingState.FILED;
        FilingRecord next = new FilingRecord(
                id,
                request,
                askedAt,
                askedById,
                askedBy,
                over ? state : outcome.state(),
                settledAt,
                over ? reason : outcome.reason(),
                noteId == null ? outcome.noteId() : noteId,
                documents.size() >= outcome.documents().size() ? documents : outcome.documents());
        return next.equals(this) ? this : next.settled(now);
    }

    private FilingRecord settled(long at) {
        return new FilingRecord(id, request, askedAt, askedById, askedBy, state, at, reason, noteId, documents);
    }

    Filing wire(Patient patient) {
        return new Filing(
                id,
                request.conversationId(),
                patient,
                state,
                askedAt,
                askedById,
                askedBy,
                request.messages(),
                request.files(),
                request.note(),
                request.pages(),
                settledAt,
                reason,
                noteId,
                documents);
    }
}
