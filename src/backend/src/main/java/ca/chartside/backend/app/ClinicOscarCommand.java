package ca.chartside.backend.app;

import ca.chartside.backend.audit.AuditLog;
import ca.chartside.backend.clinic.OscarAddress;
import ca.chartside.backend.clinic.OscarSettings;
import ca.chartside.backend.event.Events;
import ca.chartside.backend.store.Store;
import ca.chartside.backend.store.Tx;
import ca.chartside.protocol.Event;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "oscar",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Shows or changes where the clinic's OSCAR is and who files to its charts. A chart that is open at another"
                        + " address is not the clinic's: Chartside does not follow it.",
        footerHeading = "%nA change holds at once; workstations that are signed in learn of it within seconds.%n")
@SuppressWarnings("NullAway.Init") // picocli fills the fields before a command runs
final class ClinicOscarCommand extends Operation implements Callable<Integer> {
    enum What {
        LIST,
        ADD,
        REMOVE
    }

    @Parameters(index = "0", paramLabel = "CLINIC", description = "The clinic's short name")
    String clinic;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "WHAT",
            defaultValue = "LIST",
            description = "list, add or remove; list where not said")
    What what;

    @Parameters(
            index = "2",
            arity = "0..1",
            paramLabel = "ADDRESS",
            description =
                    "What stands before the name of each of OSCAR's pages, such as https://oscar.example.ca/oscar; https, but"
                            + " for an OSCAR on this computer")
    @Nullable String address;

    @Option(
            names = "--moa-files",
            paramLabel = "YES-OR-NO",
            arity = "1",
            description =
                    "Whether an MOA may file messages to a chart, as a doctor may: true or false; false where never set")
    @Nullable Boolean moaFiles;

    @Override
    public Integer call() {
        OscarAddress parsed = parsed();
        List<String> now;
        boolean allowed;
        try (Store store = open()) {
            now = store.write(clinic(store, clinic), tx -> {
                boolean elsewhere = parsed != null && move(tx, parsed);
                if (moaFiles != null) {
                    let(tx, moaFiles);
                }
                if (elsewhere || moaFiles != null) {
                    new Events(tx).append(Event.ClinicChanged::new);
                }
                return new OscarSettings(tx).addresses();
            });
            allowed = store.read(clinic(store, clinic), tx -> new OscarSettings(tx).moaFiles());
        }
        if (now.isEmpty()) {
            out().println("The clinic has no OSCAR yet. Next: clinic oscar " + clinic
                    + " add https://oscar.example.ca/oscar");
        }
        now.forEach(out()::println);
        out().println("files to charts: " + (allowed ? "doctors and MOA" : "doctors"));
        return 0;
    }

    /** @return whether it was another before */
    private boolean move(Tx tx, OscarAddress to) {
        OscarSettings settings = new OscarSettings(tx);
        boolean changed = what == What.ADD ? settings.add(to) : settings.remove(to);
        if (!changed && what == What.REMOVE) {
            throw refused("The clinic has no " + to.value() + ".");
        }
        if (changed) {
            audit(tx, what == What.ADD ? "clinic.oscar.add" : "clinic.oscar.remove", to.value());
        }
        return changed;
    }

    private void let(Tx tx, boolean moa) {
        new OscarSettings(tx).moaFiles(moa);
        audit(tx, "clinic.moa-files", String.valueOf(moa));
    }

    private void audit(Tx tx, String action, String detail) {
        new AuditLog(tx).add(clock.millis(), AuditLog.Actor.OPERATOR, action, "clinic:" + clinic, detail);
    }

    private @Nullable OscarAddress parsed() {
        if ((what == What.LIST) != (address == null)) {
            throw refused(what == What.LIST ? "list takes no address." : "Say which address to add or remove.");
        }
        try {
            return address == null ? null : OscarAddress.parse(address);
        } catch (OscarAddress.Unusable e) {
            throw refused(String.valueOf(e.getMessage()));
        }
    }
}
