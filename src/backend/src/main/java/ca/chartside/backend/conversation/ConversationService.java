package ca.chartside.backend.conversation;

import ca.chartside.backend.account.AccountService;
import ca.chartside.backend.account.Accounts;
import ca.chartside.backend.account.Principal;
import ca.chartside.backend.audit.AuditLog;
import ca.chartside.backend.clinic.Clinic;
import ca.chartside.backend.clinic.Clinics;
import ca.chartside.backend.event.Events;
import ca.chartside.backend.file.FileRecords;
import ca.chartside.backend.http.Check;
import ca.chartside.backend.http.Refusal;
import ca.chartside.backend.store.Store;
import ca.chartside.backend.store.Tx;
import ca.chartside.protocol.ConversationExport;
import ca.chartside.protocol.ConversationPage;
import ca.chartside.protocol.ConversationRow;
import ca.chartside.protocol.Counts;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Event;
import ca.chartside.protocol.Limits;
import ca.chartside.protocol.Me;
import ca.chartside.protocol.Message;
import ca.chartside.protocol.MessagePage;
import ca.chartside.protocol.ReadRequest;
import ca.chartside.protocol.Role;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What staff see of conversations: the lists, a conversation's messages, the numbers. Each opening is audited (K3). Any thread. */
public final class ConversationService {
    private final Store store;
    private final Clock clock;

    /** A client asks for a row anew at each event that touches it: its user sees it once an hour as far as the audit goes. */
    private final Cache<Seen, Boolean> rowsSeen = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterWrite(Duration.ofHours(1))
            .build();

    private record Seen(UUID userId, UUID conversationId) {}

