package ca.chartside.desktop.inbox;

import ca.chartside.desktop.inbox.Item.Section;
import ca.chartside.protocol.ConversationRow;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows that keep their place in Triage when they leave it, until another conversation is opened. Event thread only. */
final class KeptRows {
    private List<Kept> rows = List.of();

    /** What the user did something to since they last opened a conversation. */
    private final Set<UUID> acted = new HashSet<>();

    void clear() {
        rows = List.of();
        acted.clear();
    }

    void acted(UUID id) {
        acted.add(id);
    }

    /** Another conversation is opened: its row alone stays. */
    void opened(UUID id) {
        acted.clear();
        rows = rows.stream().filter(kept -> kept.row().id().equals(id)).toList();
    }

    /** Which are to be kept where the list no longer has them. */
    Set<UUID> ids(@Nullable UUID selected) {
        Set<UUID> ids = new LinkedHashSet<>(acted);
        rows.forEach(kept -> ids.add(kept.row().id()));
        if (selected != null) {
            ids.add(selected);
        }
        return ids;
    }

    /**
     * A new answer is here.
     *
     * @param chart the rows of "This chart" as they were until now
     * @param rest the others as they were
     */
    void take(
            InboxQuery.Answer answer,
            List<ConversationRow> chart,
            List<ConversationRow> rest,
            @Nullable UUID selected) {
        List<Kept> now = new ArrayList<>();
        for (UUID id : ids(selected)) {
            if (!answer.has(id)) {
                keep(id, among(Section.THIS_CHART, chart), Section.THIS_CHART)
                        .or(() -> keep(id, among(Section.WHOLE_CLINIC, rest), Section.WHOLE_CLINIC))
                        .ifPresent(kept -> now.add(kept.with(answer.besides(kept.row()))));
            }
        }
        rows = now;
    }

    private Optional<Kept> keep(UUID id, List<ConversationRow> shown, Section section) {
        Optional<Kept> already =
                rows.stream().filter(kept -> kept.row().id().equals(id)).findFirst();
        return already.isPresent()
                ? already
                : shown.stream()
                        .filter(row -> row.id().equals(id))
                        .findFirst()
                        .map(row -> Kept.among(shown, row, section));
    }

    /** What a section shows: its rows and those that stay among them. */
    List<ConversationRow> among(Section section, List<ConversationRow> listed) {
        List<ConversationRow> shown = new ArrayList<>(listed);
        rows.stream()
                .filter(kept -> kept.section() == section)
                .forEach(kept -> shown.add(kept.placeIn(shown), kept.row()));
        return shown;
    }
}
