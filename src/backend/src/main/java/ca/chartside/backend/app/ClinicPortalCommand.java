package ca.chartside.backend.app;

import ca.chartside.backend.audit.AuditLog;
import ca.chartside.backend.clinic.Clinics;
import ca.chartside.backend.portal.SessionLife;
import ca.chartside.backend.store.Store;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "portal",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Shows or changes what a clinic has chosen for its patients' portal.",
        footerHeading = "%nWithout an option it changes nothing. A change holds at once, also for who is signed in.%n")
@SuppressWarnings("NullAway.Init") // picocli fills the fields before a command runs
final class ClinicPortalCommand extends Operation implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "CLINIC", description = "The clinic's short name")
    String clinic;

    @Option(
            names = "--session-days",
            paramLabel = "DAYS",
            description =
                    "How many days a patient stays signed in on a device without using it, 1 to 365; 30 where never"
                            + " set. On a shared device it is 15 minutes in any case")
    @Nullable Integer days;

    @Override
    public Integer call() {
        if (days != null && (days < SessionLife.LEAST || days > SessionLife.MOST)) {
            throw refused("--session-days is " + SessionLife.LEAST + " to " + SessionLife.MOST + ".");
        }
        int now;
        try (Store store = open()) {
            now = store.write(clinic(store, clinic), tx -> {
                if (days != null) {
                    new SessionLife(tx).choose(days, AuditLog.Actor.OPERATOR, clock.millis());
                }
                return new Clinics(tx).get().portalDays();
            });
        }
        out().println("session-days: " + now);
        return 0;
    }
}
