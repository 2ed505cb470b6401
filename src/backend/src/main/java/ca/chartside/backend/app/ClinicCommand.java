package ca.chartside.backend.app;

import ca.chartside.backend.audit.AuditLog;
import ca.chartside.backend.clinic.Clinics;
import ca.chartside.backend.clinic.MessagingRules;
import ca.chartside.backend.clinic.MessagingRules.Rule;
import ca.chartside.backend.store.ClinicId;
import ca.chartside.backend.store.Store;
import ca.chartside.protocol.Caution.Reason;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "clinic",
        mixinStandardHelpOptions = true,
        description = "Clinics of this server.",
        subcommands = {
            ClinicCommand.Add.class,
            ClinicCommand.Rules.class,
            MessagingCommand.class,
            ClinicOscarCommand.class,
            ClinicPortalCommand.class,
        })
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

        @Option(
                names = "--messaging",
                paramLabel = "SWITCH",
                defaultValue = "on",
                description = "on or off: whether messages can be sent from the first day on; on where not said."
                        + " Later: clinic messaging")
        MessagingCommand.Switch messaging;

        @Override
        public Integer call() {
            if (!slug.matches("[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?")) {
                throw refused("A clinic's short name has a-z, 0-9 and -, at most 40 of them: \"" + slug + "\"");
            }
            try (Store store = openOrMake()) {
                if (store.clinic(slug) != null) {
                    throw refused("There is a clinic called \"" + slug + "\" already.");
                }
                ClinicId clinic = store.addClinic(slug, name, clock.millis());
                store.write(clinic, tx -> {
                    new Clinics(tx).phone(phone);
                    new Clinics(tx).messaging(messaging == MessagingCommand.Switch.ON, null);
                    new AuditLog(tx)
                            .add(
                                    clock.millis(),
                                    AuditLog.Actor.OPERATOR,
                                    "clinic.add",
                                    "clinic:" + slug,
                                    "messaging " + messaging);
                    return clinic;
                });
            }
            out().println("Clinic " + slug + " added. Next: user add " + slug
                    + " NAME@EXAMPLE.CA \"Full Name\" --role MOA");
            return 0;
        }
    }

    @Command(
            name = "rules",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            description = "Shows or changes what happens before a message goes to a patient who should perhaps not get"
                    + " one. warn: whoever sends is told the reason and confirms it. block: no message is taken."
                    + " allow: nothing is said. Internal notes and what patients write are not affected.",
            footerHeading = "%nWithout an option it changes nothing. A change holds for the next message.%n")
    @SuppressWarnings("NullAway.Init") // picocli fills the fields before a command runs
    static final class Rules extends Operation implements Callable<Integer> {
        @Parameters(paramLabel = "CLINIC", description = "The clinic's short name")
        String clinic;

        @Option(names = "--deceased", paramLabel = "RULE", description = "warn or block; block where never set")
        @Nullable Rule deceased;

        @Option(
                names = "--do-not-message",
                paramLabel = "RULE",
                description = "Marked \"Do not message\": warn or block; block where never set")
        @Nullable Rule doNotMessage;

        @Option(
                names = "--no-consent",
                paramLabel = "RULE",
                description = "Has said no to electronic messages: warn or block; block where never set")
        @Nullable Rule noConsent;

        @Option(
                names = "--consent-unknown",
                paramLabel = "RULE",
                description = "Consent not on file: allow, warn or block; allow where never set")
        @Nullable Rule consentUnknown;

        @Option(names = "--moved", paramLabel = "RULE", description = "allow, warn or block; warn where never set")
        @Nullable Rule moved;

        @Option(names = "--inactive", paramLabel = "RULE", description = "allow, warn or block; warn where never set")
        @Nullable Rule inactive;

        @Override
        public Integer call() {
            Map<Reason, Rule> chosen = chosen();
            MessagingRules rules;
            try (Store store = open()) {
                rules = store.write(clinic(store, clinic), tx -> {
                    MessagingRules before = new Clinics(tx).get().rules();
                    MessagingRules now = before.with(chosen);
                    if (!chosen.isEmpty()) {
                        new Clinics(tx).rules(now);
                        new AuditLog(tx)
                                .add(
                                        clock.millis(),
                                        AuditLog.Actor.OPERATOR,
                                        "clinic.rules",
                                        "clinic:" + clinic,
                                        chosen.toString());
                    }
                    return now;
                });
            }
            for (Reason reason : Reason.values()) {
                out().println(words(reason) + ": " + words(rules.rule(reason)));
            }
            return 0;
        }

        private Map<Reason, Rule> chosen() {
            Map<Reason, Rule> chosen = new EnumMap<>(Reason.class);
            for (Reason reason : Reason.values()) {
                Rule rule = switch (reason) {
                    case DECEASED -> deceased;
                    case DO_NOT_MESSAGE -> doNotMessage;
                    case NO_CONSENT -> noConsent;
                    case CONSENT_UNKNOWN -> consentUnknown;
                    case MOVED -> moved;
                    case INACTIVE -> inactive;
                };
                if (rule == Rule.ALLOW && !MessagingRules.mayAllow(reason)) {
                    throw refused("--" + words(reason) + " is warn or block: a message there is never a matter of"
                            + " course.");
                }
                if (rule != null) {
                    chosen.put(reason, rule);
                }
            }
            return chosen;
        }

        private static String words(Enum<?> constant) {
            return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
