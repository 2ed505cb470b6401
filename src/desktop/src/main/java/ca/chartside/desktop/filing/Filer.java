package ca.chartside.desktop.filing;

import ca.chartside.desktop.app.UiExecutor;
import ca.chartside.desktop.bridge.Browser;
import ca.chartside.desktop.net.ApiException;
import ca.chartside.desktop.net.FilingApi;
import ca.chartside.desktop.oscar.OscarWay;
import ca.chartside.desktop.ui.Later;
import ca.chartside.protocol.Filing;
import ca.chartside.protocol.FilingContent;
import ca.chartside.protocol.FilingOutcome;
import ca.chartside.protocol.FilingRequest;
import ca.chartside.protocol.FilingState;
import ca.chartside.protocol.FromCompanion;
import ca.chartside.protocol.FromCompanion.Reason;
import ca.chartside.protocol.Patient;
import ca.chartside.protocol.ToCompanion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Puts what somebody wants to stand in a patient's chart there: asks the server, hands it to the companion of a browser that has OSCAR
 * open, and tells the server what came of it, until the server has it. Goes on when the dialog that asked is closed. Event thread only;
 * listeners are called there.
 */
public final class Filer implements OscarWay.Listener {
    /** A step may take a companion two minutes, and a large file some time on its way. */
    private static final Duration STEP = Duration.ofMinutes(3);

    private static final Duration AGAIN = Duration.ofSeconds(5);

    /** What came of one. */
    sealed interface Came {
        /** The server has it so: in the chart, or not. */
        record Settled(Filing filing) implements Came {}

        /** Nothing was asked for, or it could not be said what came of it. */
        record Refused(ApiException why) implements Came {}
    }

    private static final class Job {
        final UUID id;
        final Consumer<Came> told;
        final ToCompanion.@Nullable Person person;

        @Nullable Browser browser;

        @Nullable FilingOutcome outcome;

        Job(UUID id, ToCompanion.@Nullable Person person, Consumer<Came> told) {
            this.id = id;
            this.person = person;
            this.told = told;
        }
    }

    private final FilingApi filings;
    private final Documents documents;
    private final UiExecutor ui;
    private final Later later;
    private final OscarWay way;
    private final Map<UUID, Job> jobs = new HashMap<>();
    private final List<Runnable> listeners = new ArrayList<>();

    Filer(FilingApi filings, Documents documents, UiExecutor ui, Later later, OscarWay way) {
        this.filings = filings;
        this.documents = documents;
        this.ui = ui;
        this.later = later;
        this.way = way;
        way.listen(this);
    }

    /** @param person who the patient has to be; null for as the server has them */
    void file(UUID id, FilingRequest request, ToCompanion.@Nullable Person person, Consumer<Came> told) {
        begin(new Job(id, person, told), () -> filings.ask(id, request));
    }

    /** Once more what failed: what stands there by it already is left out. */
    void again(Filing failed, Consumer<Came> told) {
        begin(new Job(failed.id(), null, told), () -> filings.again(failed.id(), failed.askedAt()));
    }

    /** Whether it is on its way at this moment. */
    boolean underWay(UUID id) {
        return jobs.containsKey(id);
    }

    private void begin(Job job, Supplier<FilingContent> ask) {
        if (jobs.putIfAbsent(job.id, job) != null) {
            return;
        }
        changed();
        ui.call(ask::get, content -> carry(job, content), why -> end(job, new Came.Refused(why)));
    }

    private void carry(Job job, FilingContent content) {
        if (content.filing().state() == FilingState.FILED) {
            end(job, new Came.Settled(content.filing()));
            return;
        }
        Patient patient = content.filing().patient();
        OscarWay.Door door = way.door(patient.demographicNo());
        if (door == null) {
            settle(job, failed(Reason.NO_PAGE));
            return;
        }
        job.browser = door.browser();
        ToCompanion.Person person =
                job.person == null ? new ToCompanion.Person(patient.lastName(), patient.dateOfBirth()) : job.person;
        later.run(STEP.multipliedBy(content.documents().size() + 1L), () -> settle(job, failed(Reason.IN_DOUBT)));
        ui.call(
                () -> documents.send(content, person, door),
                sent -> {
                    if (!sent) {
                        settle(job, failed(Reason.NO_PAGE)); // it begins nothing before it has all of it
                    }
                },
                why -> settle(job, failed(null)));
    }

    private static FilingOutcome failed(@Nullable Reason reason) {
        FilingState state = reason == Reason.IN_DOUBT ? FilingState.IN_DOUBT : FilingState.FAILED;
        return new FilingOutcome(state, reason, null, List.of());
    }

    @Override
    public void filed(FromCompanion.Filed filed) {
        answered(filed.filing(), new FilingOutcome(FilingState.FILED, null, filed.noteId(), filed.documents()));
    }

    @Override
    public void notFiled(FromCompanion.NotFiled said) {
        // What a newer companion says in a word that is not known here has to be looked at.
        Reason reason = said.reason() == null ? Reason.IN_DOUBT : said.reason();
        FilingState state = reason == Reason.IN_DOUBT ? FilingState.IN_DOUBT : FilingState.FAILED;
        answered(said.filing(), new FilingOutcome(state, reason, said.noteId(), said.documents()));
    }

    private void answered(UUID id, FilingOutcome outcome) {
        Job job = jobs.get(id);
        if (job != null && job.browser != null) {
            settle(job, outcome);
        }
    }

    @Override
    public void gone(Browser browser) {
        List.copyOf(jobs.values()).stream()
                .filter(job -> browser.equals(job.browser))
                .forEach(job -> settle(job, failed(Reason.IN_DOUBT)));
    }

    @Override
    public void doorChanged() {
        changed();
    }

    /** The first word counts. */
    private void settle(Job job, FilingOutcome outcome) {
        if (job.outcome == null && jobs.get(job.id) == job) {
            job.outcome = outcome;
            tell(job, outcome);
        }
    }

    /** Until the server has it: what stands in a chart and is known nowhere would be put there again. */
    private void tell(Job job, FilingOutcome outcome) {
        ui.call(() -> filings.settle(job.id, outcome), filing -> end(job, new Came.Settled(filing)), why -> {
            boolean passes = switch (why.kind()) {
                case SERVER_UNREACHABLE, STORE_UNAVAILABLE, INTERNAL, TOO_MANY_REQUESTS -> true;
                default -> false;
            };
            if (passes) {
                later.run(AGAIN, () -> tell(job, outcome));
            } else {
                end(job, new Came.Refused(why));
            }
        });
    }

    private void end(Job job, Came came) {
        jobs.remove(job.id, job);
        job.told.accept(came);
        changed();
    }

    void onChange(Runnable listener) {
        listeners.add(listener);
    }

    void leave(Runnable listener) {
        listeners.remove(listener);
    }

    private void changed() {
        List.copyOf(listeners).forEach(Runnable::run);
    }
}
