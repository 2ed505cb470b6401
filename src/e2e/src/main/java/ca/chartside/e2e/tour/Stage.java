package ca.chartside.e2e.tour;

import ca.chartside.backend.store.Store;
import ca.chartside.desktop.app.Options;
import ca.chartside.desktop.ui.Messages;
import ca.chartside.e2e.browser.PatientBrowser;
import ca.chartside.e2e.clinic.DemoClinic;
import ca.chartside.testkit.sample.SampleStaff;
import java.awt.Rectangle;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.assertj.swing.core.Robot;

/** What a tour plays on: the clinic with its mail, the staff's desks, the patient's phone, and the camera. For one thread. */
final class Stage implements AutoCloseable {
    /** A wide window and one as it stands beside OSCAR: both are seen on one screen. */
    static final Rectangle WIDE = new Rectangle(10, 20, 1000, 760);

    static final Rectangle BESIDE = new Rectangle(1030, 20, 400, 760);

    private final Path folder;
    private final Story story;
    private final Pictures pictures;
    private final Messages words;
    private final Options.Look look;
    private final Robot robot;
    private final DemoClinic clinic;
    private final PatientBrowser browser;
    private final List<StaffDesk> desks = new ArrayList<>();

    private Stage(
            Path folder,
            Story story,
            Pictures pictures,
            Locale language,
            Options.Look look,
            DemoClinic clinic,
            PatientBrowser browser) {
        this.folder = folder;
        this.story = story;
        this.pictures = pictures;
        this.words = new Messages(language);
        this.look = look;
        this.robot = StaffDesk.robot();
        this.clinic = clinic;
        this.browser = browser;
    }

    /**
     * @param folder emptied first
     * @param content fills the clinic
     */
    static Stage set(
            Path folder, Story story, Pictures pictures, Consumer<Store> content, Locale language, Options.Look look) {
        DemoClinic.delete(folder);
        DemoClinic clinic = DemoClinic.start(folder.resolve("clinic"), content);
        PatientBrowser browser = PatientBrowser.start(language.getLanguage() + "-CA", look == Options.Look.DARK);
        return new Stage(folder, story, pictures, language, look, clinic, browser);
    }

    /** A client with its sign-in window; the same person's later one finds what the earlier one kept. */
    StaffDesk desk(SampleStaff person) {
        StaffDesk desk = StaffDesk.start(robot, profileOf(person), clinic.address(), person, words.locale(), look);
        desks.add(desk);
        return desk;
    }

    /** Where a person's client keeps what is its own. */
    Path profileOf(SampleStaff person) {
        return folder.resolve(person.name());
    }

    void step(String sentence, Runnable action) {
        story.step(sentence, action);
    }

    Phone phone() {
        return new Phone(browser);
    }

    Pictures pictures() {
        return pictures;
    }

    /** Where a tour may put files. */
    Path folder() {
        return folder;
    }

    DemoClinic clinic() {
        return clinic;
    }

    /** What the clients say, in their language. */
    Messages words() {
        return words;
    }

    @Override
    public void close() {
        try {
            desks.forEach(StaffDesk::close);
        } finally {
            browser.close();
            clinic.close();
            robot.cleanUpWithoutDisposingWindows();
        }
    }
}
