package ca.chartside.desktop.filing;

import ca.chartside.desktop.bridge.Browser;
import ca.chartside.desktop.files.PrivateFolder;
import ca.chartside.desktop.net.ApiException;
import ca.chartside.desktop.net.FilingApi;
import ca.chartside.desktop.net.StaffApi;
import ca.chartside.desktop.oscar.OscarWay;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Filing;
import ca.chartside.protocol.FilingContent;
import ca.chartside.protocol.ToCompanion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings what is filed from the server to a browser, in parts, by way of the disk: never on the event thread. */
final class Documents {
    private static final Logger LOG = LoggerFactory.getLogger(Documents.class);

    /** Bytes in one part; with a third more as base64 it fits a browser's message. A multiple of three: no part but the last is padded. */
    static final int PART = 600_000;

    private final StaffApi api;
    private final FilingApi filings;
    private final PrivateFolder folder;

    Documents(StaffApi api, FilingApi filings, PrivateFolder folder) {
        this.api = api;
        this.filings = filings;
        this.folder = folder;
    }

    /**
     * @return false where the browser has gone before it had all
     * @throws ApiException as the server refuses; FILE_NOT_SAVED where this computer's disk does
     */
    boolean send(FilingContent content, ToCompanion.Person person, OscarWay.Door door) {
        Filing filing = content.filing();
        List<@Nullable Path> copies = new ArrayList<>();
        try {
            List<ToCompanion.Document> announced = new ArrayList<>();
            for (FilingContent.Document document : content.documents()) {
                // The first ones stand there already.
                boolean stands = announced.size() < filing.documents().size();
                Path copy = stands ? null : copy(filing.id(), document.fileId());
                copies.add(copy);
                long size = copy == null ? 0 : Files.size(copy);
                int parts = copy == null ? 0 : (int) Math.max(1, (size + PART - 1) / PART);
                announced.add(new ToCompanion.Document(
                        document.fileName(), document.description(), document.contentType(), size, parts));
            }
            door.browser()
                    .send(new ToCompanion.File(
                            filing.id(),
                            door.oscar(),
                            filing.patient().demographicNo(),
                            person,
                            content.noteText(),
                            announced,
                            new ToCompanion.Standing(filing.noteId(), filing.documents())));
            for (int i = 0; i < copies.size(); i++) {
                Path copy = copies.get(i);
                if (copy != null && !parts(door.browser(), filing.id(), i, copy)) {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            throw new ApiException(ErrorKind.FILE_NOT_SAVED);
        } finally {
            copies.forEach(Documents::delete);
        }
    }

    private Path copy(UUID filing, @Nullable UUID file) throws IOException {
        Path copy = folder.place("document");
        if (file == null) {
            filings.pages(filing, copy);
        } else {
            api.download(file, copy, StaffApi.Transfer.UNSEEN);
        }
        return copy;
    }

    private static boolean parts(Browser browser, UUID filing, int document, Path copy) throws IOException {
        try (InputStream in = Files.newInputStream(copy)) {
            int part = 0;
            byte[] bytes = in.readNBytes(PART);
            do {
                String data = Base64.getEncoder().encodeToString(bytes);
                if (!browser.sendPart(new ToCompanion.FilePart(filing, document, part, data))) {
                    return false;
                }
                part++;
                bytes = in.readNBytes(PART);
            } while (bytes.length > 0);
            return true;
        }
    }

    private static void delete(@Nullable Path copy) {
        try {
            if (copy != null) {
                Files.deleteIfExists(copy);
            }
        } catch (IOException e) {
            LOG.info("A copy could not be deleted yet"); // the folder is wiped at sign-out and at start
        }
    }
}