    public ConversationService(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    private Clinic.Today today(Tx tx) {
        return new Clinics(tx).get().today(clock);
    }

    /**
     * One page of a list.
     *
     * @param tab {@code triage}, {@code mine} or {@code patient}
     * @param demographicNo the patient of tab {@code patient}, or whom {@code triage} is narrowed to; else null
     */
    ConversationPage page(
            Principal principal, String tab, @Nullable Integer demographicNo, @Nullable String cursor, int limit) {
        UUID reader = principal.user().id();
        ConversationPage page = store.read(principal.clinic(), tx -> {
            Conversations conversations = new Conversations(tx);
            long asOf = tx.eventSeq();
            List<ConversationRow> rows = switch (tab) {
                case "triage" ->
                    conversations.triage(
                            reader, today(tx), demographicNo, Cursor.parse(cursor, Cursor.LOWEST), limit + 1);
                case "mine" -> conversations.mine(reader, today(tx), Cursor.parse(cursor, Cursor.HIGHEST), limit + 1);
                case "patient" ->
                    conversations.ofPatient(
                            reader,
                            today(tx),
                            Check.present(demographicNo, "patient"),
                            Cursor.parse(cursor, Cursor.HIGHEST),
                            limit + 1);
                default -> throw new Refusal(ErrorKind.INVALID_VALUE, Map.of("field", "tab"));
            };
            return cut(rows, tab, limit, asOf);
        });
        String subject = demographicNo == null ? "tab:" + tab : "tab:" + tab + " patient:" + demographicNo;
        audit(principal, "list.view", subject, "rows " + page.rows().size());
        return page;
    }

    private static ConversationPage cut(List<ConversationRow> rows, String tab, int limit, long asOf) {
        if (rows.size() <= limit) {
            return new ConversationPage(rows, null, asOf);
        }
        List<ConversationRow> kept = rows.subList(0, limit);
        ConversationRow last = kept.getLast();
        Long waiting = last.needsActionSince();
        Cursor behind = switch (tab) {
            case "triage" -> new Cursor(last.urgent() ? 0 : 1, waiting == null ? 0 : waiting, last.id());
            case "mine" -> new Cursor(0, last.lastSeq(), last.id());
            default -> new Cursor(0, last.lastAt(), last.id());
        };
        return new ConversationPage(List.copyOf(kept), behind.text(), asOf);
    }

    ConversationRow row(Principal principal, UUID id) {
        ConversationRow row = store.read(principal.clinic(), tx -> found(tx, principal, id));
        Seen seen = new Seen(principal.user().id(), id);
        if (rowsSeen.getIfPresent(seen) == null) {
            audit(principal, "list.view", subject(row), "rows 1");
            rowsSeen.put(seen, true); // not before it is stored
        }
        return row;
    }

    private ConversationRow found(Tx tx, Principal principal, UUID id) {
        ConversationRow row = new Conversations(tx).row(principal.user().id(), id, today(tx));
        if (row == null) {
            throw new Refusal(ErrorKind.CONVERSATION_NOT_FOUND);
        }
        return row;
    }

    /** Messages and what staff alone see, before a number, oldest first. */
    MessagePage messages(Principal principal, UUID id, long before, int limit) {
        return page(
                principal,
                id,
                limit,
                "",
                tx -> new Messages(tx).before(id, before, limit + 1),
                tx -> new StaffEntries(tx).before(id, before, limit + 1));
    }

    /** Of those the ones with files (M10). */
    MessagePage files(Principal principal, UUID id, long before, int limit) {
        return page(
                principal,
                id,
                limit,
                "files",
                tx -> new Messages(tx).withFilesBefore(id, before, limit + 1),
                tx -> new StaffEntries(tx).withFilesBefore(id, before, limit + 1));
    }

    /** @param messages and {@code entries}, newest first: one more than the page may hold, where there is one */
    private MessagePage page(
            Principal principal,
            UUID id,
            int limit,
            String what,
            Function<Tx, List<Message>> messages,
            Function<Tx, List<Message>> entries) {
        MessagePage page = store.read(principal.clinic(), tx -> {
            ConversationRow row = found(tx, principal, id);
            List<Message> newestFirst =
                    new ArrayList<>(new FileRecords(tx).with(FileRecords.By.MESSAGE, messages.apply(tx)));
            newestFirst.addAll(entries.apply(tx));
            newestFirst.sort(Comparator.comparingLong(Message::seq).reversed());
            boolean more = newestFirst.size() > limit;
            List<Message> shown = more ? newestFirst.subList(0, limit) : newestFirst;
            long read = new Participants(tx).readSeq(id, principal.user().id());
            return new MessagePage(row, List.copyOf(shown.reversed()), more, read, tx.eventSeq());
        });
        audit(principal, "conversation.view", subject(page.conversation()), what);
        return page;
    }

    /**
     * The whole conversation.
     *
     * @param notes whether with what never leaves the clinic, as {@link ConversationExport} tells
     * @param form what it becomes, for the audit
     */
    public ConversationExport export(Principal principal, UUID id, boolean notes, String form) {
        long now = clock.millis();
        ConversationExport export = store.read(principal.clinic(), tx -> {
            ConversationRow row = found(tx, principal, id);
            Stream<Message> entries = new FileRecords(tx)
                            .with(
                                    FileRecords.By.MESSAGE,
                                    new Messages(tx).before(id, Long.MAX_VALUE, Integer.MAX_VALUE))
                            .stream();
            List<Message> shown = notes
                    ? Stream.concat(
                                    entries,
                                    new StaffEntries(tx).before(id, Long.MAX_VALUE, Integer.MAX_VALUE).stream())
                            .sorted(Comparator.comparingLong(Message::seq))
                            .toList()
                    : entries.map(Message::forPatient).toList().reversed();
            return new ConversationExport(
                    // Where its OSCAR is, is for the clinic's own programs.
                    AccountService.clinicInfo(tx).withoutOscar(),
                    // For those alone who are about to write: the patient may be given it.
                    row.patient().withCautions(List.of()),
                    id,
                    row.status(),
                    new Clinics(tx).get().zone().getId(),
                    now,
                    principal.user().displayName(),
                    notes,
                    shown);
        });
        String subject = "conversation:" + id + " patient:" + export.patient().demographicNo();
        audit(principal, "conversation.export", subject, form + (notes ? " notes" : ""));
        return export;
    }

    private static String subject(ConversationRow row) {
        return "conversation:" + row.id() + " patient:" + row.patient().demographicNo();
    }

    /** @throws Refusal CONVERSATION_NOT_FOUND where the principal's clinic has no such conversation */
    void requireKnown(Principal principal, UUID id) {
        if (!store.read(principal.clinic(), tx -> new Conversations(tx).get(id) != null)) {
            throw new Refusal(ErrorKind.CONVERSATION_NOT_FOUND);
        }
    }

    /** The user has seen the conversation up to a number. Reading takes nothing out of Triage (T3). */
    public void markRead(Principal principal, UUID id, ReadRequest request) {
        UUID userId = principal.user().id();
        store.write(principal.clinic(), tx -> {
            Conversation conversation = new Conversations(tx).get(id);
            if (conversation == null) {
                throw new Refusal(ErrorKind.CONVERSATION_NOT_FOUND);
            }
            long upTo = Math.min(request.seq(), conversation.entrySeq());
            Participants participants = new Participants(tx);
            if (upTo > participants.readSeq(id, userId)) {
                participants.hasRead(conversation, userId, upTo);
                new Events(tx).append(seq -> new Event.StaffRead(seq, id, userId, upTo));
            }
            return upTo;
        });
    }

    Counts counts(Principal principal) {
        return counts(principal, List.of());
    }

    /**
     * The number on the icons and Triage's (T4, T8).
     *
     * @param patients whose own numbers are asked for, at most {@link Limits#COUNTS_PATIENTS}
     */
    Counts counts(Principal principal, List<Integer> patients) {
        return store.read(principal.clinic(), tx -> counts(tx, principal, patients));
    }

    /** Who asks, and the moment from which an event stream goes on. */
    Me me(Principal principal) {
        return store.read(
                principal.clinic(),
                tx -> new Me(
                        principal.user(),
                        AccountService.clinicInfo(tx),
                        counts(tx, principal, List.of()),
                        tx.eventSeq(),
                        clock.millis(),
                        new MessagingSwitch(tx).now()));
    }

    private Counts counts(Tx tx, Principal principal, List<Integer> patients) {
        UUID reader = principal.user().id();
        Conversations conversations = new Conversations(tx);
        boolean triageCounts = principal.user().role() == Role.MOA || !new Accounts(tx).hasMoa();
        long overdue = clock.millis() - new Clinics(tx).get().waitingLimitMillis();
        return new Counts(
                conversations.number(reader, triageCounts, overdue),
                conversations.triageCount(),
                conversations.unreadInTriage(reader),
                new IconNumbers(tx).urgent(reader, triageCounts, overdue),
                new IconNumbers(tx).ofPatients(reader, patients));
    }

    private void audit(Principal principal, String action, String subject, String detail) {
        long now = clock.millis();
        store.write(principal.clinic(), tx -> {
            new AuditLog(tx).add(now, principal.actor(), action, subject, detail);
            return now;
        });
    }

    static int limit(@Nullable String text) {
        if (text == null) {
            return Limits.PAGE_DEFAULT;
        }
        try {
            return Math.clamp(Integer.parseInt(text), 1, Limits.PAGE_MAX);
        } catch (NumberFormatException e) {
            throw new Refusal(ErrorKind.INVALID_VALUE, Map.of("field", "limit"));
        }
    }
}
