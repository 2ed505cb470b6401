package ca.chartside.backend.app;

import ca.chartside.backend.audit.AuditLog;
import ca.chartside.backend.clinic.Clinics;
import ca.chartside.backend.store.ClinicId;
import ca.chartside.backend.store.Store;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "clinic",
        mixinStandardHelpOptions = true,
        description = "Clinics of this server.",
        subcommands = ClinicCommand.Add.class)
final class ClinicCommand {
    @Command(name = "add", mixinStandardHelpOptions = true, description = "Adds a clinic.")
    @SuppressWarnings("NullAway.Init") // picocli fills the fields before a command runs
    static final class Add extends Operation implements Callable<Integer> {
        @Parameters(
                paramLabel = "SLUG",
                description = "Short name, the part before the domain in the clinic's address: a-z, 0-9 and -")
        String slug;

        @Parameters(paramLabel = "NAME", description = "The name that staff and patients see")
        String name;

        @Option(names = "--phone", description = "The number that patients are told to call")
        @Nullable String phone;

        @Override
        public Integer call() {
            if (!slug.matches("[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?")) {
                throw refused("A clinic's short name has a-z, 0-9 and -, at most 40 of them: \"" + slug + "\"");
            }
            try (Store store = open()) {
                if (store.clinic(slug) != null) {
                    throw refused("There is a clinic called \"" + slug + "\" already.");
                }
                ClinicId clinic = store.addClinic(slug, name, clock.millis());
                store.write(clinic, tx -> {
                    new Clinics(tx).phone(phone);
                    new AuditLog(tx).add(clock.millis(), AuditLog.Actor.OPERATOR, "clinic.add", "clinic:" + slug, "");
                    return clinic;
                });
            }
            out().println("Clinic " + slug + " added. Next: user add " + slug
                    + " NAME@EXAMPLE.CA \"Full Name\" --role MOA");
            return 0;
        }
    }
}
