package ca.chartside.desktop.fake;

import ca.chartside.protocol.ConversationRow;
import ca.chartside.protocol.Mark;
import ca.chartside.protocol.Message;
import ca.chartside.protocol.MessageKind;
import ca.chartside.protocol.SearchPage;
import ca.chartside.protocol.SearchRequest;
import ca.chartside.protocol.StoredFile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what the samples say by the beginnings of words; a conversation without messages by its row's. */
final class FakeSearch {
    private final Collection<ConversationRow> rows;
    private final Map<UUID, List<Message>> messages;
    private final int pageSize;

    FakeSearch(Collection<ConversationRow> rows, Map<UUID, List<Message>> messages, int pageSize) {
        this.rows = rows;
        this.messages = messages;
        this.pageSize = pageSize;
    }

    SearchPage search(SearchRequest request) {
        List<String> words = List.of(request.query().split("\\s+"));
        List<SearchPage.Hit> all = rows.stream()
                .filter(row ->
                        request.demographicNo() == null || row.patient().demographicNo() == request.demographicNo())
                .flatMap(row -> hit(row, words).stream())
                .sorted(Comparator.comparing(SearchPage.Hit::at).reversed())
                .toList();
        int from = request.cursor() == null ? 0 : Integer.parseInt(request.cursor());
        int to = Math.min(from + pageSize, all.size());
        return new SearchPage(all.subList(from, to), to < all.size() ? Integer.toString(to) : null);
    }

    private Optional<SearchPage.Hit> hit(ConversationRow row, List<String> words) {
        List<Message> stored = messages.getOrDefault(row.id(), List.of());
        List<Message> there = stored.isEmpty() ? List.of(FakeClinic.lastOf(row)) : stored;
        return there.reversed().stream()
                .filter(message -> !message.kind().isLine())
                .map(message -> hit(row, message, words))
                .filter(hit -> matches(hit, words))
                .findFirst();
    }

    private static boolean matches(SearchPage.Hit hit, List<String> words) {
        String all = hit.snippet()
                + " "
                + hit.fileName()
                + " "
                + hit.conversation().patient().firstName()
                + " "
                + hit.conversation().patient().lastName();
        return words.stream().noneMatch(word -> marks(all, List.of(word)).isEmpty());
    }

    private static SearchPage.Hit hit(ConversationRow row, Message message, List<String> words) {
        String file = message.files().stream()
                .map(StoredFile::name)
                .filter(name -> !marks(name, words).isEmpty())
                .findFirst()
                .orElse(null);
        return new SearchPage.Hit(
                row,
                message.id(),
                message.seq(),
                message.kind() == MessageKind.NOTE ? MessageKind.NOTE : MessageKind.MESSAGE,
                message.authorId(),
                message.authorName(),
                message.sentAt(),
                message.text(),
                marks(message.text(), words),
                file,
                file == null ? List.of() : marks(file, words),
                marks(row.patient().firstName(), words),
                marks(row.patient().lastName(), words),
                false);
    }

    private static List<Mark> marks(String text, List<String> words) {
        List<Mark> marks = new ArrayList<>();
        for (String word : words) {
            Matcher found = Pattern.compile(
                            "\\b" + Pattern.quote(word), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                    .matcher(text);
            while (found.find()) {
                marks.add(new Mark(found.start(), found.end()));
            }
        }
        marks.sort(Comparator.comparing(Mark::start));
        return marks;
    }
}
