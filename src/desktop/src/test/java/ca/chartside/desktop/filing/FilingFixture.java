package ca.chartside.desktop.filing;

import ca.chartside.desktop.app.UiExecutor;
import ca.chartside.desktop.fake.FakeApi;
import ca.chartside.desktop.fake.FakeBackground;
import ca.chartside.desktop.fake.FakeFilings;
import ca.chartside.desktop.fake.FakeLater;
import ca.chartside.desktop.fake.FakeLive;
import ca.chartside.desktop.fake.FakeWay;
import ca.chartside.desktop.fake.Samples;
import ca.chartside.desktop.files.PrivateFolder;
import ca.chartside.protocol.AuthorKind;
import ca.chartside.protocol.FilingRequest;
import ca.chartside.protocol.Message;
import ca.chartside.protocol.MessageKind;
import ca.chartside.protocol.StaffUser;
import ca.chartside.protocol.StoredFile;
import ca.chartside.protocol.Uuid7;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A conversation of Anna's, a server and a browser. */
abstract class FilingFixture {
    static final UUID CONVERSATION = Samples.id(102);

    @TempDir
    Path folder;

    final FakeApi api = Samples.clinic();
    final FakeFilings filings = new FakeFilings();
    final FakeLive live = new FakeLive();
    final FakeLater later = new FakeLater();
    final FakeBackground background = new FakeBackground();
    final FakeWay way = new FakeWay();
    final UiExecutor ui = new UiExecutor(Runnable::run, background);
    final Clock clock = Clock.fixed(Samples.NOW.toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
    final Uuid7 ids = new Uuid7(clock);
    Filer filer;

    @BeforeEach
    void begin() {
        filer = new Filer(filings, new Documents(api, filings, new PrivateFolder(folder)), ui, later, way);
        api.messages.put(
                CONVERSATION,
                List.of(
                        entry(1, null, MessageKind.MESSAGE, "It itches.").withFiles(List.of(file(1), file(2))),
                        entry(2, Samples.CHEN, MessageKind.MESSAGE, "Use this.").withFiles(List.of(file(3))),
                        entry(3, Samples.RITA, MessageKind.NOTE, "She sounded worried."),
                        entry(4, Samples.RITA, MessageKind.CLOSED, ""),
                        entry(5, null, MessageKind.MESSAGE, "Thank you.")));
    }

    static UUID message(int seq) {
        return Samples.id(900 + seq);
    }

    static StoredFile file(int number) {
        return new StoredFile(Samples.id(950 + number), "photo" + number + ".jpg", "image/jpeg", 2_000);
    }

    static Message entry(int seq, @Nullable StaffUser author, MessageKind kind, String text) {
        return new Message(
                message(seq),
                CONVERSATION,
                seq,
                author == null ? AuthorKind.PATIENT : AuthorKind.STAFF,
                author == null ? null : author.id(),
                author == null ? "Anna" : author.displayName(),
                text,
                Samples.at(23, 8, 0) + seq * 60_000L,
                null,
                kind,
                null,
                null,
                List.of(),
                null);
    }

    FileToChartModel model(UUID... files) {
        FileToChartModel model = new FileToChartModel(
                api,
                filings,
                ui,
                filer,
                way,
                ids,
                new FileToChartModel.Whose(api.conversation(CONVERSATION), Samples.RITA, null, List.of(files)),
                Locale.CANADA);
        model.load();
        return model;
    }

    static FilingRequest request(boolean note, boolean pages, UUID... files) {
        return new FilingRequest(
                CONVERSATION,
                Samples.ANNA.demographicNo(),
                note || pages ? List.of(message(1)) : List.of(),
                List.of(files),
                note,
                pages,
                false,
                "en",
                false);
    }
}
