package ca.chartside.e2e.tour;

import ca.chartside.backend.store.Store;
import ca.chartside.desktop.app.Options;
import ca.chartside.testkit.sample.SampleClinic;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** The stories that the program can play on itself. */
public enum Tour {
    /** One message, one reply, one answer; the clinic has its people and no message yet. */
    BASICS(SampleClinic::people, stage -> new BasicsTour(stage).walk()),
    /** Every row of tabs and of conversations that stands; the clinic has a past. */
    CONVERSATIONS(SampleClinic::withPast, stage -> new ConversationsTour(stage).walk()),
    /** Beside OSCAR, with the pages of both families: from the schedule to the note in the chart. */
    OSCAR(SampleClinic::people, stage -> new OscarTour(stage).walk());

    private final BiConsumer<Store, Instant> content;
    private final Consumer<Stage> story;

    Tour(BiConsumer<Store, Instant> content, Consumer<Stage> story) {
        this.content = content;
        this.story = story;
    }

    /** What it is called on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Plays it from the beginning.
     *
     * @param directory for the clinic's data, the clients' profiles and {@code shots}; what an earlier run left there goes
     * @param language the clients' and the patient's
     * @return whether every step was seen
     */
    public boolean play(Path directory, Locale language, Options.Look look, PrintStream out) {
        Path folder = directory.resolve("tour-" + this);
        Pictures pictures = new Pictures(directory.resolve("shots").resolve(toString()));
        out.println("tour " + this);
        Story told = new Story(out, pictures);
        try (Stage stage = Stage.set(
                folder,
                told,
                pictures,
                store -> content.accept(store, Clock.systemUTC().instant()),
                language,
                look)) {
            story.accept(stage);
            out.printf("tour %s: %d steps seen, %d pictures%n", this, told.steps(), pictures.taken());
            return true;
        } catch (Story.NotSeen e) {
            e.why().printStackTrace(out);
            out.printf("tour %s: not seen: %s; the pictures are in %s%n", this, e.getMessage(), pictures.folder());
            return false;
        }
    }
}
