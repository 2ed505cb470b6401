package ca.chartside.backend.app;

import ca.chartside.backend.store.ClinicId;
import ca.chartside.backend.store.Store;
import java.io.PrintWriter;
import java.time.Clock;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command that works on the store, whether the server runs beside it or not. */
@SuppressWarnings("NullAway.Init") // picocli fills the fields before a command runs
abstract class Operation {
    @Mixin
    ServeOptions options;

    @Spec
    CommandSpec spec;

    final Clock clock = Clock.systemUTC();

    Store open() {
        return Backend.openStore(options.config());
    }

    /** @throws ParameterException where there is no such clinic */
    ClinicId clinic(Store store, String slug) {
        ClinicId clinic = store.clinic(slug);
        if (clinic == null) {
            throw new ParameterException(
                    spec.commandLine(), "There is no clinic called \"" + slug + "\". Add it with: clinic add");
        }
        return clinic;
    }

    PrintWriter out() {
        return spec.commandLine().getOut();
    }

    ParameterException refused(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }
}
