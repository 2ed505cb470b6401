package ca.chartside.backend.app;

import ca.chartside.backend.audit.AuditLog;
import ca.chartside.backend.clinic.Clinic;
import ca.chartside.backend.clinic.Clinics;
import ca.chartside.backend.conversation.MessagingSwitch;
import ca.chartside.backend.http.Check;
import ca.chartside.backend.http.Refusal;
import ca.chartside.backend.store.Store;
import ca.chartside.backend.store.Tx;
import ca.chartside.protocol.Messaging;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "messaging",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Shows or switches whether a clinic sends and takes messages. off: staff and patients read what"
                + " there is, and internal notes go on; whoever would send is told whom to ask, and a patient how to"
                + " reach the clinic.",
        footerHeading = "%nWithout on, off or --ask it changes nothing. A change holds for the next message, also for"
                + " one that waits on a workstation.%n")
@SuppressWarnings("NullAway.Init") // picocli fills the fields before a command runs
final class MessagingCommand extends Operation implements Callable<Integer> {
    /** It is one sentence of a notice. */
    private static final int ASK_CHARS = 120;

    enum Switch {
        ON,
        OFF
    }

    @Parameters(index = "0", paramLabel = "CLINIC", description = "The clinic's short name")
    String clinic;

    @Parameters(index = "1", arity = "0..1", paramLabel = "SWITCH", description = "on or off")
    @Nullable Switch wanted;

    @Option(
            names = "--ask",
            paramLabel = "WHOM",
            description = "Whom staff ask to have it switched on, such as \"the office manager, ext. 12\". It stays"
                    + " until another is given; \"\" takes it away. Where there is none: the names of the clinic's"
                    + " administrators, else \"your clinic's administrator\"")
    @Nullable String ask;

    @Override
    public Integer call() {
        String whom = ask == null ? null : checked(ask);
        Messaging now;
        try (Store store = open()) {
            now = store.write(clinic(store, clinic), tx -> {
                if (wanted != null || whom != null) {
                    change(tx, whom);
                }
                return new MessagingSwitch(tx).now();
            });
        }
        out().println("messaging: " + (now.on() ? "on" : "off"));
        if (!now.on()) {
            out().println("ask: " + (now.ask() == null ? "your clinic's administrator" : now.ask()));
        }
        return 0;
    }

    private void change(Tx tx, @Nullable String whom) {
        Clinic before = new Clinics(tx).get();
        boolean on = wanted == null ? before.messaging() : wanted == Switch.ON;
        String words = whom == null ? before.ask() : whom.isEmpty() ? null : whom;
        new MessagingSwitch(tx).turn(on, words, AuditLog.Actor.OPERATOR, clock.millis());
    }

    private static String checked(String words) {
        String one = words.strip();
        try {
            Check.text(one, "ask", ASK_CHARS);
        } catch (Refusal e) {
            throw refused("--ask has at most " + ASK_CHARS + " characters, none of them a control character.");
        }
        if (one.indexOf('\n') >= 0) {
            throw refused("--ask is one line.");
        }
        return one;
    }
}
