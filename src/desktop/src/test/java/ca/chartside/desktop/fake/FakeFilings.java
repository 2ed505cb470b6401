package ca.chartside.desktop.fake;

import ca.chartside.desktop.net.ApiException;
import ca.chartside.desktop.net.FilingApi;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.FiledBefore;
import ca.chartside.protocol.Filing;
import ca.chartside.protocol.FilingContent;
import ca.chartside.protocol.FilingList;
import ca.chartside.protocol.FilingOutcome;
import ca.chartside.protocol.FilingPreview;
import ca.chartside.protocol.FilingRequest;
import ca.chartside.protocol.FilingState;
import ca.chartside.protocol.Patient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The server's filings in memory, of one patient. */
public final class FakeFilings implements FilingApi {
    public final List<String> asked = new ArrayList<>();
    public final List<FiledBefore> before = new ArrayList<>();
    public Patient patient = Samples.ANNA;
    public byte[] pages = "pages".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    /** In the place of what the request would give. */
    public @Nullable String noteText;

    public @Nullable ApiException failing;
    public final List<FilingRequest> requests = new ArrayList<>();
    private final Map<UUID, Filing> known = new LinkedHashMap<>();
    private final Map<UUID, FilingContent> contents = new LinkedHashMap<>();

    private void check(String call) {
        asked.add(call);
        if (failing != null) {
            throw failing;
        }
    }

    @Override
    public FilingPreview preview(FilingRequest request) {
        check("preview");
        requests.add(request);
        return new FilingPreview(noteText == null ? text(request) : noteText, documents(request), before);
    }

    private static @Nullable String text(FilingRequest request) {
        return request.note() ? "Note of " + request.messages().size() : null;
    }

    private static List<FilingContent.Document> documents(FilingRequest request) {
        List<FilingContent.Document> documents = new ArrayList<>();
        if (request.pages()) {
            documents.add(new FilingContent.Document(null, "pages.pdf", "Messages", "application/pdf"));
        }
        request.files()
                .forEach(file ->
                        documents.add(new FilingContent.Document(file, "photo.jpg", "File: photo.jpg", "image/jpeg")));
        return documents;
    }

    @Override
    public FilingContent ask(UUID id, FilingRequest request) {
        check("ask");
        requests.add(request);
        Filing filing = filing(id, request, FilingState.ASKED);
        known.putIfAbsent(id, filing);
        contents.putIfAbsent(id, new FilingContent(filing, text(request), documents(request)));
        return content(id);
    }

    private Filing filing(UUID id, FilingRequest request, FilingState state) {
        return new Filing(
                id,
                request.conversationId(),
                patient,
                state,
                Samples.at(24, 9, 30),
                Samples.RITA.id(),
                Samples.RITA.displayName(),
                request.messages(),
                request.files(),
                request.note(),
                request.pages(),
                null,
                null,
                null,
                List.of());
    }

    /** As another workstation, or an earlier run, left it. */
    public void put(Filing filing) {
        known.put(filing.id(), filing);
        contents.put(filing.id(), new FilingContent(filing, "Note", List.of()));
    }

    @Override
    public FilingContent again(UUID id, long askedAt) {
        check("again");
        Filing failed = known.get(id);
        if (failed.state() != FilingState.FAILED || failed.askedAt() != askedAt) {
            throw new ApiException(ErrorKind.FILING_CHANGED);
        }
        known.put(
                id,
                new Filing(
                        id,
                        failed.conversationId(),
                        failed.patient(),
                        FilingState.ASKED,
                        askedAt + 1,
                        failed.askedById(),
                        failed.askedBy(),
                        failed.messages(),
                        failed.files(),
                        failed.note(),
                        failed.pages(),
                        failed.settledAt(),
                        null,
                        failed.noteId(),
                        failed.documents()));
        return content(id);
    }

    private FilingContent content(UUID id) {
        FilingContent content = contents.get(id);
        return new FilingContent(known.get(id), content.noteText(), content.documents());
    }

    @Override
    public void pages(UUID id, Path into) {
        check("pages");
        try {
            Files.write(into, pages);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Filing settle(UUID id, FilingOutcome outcome) {
        check("settle " + outcome.state() + (outcome.reason() == null ? "" : " " + outcome.reason()));
        Filing was = known.get(id);
        Filing now = new Filing(
                id,
                was.conversationId(),
                was.patient(),
                outcome.state(),
                was.askedAt(),
                was.askedById(),
                was.askedBy(),
                was.messages(),
                was.files(),
                was.note(),
                was.pages(),
                Samples.at(24, 9, 31),
                outcome.reason(),
                was.noteId() == null ? outcome.noteId() : was.noteId(),
                was.documents().size() > outcome.documents().size() ? was.documents() : outcome.documents());
        known.put(id, now);
        return now;
    }

    @Override
    public FilingList open() {
        check("open");
        return new FilingList(
                known.values().stream()
                        .filter(filing -> filing.state().isOpen())
                        .toList(),
                false);
    }
}
