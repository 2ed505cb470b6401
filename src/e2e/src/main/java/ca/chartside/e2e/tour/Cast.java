package ca.chartside.e2e.tour;

import ca.chartside.desktop.ui.Messages;
import ca.chartside.testkit.sample.SampleClinic;
import ca.chartside.testkit.sample.SampleStaff;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.ResourceBundle;

/** Who plays in the tour of conversations: a doctor at a wide window, an MOA beside OSCAR, a patient at her phone. For one thread. */
final class Cast {
    static final Duration LIVE = Duration.ofSeconds(20);

    /**
     * The patient.
     *
     * @param listName as lists show it
     */
    record Patient(int demographicNo, String listName, String firstName, String hin, LocalDate born, String email) {}

    private static final Patient ANNA = new Patient(
            SampleClinic.ANNA,
            "TESTERSON, Anna",
            "Anna",
            "9876 543 225",
            LocalDate.of(1985, 3, 14),
            "anna.testerson@example.org");
    private static final Patient ELODIE = new Patient(
            4, "ESSAI, Élodie", "Élodie", "9226 339 209", LocalDate.of(1969, 5, 21), "elodie.essai@example.org");

    private final Stage stage;
    private final ResourceBundle lines;
    private final Patient patient;
    private StaffDesk chen;
    private final StaffDesk rita;

    Cast(Stage stage) {
        this.stage = stage;
        boolean french = stage.words().locale().getLanguage().equals("fr");
        this.lines = ResourceBundle.getBundle(
                "ca.chartside.e2e.tour.conversations",
                stage.words().locale(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        this.patient = french ? ELODIE : ANNA;
        this.rita = stage.desk(SampleStaff.RITA_DESK);
        rita.signIn();
        rita.place(Stage.BESIDE);
        this.chen = doctor();
    }

    private StaffDesk doctor() {
        StaffDesk desk = stage.desk(SampleStaff.MEI_CHEN);
        desk.signIn();
        desk.place(Stage.WIDE);
        return desk;
    }

    /** @param row what of the product's behaviour the step shows */
    void step(String row, String sentence, Runnable action) {
        Pictures pictures = stage.pictures();
        stage.step(row + " " + sentence, () -> {
            int before = pictures.taken();
            action.run();
            check("a picture was taken", pictures.taken() > before);
        });
    }

    /** Fails the step unless {@code what} is so. */
    static void check(String what, boolean so) {
        if (!so) {
            throw new AssertionError("not so: " + what);
        }
    }

    /** Fails the step unless a row of {@code rows} says {@code words}. */
    static boolean says(List<String> rows, String words) {
        return rows.stream().anyMatch(row -> row.contains(words));
    }

    StaffDesk chen() {
        return chen;
    }

    StaffDesk rita() {
        return rita;
    }

    /** The doctor's program ends and is started again. */
    void restartChen() {
        chen.close();
        chen = doctor();
    }

    Phone phone() {
        return stage.phone();
    }

    Patient patient() {
        return patient;
    }

    Stage stage() {
        return stage;
    }

    /** What somebody writes. */
    String line(String key) {
        return lines.getString(key);
    }

    /** What the clients say. */
    String words(String key, Object... args) {
        return words().text(key, args);
    }

    private Messages words() {
        return stage.words();
    }

    /** What the clients say up to the first thing that is filled in. */
    String beginning(String key) {
        String pattern = words().text(key);
        return pattern.substring(0, pattern.indexOf('{'));
    }

    /** Takes a picture of a desk's window. */
    void picture(String name, StaffDesk desk) {
        stage.pictures().window(name, desk.window());
    }

    void picture(String name, Dialog dialog) {
        stage.pictures().window(name, dialog.window());
    }

    void picture(String name, Phone phone) {
        stage.pictures().other(name, phone::picture);
    }

    /** Everything on the screen. */
    void screen(String name) {
        stage.pictures().screen(name);
    }

    /** How many e-mails the patient has. */
    int mails() {
        return (int) stage.clinic().mail().mails().stream()
                .filter(mail -> mail.to().contains(patient.email()))
                .count();
    }

    /** The link in the patient's newest e-mail, which has come by now. */
    URI newestLink() {
        return stage.clinic().mail().mails().stream()
                .filter(mail -> mail.to().contains(patient.email()))
                .toList()
                .getLast()
                .links()
                .getFirst();
    }

    /** A file of this tour's own. */
    Path file(String name) {
        return stage.folder().resolve(name);
    }
}
