package ca.chartside.backend.app;

import ca.chartside.backend.store.ClinicId;
import ca.chartside.backend.store.Store;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.time.Clock;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that works on the store, whether the server runs beside it or not. */
@SuppressWarnings("NullAway.Init") // picocli fills the fields before a command runs
abstract class Operation {
    @Mixin
    StoreOptions options;

    @Spec
    CommandSpec spec;

    final Clock clock = Clock.systemUTC();

    /** What was asked cannot be done; the message is a sentence for whoever asked. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private Refused(String sentence) {
            super(sentence);
        }
    }

    /** @throws Refused where nothing was ever kept: a command in the wrong folder leaves nothing there */
    Store open() {
        if (options.postgresUrl == null && !Files.exists(Backend.database(options.data))) {
            throw refused("There is no Chartside database in " + options
                    + ". Name its folder with --data or CHARTSIDE_DATA, or begin one with: clinic add");
        }
        return openOrMake();
    }

    Store openOrMake() {
        return Backend.openStore(options.data, options.postgresUrl);
    }

    /** @throws Refused where there is no such clinic */
    ClinicId clinic(Store store, String slug) {
        ClinicId clinic = store.clinic(slug);
        if (clinic == null) {
            throw refused("There is no clinic called \"" + slug + "\" in " + options + ". Add it with: clinic add");
        }
        return clinic;
    }

    PrintWriter out() {
        return spec.commandLine().getOut();
    }

    static Refused refused(String sentence) {
        return new Refused(sentence);
    }
}
