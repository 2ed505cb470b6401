package ca.chartside.desktop.filing;

import ca.chartside.desktop.app.UiExecutor;
import ca.chartside.desktop.net.ApiException;
import ca.chartside.desktop.net.FilingApi;
import ca.chartside.desktop.net.StaffApi;
import ca.chartside.desktop.oscar.OscarWay;
import ca.chartside.protocol.ConversationRow;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Filing;
import ca.chartside.protocol.FilingPreview;
import ca.chartside.protocol.FilingRequest;
import ca.chartside.protocol.FilingState;
import ca.chartside.protocol.Limits;
import ca.chartside.protocol.Message;
import ca.chartside.protocol.MessagePage;
import ca.chartside.protocol.StaffUser;
import ca.chartside.protocol.ToCompanion;
import ca.chartside.protocol.Uuid7;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What of a conversation is to stand in its patient's chart: chosen, looked at as it will stand there, filed. Event thread only; listeners
 * are called there.
 */
final class FileToChartModel {
    /** With three bytes a character and what JSON adds, it stays below a browser's message. */
    static final int NOTE_CHARS = 250_000;

    enum Step {
        CHOOSE,
        PREVIEW,
        FILING,
        /** It stands in the chart. */
        FILED,
        /** It does not, or not all of it. */
        NOT_FILED
    }

    /**
     * @param person who OSCAR's patient has to be, where a person has compared both; null for as the server has them
     * @param files chosen to begin with, and nothing else; empty for what most want to file
     */
    record Whose(ConversationRow row, StaffUser me, ToCompanion.@Nullable Person person, List<UUID> files) {}

    private final StaffApi api;
    private final FilingApi filings;
    private final UiExecutor ui;
    private final Filer filer;
    private final OscarWay way;
    private final Uuid7 ids;
    private final Whose whose;
    private final Locale locale;
    private final List<Runnable> listeners = new ArrayList<>();
    private final Runnable onFiler = this::changed;
    private final Chosen chosen;
    private long before = Long.MAX_VALUE;
    private boolean more;
    private boolean loaded;
    private boolean busy;
    private Step step = Step.CHOOSE;
    private UUID id;
    private @Nullable FilingPreview preview;
    private @Nullable Filing came;
    private @Nullable ApiException error;

    /** @param locale of the words around what was written */
    FileToChartModel(
            StaffApi api,
            FilingApi filings,
            UiExecutor ui,
            Filer filer,
            OscarWay way,
            Uuid7 ids,
            Whose whose,
            Locale locale) {
        this.api = api;
        this.filings = filings;
        this.ui = ui;
        this.filer = filer;
        this.way = way;
        this.ids = ids;
        this.whose = whose;
        this.locale = locale;
        this.id = ids.next();
        this.chosen = new Chosen(whose.files());
        filer.onChange(onFiler);
    }

    /** The dialog is closed; what is on its way goes on. */
    void close() {
        filer.leave(onFiler);
    }

    ConversationRow row() {
        return whose.row();
    }

    /** As many of the newest as one filing takes; asked again, as many of the older ones. Where files are to be filed, all that have some. */
    void load() {
        busy = true;
        error = null;
        changed();
        long from = before;
        ui.call(
                () -> read(from),
                read -> {
                    busy = false;
                    boolean first = !loaded;
                    loaded = true;
                    more = read.more();
                    before = read.messages().isEmpty()
                            ? from
                            : read.messages().getFirst().seq();
                    chosen.add(read.messages(), first);
                    changed();
                },
                this::failed);
    }

    /** @param more whether there are older ones */
    private record Read(List<Message> messages, boolean more) {}

    private Read read(long from) {
        List<Message> read = new ArrayList<>();
        boolean files = !whose.files().isEmpty();
        UUID conversation = whose.row().id();
        long next = from;
        boolean others = true;
        while (others && (files || read.size() < Limits.FILING_ENTRIES)) {
            MessagePage page = files ? api.files(conversation, next) : api.messages(conversation, next);
            read.addAll(0, page.messages());
            others = page.more() && !page.messages().isEmpty();
            next = page.messages().isEmpty() ? next : page.messages().getFirst().seq();
        }
        return new Read(read, others);
    }

    private void failed(ApiException why) {
        busy = false;
        error = why;
        changed();
    }

    boolean loaded() {
        return loaded;
    }

    boolean busy() {
        return busy;
    }

    Chosen chosen() {
        return chosen;
    }

    /** Changes what is chosen. */
    void choose(Consumer<Chosen> change) {
        change.accept(chosen);
        changed();
    }

    /** Whether there are older ones. */
    boolean more() {
        return more;
    }

    /** Whether enough is chosen. */
    boolean canPreview() {
        return loaded && !busy && chosen.isEnough();
    }

    private FilingRequest request(boolean again) {
        return chosen.request(whose.row(), locale.getLanguage().equals("fr") ? "fr" : "en", again);
    }

    /** Shows it as it will stand in the chart. */
    void look() {
        busy = true;
        error = null;
        changed();
        FilingRequest wanted = request(false);
        ui.call(
                () -> filings.preview(wanted),
                seen -> {
                    busy = false;
                    preview = seen;
                    id = ids.next();
                    step = Step.PREVIEW;
                    changed();
                },
                this::failed);
    }

    void back() {
        step = Step.CHOOSE;
        preview = null;
        error = null;
        changed();
    }

    Step step() {
        return step;
    }

    @Nullable FilingPreview preview() {
        return preview;
    }

    /** What of the preview is in the chart already, or may be. */
    boolean filedBefore() {
        return preview != null && !preview.filed().isEmpty();
    }

    /** Whether it makes a note that no browser would take to OSCAR in one message. */
    boolean tooLong() {
        String text = preview == null ? null : preview.noteText();
        return text != null && text.length() > NOTE_CHARS;
    }

    /** Whether OSCAR can be reached from here at this moment. */
    boolean reachable() {
        return door() != null;
    }

    private OscarWay.@Nullable Door door() {
        return way.door(whose.row().patient().demographicNo());
    }

    /** In whose name OSCAR signs, where that is not the user; else null. */
    @Nullable String otherSigner() {
        OscarWay.Door door = door();
        String mine = whose.me().providerNo();
        return door == null
                        || door.provider() == null
                        || mine == null
                        || mine.isBlank()
                        || mine.equals(door.provider().providerNo())
                ? null
                : door.provider().name();
    }

    /** Files what was looked at. Asked again after a failure it is the same filing. */
    void file() {
        if (step != Step.PREVIEW || tooLong() || !reachable()) {
            return;
        }
        step = Step.FILING;
        error = null;
        changed();
        filer.file(id, request(filedBefore()), whose.person(), this::came);
    }

    private void came(Filer.Came what) {
        switch (what) {
            case Filer.Came.Settled(var filing) -> {
                came = filing;
                step = filing.state() == FilingState.FILED ? Step.FILED : Step.NOT_FILED;
                changed();
            }
            case Filer.Came.Refused(var why) -> {
                step = Step.PREVIEW;
                error = why;
                if (why.kind() == ErrorKind.ALREADY_FILED) {
                    look(); // somebody has been quicker: what stands there now is shown
                } else {
                    changed();
                }
            }
        }
    }

    /** What came of it. */
    Filing came() {
        return Objects.requireNonNull(came);
    }

    @Nullable ApiException error() {
        return error;
    }

    void onChange(Runnable listener) {
        listeners.add(listener);
    }

    private void changed() {
        List.copyOf(listeners).forEach(Runnable::run);
    }
}
