package ca.chartside.desktop.inbox;

import ca.chartside.protocol.ConversationRow;
import ca.chartside.protocol.Patient;
import ca.chartside.protocol.SearchPage;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A line of a list: of conversations, or of what was found. */
public sealed interface Item {
    record Heading(Section section) implements Item {}

    /** @param answered it has left Triage, by an answer or otherwise, and keeps its place until another is opened */
    record Row(ConversationRow row, boolean answered) implements Item {}

    /** A conversation that was found. */
    record Hit(SearchPage.Hit hit) implements Item {}

    /** A patient who was found. */
    record Person(Patient patient) implements Item {}

    /** Shows the patients who were found beyond the first few. */
    record MorePeople() implements Item {}

    enum Section {
        /** Triage's first part (T4). */
        THIS_CHART,
        /** Triage's second part. */
        WHOLE_CLINIC,
        /** Of what was found. */
        PATIENTS,
        /** Of what was found. */
        CONVERSATIONS
    }

    /** A part of a list, in Triage under its heading. */
    static List<Item> part(Section section, List<ConversationRow> rows, boolean triage) {
        List<Item> lines = new ArrayList<>();
        if (triage && !rows.isEmpty()) {
            lines.add(new Heading(section));
        }
        rows.forEach(row -> lines.add(new Row(row, triage && row.needsActionSince() == null)));
        return lines;
    }

    /** The conversation it stands for; null where it is none. */
    default @Nullable ConversationRow conversation() {
        return switch (this) {
            case Row row -> row.row();
            case Hit found -> found.hit().conversation();
            case Heading heading -> null;
            case Person person -> null;
            case MorePeople more -> null;
        };
    }

    /** Its conversation's id. */
    default @Nullable UUID id() {
        ConversationRow row = conversation();
        return row == null ? null : row.id();
    }
}
