package ca.chartside.desktop.inbox;

import ca.chartside.desktop.net.ApiException;
import ca.chartside.desktop.net.StaffApi;
import ca.chartside.protocol.ConversationPage;
import ca.chartside.protocol.ConversationRow;
import ca.chartside.protocol.Counts;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Limits;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Asks the server for what a list shows. Blocks: never on the event thread. */
final class InboxQuery {
    private final StaffApi api;

    InboxQuery(StaffApi api) {
        this.api = api;
    }

    /**
     * A part of a list, as far as it was loaded.
     *
     * @param next the cursor behind it; null at the end
     */
    record Part(List<ConversationRow> rows, @Nullable String next) {
        static final Part NONE = new Part(List.of(), null);

        /** With newer news of one of its rows. */
        Part with(ConversationRow now) {
            return new Part(
                    rows.stream()
                            .map(row -> row.id().equals(now.id()) ? now : row)
                            .toList(),
                    next);
        }
    }

    /**
     * @param chart the patient's number where a chart is open
     * @param chartRows how many rows of "This chart" were on the screen: as many are loaded again
     * @param rows how many others
     * @param besides conversations that are shown whether they are in the list or not
     */
    record Wish(StaffApi.Tab tab, @Nullable Integer chart, int chartRows, int rows, Set<UUID> besides) {}

    /** @param besides those of the wish's that the list does not have and the server knows */
    record Answer(Part chart, Part rest, long asOfSeq, Counts counts, List<ConversationRow> besides) {
        boolean has(UUID id) {
            return Stream.concat(chart.rows().stream(), rest.rows().stream())
                    .anyMatch(row -> row.id().equals(id));
        }

        /** A row as it is now, where the server has it. */
        ConversationRow besides(ConversationRow old) {
            return besides.stream()
                    .filter(row -> row.id().equals(old.id()))
                    .findFirst()
                    .orElse(old);
        }
    }

    Answer load(Wish wish) {
        boolean sections = wish.tab() == StaffApi.Tab.TRIAGE && wish.chart() != null;
        Loading chart = new Loading();
        if (sections) {
            chart.pages(StaffApi.Tab.TRIAGE, wish.chart(), wish.chartRows());
        }
        Loading rest = new Loading();
        rest.pages(wish.tab(), wish.tab() == StaffApi.Tab.PATIENT ? wish.chart() : null, wish.rows());
        long asOf = sections ? Math.min(chart.asOfSeq, rest.asOfSeq) : rest.asOfSeq;
        List<ConversationRow> others = sections ? without(rest.rows, wish.chart()) : rest.rows;
        List<ConversationRow> besides = wish.besides().stream()
                .filter(id -> !chart.has(id) && !rest.has(id))
                .flatMap(id -> row(id).stream())
                .toList();
        // Last: what is counted beyond the rows' number brings an event that asks again; counted before, it would be
        // wrong until then.
        Counts counts = api.counts();
        return new Answer(new Part(chart.rows, chart.next), new Part(others, rest.next), asOf, counts, besides);
    }

    /** The page behind {@code cursor}. */
    Part more(StaffApi.Tab tab, @Nullable Integer patient, @Nullable Integer leaveOut, String cursor) {
        ConversationPage page = api.conversations(tab, patient, cursor);
        return new Part(without(page.rows(), leaveOut), page.next());
    }

    private static List<ConversationRow> without(List<ConversationRow> rows, @Nullable Integer demographicNo) {
        return demographicNo == null
                ? rows
                : rows.stream()
                        .filter(row -> row.patient().demographicNo() != demographicNo)
                        .toList();
    }

    private Optional<ConversationRow> row(UUID id) {
        try {
            return Optional.of(api.conversation(id));
        } catch (ApiException e) {
            if (e.kind() == ErrorKind.CONVERSATION_NOT_FOUND || e.kind() == ErrorKind.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Page after page until as many rows are there as were on the screen. */
    private final class Loading {
        private final List<ConversationRow> rows = new ArrayList<>();
        private final Set<UUID> ids = new HashSet<>();
        private @Nullable String next;
        private long asOfSeq = Long.MAX_VALUE;

        void pages(StaffApi.Tab tab, @Nullable Integer patient, int atLeast) {
            do {
                // Each request is a line of the audit log too.
                int limit = Math.clamp(atLeast - rows.size(), Limits.PAGE_DEFAULT, Limits.PAGE_MAX);
                ConversationPage page = api.conversations(tab, patient, next, limit);
                page.rows().stream().filter(row -> ids.add(row.id())).forEach(rows::add);
                next = page.next();
                asOfSeq = Math.min(asOfSeq, page.asOfSeq());
            } while (next != null && rows.size() < atLeast);
        }

        boolean has(UUID id) {
            return ids.contains(id);
        }
    }
}
