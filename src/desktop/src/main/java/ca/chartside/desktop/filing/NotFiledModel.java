package ca.chartside.desktop.filing;

import ca.chartside.desktop.app.UiExecutor;
import ca.chartside.desktop.net.ApiException;
import ca.chartside.desktop.net.ConnectionState;
import ca.chartside.desktop.net.FilingApi;
import ca.chartside.desktop.net.LiveUpdates;
import ca.chartside.desktop.ui.Later;
import ca.chartside.protocol.Event;
import ca.chartside.protocol.Filing;
import ca.chartside.protocol.FilingOutcome;
import ca.chartside.protocol.FilingState;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What was to stand in a chart and does not, or may not: of the whole clinic, for whoever may file. What is on its way is left out for as
 * long as that takes. Event thread only; listeners are called there.
 */
final class NotFiledModel {
    /** So long a filing of which nobody has said what came of it may be on its way at another workstation. */
    static final Duration ON_ITS_WAY = Duration.ofMinutes(10);

    private static final Duration TOGETHER = Duration.ofMillis(100);

    private final FilingApi filings;
    private final Filer filer;
    private final UiExecutor ui;
    private final Later later;
    private final Clock clock;
    private final BooleanSupplier may;
    private final List<Runnable> listeners = new ArrayList<>();
    private List<Filing> known = List.of();
    private boolean more;
    private boolean planned;
    private int asked;
    private @Nullable ApiException error;

    /** @param may whether the user may file at all */
    NotFiledModel(
            FilingApi filings,
            Filer filer,
            LiveUpdates live,
            UiExecutor ui,
            Later later,
            Clock clock,
            BooleanSupplier may) {
        this.filings = filings;
        this.filer = filer;
        this.ui = ui;
        this.later = later;
        this.clock = clock;
        this.may = may;
        filer.onChange(this::changed);
        live.addListener(new LiveUpdates.Listener() {
            @Override
            public void event(Event event) {
                if (event instanceof Event.FilingChanged) {
                    plan();
                }
            }

            @Override
            public void anew() {
                plan();
            }

            @Override
            public void connectionChanged(ConnectionState state) {
                if (state instanceof ConnectionState.Online) {
                    plan();
                }
            }
        });
    }

    private void plan() {
        if (!planned) {
            planned = true;
            later.run(TOGETHER, () -> {
                planned = false;
                load();
            });
        }
    }

    /** Asks the server. */
    void load() {
        if (!may.getAsBoolean()) {
            take(List.of(), false);
            return;
        }
        int mine = ++asked;
        ui.call(
                filings::open,
                list -> {
                    if (mine == asked) {
                        take(list.filings(), list.more());
                    }
                },
                why -> {}); // what is known stays: news, and being online again, ask anew
    }

    private void take(List<Filing> now, boolean others) {
        known = now;
        more = others;
        now.stream().filter(this::young).findAny().ifPresent(young -> later.run(ON_ITS_WAY, this::plan));
        changed();
    }

    private boolean young(Filing filing) {
        return filing.state() == FilingState.ASKED && clock.millis() - filing.askedAt() < ON_ITS_WAY.toMillis();
    }

    /** The longest waiting first. */
    List<Filing> waiting() {
        return known.stream()
                .filter(filing -> !filer.underWay(filing.id()) && !young(filing))
                .toList();
    }

    /** Whether there are others behind them. */
    boolean more() {
        return more;
    }

    /** Whether somebody has to look into the chart before it can be said: it was on its way, and nobody heard the end. */
    static boolean inDoubt(Filing filing) {
        return filing.state() != FilingState.FAILED;
    }

    /** Once more, but for what stands by it already. */
    void again(Filing filing) {
        error = null;
        filer.again(filing, came -> {
            error = came instanceof Filer.Came.Refused(var why) ? why : null;
            changed();
            plan(); // what was refused is not as it is shown here
        });
    }

    /** Somebody has looked: all of it stands in the chart. */
    void stands(Filing filing) {
        settle(filing.id(), FilingState.FILED, () -> {});
    }

    /** Nobody completes it: it stands there as far as it does. @param then once the server has it so */
    void leave(Filing filing, Runnable then) {
        settle(filing.id(), FilingState.WITHDRAWN, then);
    }

    private void settle(UUID id, FilingState state, Runnable then) {
        error = null;
        changed();
        ui.call(
                () -> filings.settle(id, new FilingOutcome(state, null, null, List.of())),
                filing -> {
                    known = known.stream().filter(one -> !one.id().equals(id)).toList();
                    changed();
                    then.run();
                },
                why -> {
                    error = why;
                    changed();
                });
    }

    /** Why what was chosen last did not go; null where it did. */
    @Nullable ApiException error() {
        return error;
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
