package ca.chartside.backend.conversation;

import ca.chartside.backend.account.Principal;
import ca.chartside.backend.audit.AuditLog;
import ca.chartside.backend.clinic.Clinic;
import ca.chartside.backend.clinic.Clinics;
import ca.chartside.backend.http.Check;
import ca.chartside.backend.http.Refusal;
import ca.chartside.backend.search.SearchIndex;
import ca.chartside.backend.store.Store;
import ca.chartside.backend.store.Tx;
import ca.chartside.protocol.ConversationRow;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Limits;
import ca.chartside.protocol.Message;
import ca.chartside.protocol.Patient;
import ca.chartside.protocol.SearchPage;
import ca.chartside.protocol.SearchRequest;
import ca.chartside.protocol.SearchWords;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds conversations by what stands in them and by their patient's name. Each search is audited, without its words (K3). Any thread. */
public final class ConversationSearch {
    /** As many entries are asked for at once: more than a page, as a conversation may be found by several. */
    private static final int PORTION = 400;

    private final Store store;
    private final Clock clock;

    public ConversationSearch(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Where a page begins: before the entry {@code before}, without the conversations of which an entry between it and {@code until}
     * was found, which stood on the pages so far.
     */
    private record Place(long before, long until) {
        String text() {
            return before + "." + until;
        }

        static Place parse(String text) {
            try {
                String[] parts = text.split("\\.", 2);
                return new Place(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
            } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
                throw new Refusal(ErrorKind.INVALID_VALUE, Map.of("field", "cursor"));
            }
        }
    }

    /** @throws Refusal MALFORMED_REQUEST, INVALID_VALUE */
    SearchPage search(Principal principal, SearchRequest request) {
        List<String> beginnings = beginnings(Check.present(request.query(), "query"));
        int limit = request.limit() == null ? Limits.PAGE_DEFAULT : Math.clamp(request.limit(), 1, Limits.PAGE_MAX);
        Integer demographicNo = request.demographicNo();
        SearchPage page = store.read(principal.clinic(), tx -> {
            String cursor = request.cursor();
            Place from = cursor == null ? first(tx, demographicNo) : Place.parse(cursor);
            return new Run(tx, principal.user().id(), beginnings, demographicNo, from, limit).page();
        });
        long now = clock.millis();
        String subject = demographicNo == null ? "" : "patient:" + demographicNo;
        store.write(principal.clinic(), tx -> {
            new AuditLog(tx)
                    .add(
                            now,
                            principal.actor(),
                            "search",
                            subject,
                            "found " + page.hits().size());
            return now;
        });
        return page;
    }

    /** Nothing newer than what is read stands on the pages: of the whole clinic that is the index, which is some moments behind. */
    private static Place first(Tx tx, @Nullable Integer demographicNo) {
        long newest = tx.eventSeq();
        long until = demographicNo == null ? Math.min(newest, new SearchIndex(tx).indexed()) : newest;
        return new Place(until + 1, until);
    }

    private static List<String> beginnings(String query) {
        List<String> beginnings = SearchWords.beginnings(Check.text(query, "query", Limits.SEARCH_CHARS));
        if (beginnings.stream().noneMatch(word -> word.length() > 1)) {
            throw new Refusal(ErrorKind.INVALID_VALUE, Map.of("field", "query"));
        }
        return beginnings;
    }

    /** One page being put together. */
    private final class Run {
        private final Tx tx;
        private final UUID reader;
        private final List<String> beginnings;
        private final @Nullable Integer demographicNo;
        private final Place from;
        private final int limit;
        private final Clinic.Today today;
        private final Set<UUID> seen = new HashSet<>();
        private final List<SearchPage.Hit> hits = new ArrayList<>();

        Run(Tx tx, UUID reader, List<String> beginnings, @Nullable Integer demographicNo, Place from, int limit) {
            this.tx = tx;
            this.reader = reader;
            this.beginnings = beginnings;
            this.demographicNo = demographicNo;
            this.from = from;
            this.limit = limit;
            this.today = new Clinics(tx).get().today(clock);
        }

        SearchPage page() {
            long before = from.before();
            while (true) {
                List<SearchIndex.Hit> entries = entries(before);
                for (SearchIndex.Hit entry : entries) {
                    if (seen.contains(entry.conversationId()) || stoodBefore(entry.conversationId())) {
                        continue;
                    }
                    if (hits.size() == limit) {
                        return new SearchPage(List.copyOf(hits), new Place(before, from.until()).text());
                    }
                    seen.add(entry.conversationId());
                    hits.add(hit(entry));
                    before = entry.seq();
                }
                if (entries.size() < PORTION) {
                    return new SearchPage(List.copyOf(hits), null);
                }
                before = entries.getLast().seq();
            }
        }

        private List<SearchIndex.Hit> entries(long before) {
            Integer patient = demographicNo;
            return patient == null
                    ? new SearchIndex(tx).find(beginnings, before, PORTION)
                    : new Entries(tx).ofPatient(patient, beginnings, before, PORTION);
        }

        private boolean stoodBefore(UUID conversationId) {
            boolean before = from.before() <= from.until()
                    && new Entries(tx).between(conversationId, beginnings, from.before(), from.until());
            if (before) {
                seen.add(conversationId);
            }
            return before;
        }

        private SearchPage.Hit hit(SearchIndex.Hit entry) {
            ConversationRow row =
                    Check.present(new Conversations(tx).row(reader, entry.conversationId(), today), "conversation");
            Message message = Check.present(new Entries(tx).at(entry.conversationId(), entry.seq()), "message");
            Excerpt excerpt = Excerpt.of(message.text(), beginnings);
            Patient patient = row.patient();
            String file = new Entries(tx)
                    .fileNames(message).stream()
                            .filter(name -> !SearchWords.marks(name, beginnings).isEmpty())
                            .findFirst()
                            .orElse(null);
            return new SearchPage.Hit(
                    row,
                    message.id(),
                    message.seq(),
                    message.kind(),
                    message.authorId(),
                    message.authorName(),
                    message.sentAt(),
                    excerpt.text(),
                    excerpt.marks(),
                    file,
                    file == null ? List.of() : SearchWords.marks(file, beginnings),
                    SearchWords.marks(patient.firstName(), beginnings),
                    SearchWords.marks(patient.lastName(), beginnings),
                    message.takenBackAt() != null);
        }
    }
}
