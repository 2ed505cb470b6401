package ca.chartside.backend.app;

import ca.chartside.backend.audit.AuditLog;
import ca.chartside.backend.clinic.OscarAddress;
import ca.chartside.backend.clinic.OscarSettings;
import ca.chartside.backend.store.Store;
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
        footerHeading =
                "%nA change holds for whoever signs in from then on, and for everybody within a quarter of an hour.%n")
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
                OscarSettings settings = new OscarSettings(tx);
                AuditLog audit = new AuditLog(tx);
                if (parsed != null) {
                    boolean changed = what == What.ADD ? settings.add(parsed) : settings.remove(parsed);
                    if (!changed && what == What.REMOVE) {
                        throw refused("The clinic has no " + parsed.value() + ".");
                    }
                    if (changed) {
                        audit.add(
                                clock.millis(),
                                AuditLog.Actor.OPERATOR,
                                what == What.ADD ? "clinic.oscar.add" : "clinic.oscar.remove",
                                "clinic:" + clinic,
                                parsed.value());
                    }
                }
                if (moaFiles != null) {
                    settings.moaFiles(moaFiles);
                    audit.add(
                            clock.millis(),
                            AuditLog.Actor.OPERATOR,
                            "clinic.moa-files",
                            "clinic:" + clinic,
                            moaFiles.toString());
                }
                return settings.addresses();
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
