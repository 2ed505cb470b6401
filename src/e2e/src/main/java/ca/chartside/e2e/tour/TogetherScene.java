package ca.chartside.e2e.tour;

import static ca.chartside.e2e.tour.Cast.check;
import static ca.chartside.e2e.tour.Cast.says;

import ca.chartside.desktop.ui.Names;
import ca.chartside.testbase.Await;
import ca.chartside.testkit.sample.SampleStaff;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import javax.swing.AbstractButton;

/** The patient reads and replies, and two of the staff see her and each other. */
final class TogetherScene {
    /** Of the clinic's past: her mail server refused, and she has neither address nor mobile phone. */
    private static final String BOUNCED = "O'SAMPLE";

    private static final String NO_CONTACT = "EXAMPLE, Margaret";

    private final Cast cast;
    private final StaffDesk chen;
    private final StaffDesk rita;
    private final Phone phone;

    TogetherScene(Cast cast) {
        this.cast = cast;
        this.chen = cast.chen();
        this.rita = cast.rita();
        this.phone = cast.phone();
    }

    void play() {
        cast.step(
                "M11", "two grey ticks: sent; the patient reads it on her phone: two purple ones", this::readByPatient);
        cast.step("M11", "in red: an address that refused, and no address at all", this::notDelivered);
        cast.step("T8", "she replies with a photo: the number goes up", this::replies);
        cast.step("T7", "her row: unread, the beginning of what she wrote, the time", this::row);
        cast.step("M10", "the photo stands below her words", this::photo);
        cast.step("M13", "Rita sees that Dr. Chen has it open, and writes", this::seeEachOther);
        cast.step("M15", "a note stays in the clinic", this::note);
        cast.step("M13", "a message that came meanwhile stops Rita's", this::newer);
        cast.step("T3", "her answer takes it out of Triage", this::answered);
        cast.step("M10", "the doctor's file reaches the phone", this::leaflet);
    }

    private void readByPatient() {
        chen.seesInThread(cast.words("thread.state.sent"));
        cast.picture("M11-sent", chen);
        phone.open(cast.newestLink());
        phone.identify(cast.patient().hin(), cast.patient().born());
        phone.await("#thread");
        phone.sees(cast.line("question"));
        cast.picture("M11-on-the-phone", phone);
        chen.seesInThread(cast.words("thread.state.read", cast.patient().firstName()));
        cast.picture("M11-read", chen);
    }

    private void notDelivered() {
        rita.openRow(BOUNCED);
        rita.seesInThread(cast.words("thread.state.notDelivered"));
        cast.picture("M11-not-delivered", rita);
        rita.click(Names.THREAD_BACK);
        rita.openRow(NO_CONTACT);
        rita.seesInThread(cast.words("thread.state.noContact"));
        cast.picture("M11-no-contact", rita);
        rita.click(Names.THREAD_BACK);
    }

    private void replies() {
        int before = number();
        phone.attach(photograph(cast.file(cast.line("photo.file"))));
        phone.write(cast.line("reply"));
        cast.picture("T8-a-photo-to-send", phone);
        phone.reply(cast.line("reply"));
        cast.picture("T8-replied", phone);
        Await.until("one more", Cast.LIVE, () -> number() == before + 1);
        cast.screen("T8-number");
    }

    private int number() {
        return rita.status().path("number").asInt();
    }

    private void row() {
        rita.click(Names.TAB_TRIAGE);
        Await.until(
                "her row",
                Cast.LIVE,
                rita::rows,
                rows -> rows.stream()
                        .anyMatch(row -> row.contains(cast.patient().listName())
                                && row.contains(cast.line("reply"))
                                && row.contains(cast.words("inbox.spoken.unread"))));
        rita.showRow(cast.line("reply"));
        cast.picture("T7-row", rita);
    }

    private void photo() {
        chen.seesInThread(cast.line("photo.file"));
        cast.picture("M10-photo", chen);
    }

    private void seeEachOther() {
        String doctor = SampleStaff.MEI_CHEN.displayName();
        rita.openRow(cast.line("reply"));
        rita.sees(Names.THREAD_HERE, cast.words("presence.looking", doctor));
        Await.until(
                "Rita in the list",
                Cast.LIVE,
                chen::rows,
                rows -> says(rows, cast.words("presence.looking", SampleStaff.RITA_DESK.displayName())));
        chen.toFront();
        chen.write(cast.line("writing"));
        rita.sees(Names.THREAD_HERE, cast.words("presence.writing", doctor));
        cast.screen("M13-writing");
    }

    private void note() {
        rita.press(KeyEvent.VK_F2, 0);
        rita.write(cast.line("note"));
        paste(rita, "note.file", Names.COMPOSER_ADD_NOTE);
        cast.picture("M15-writing-a-note", rita);
        rita.click(Names.COMPOSER_ADD_NOTE);
        chen.seesInThread(cast.words("thread.note"));
        chen.seesInThread(cast.line("note"));
        chen.seesInThread(cast.line("note.file"));
        phone.reload();
        phone.sees(cast.line("reply"));
        phone.seesNot(cast.line("note"));
        phone.seesNot(cast.line("note.file"));
        cast.screen("M15-note");
        rita.press(KeyEvent.VK_F2, 0);
    }

    private void newer() {
        rita.write(cast.line("answer"));
        rita.click(Names.COMPOSER_SEND);
        phone.reply(cast.line("second"));
        rita.sees("composer.newer", cast.line("second"));
        check("nothing is lost", rita.written().equals(cast.line("answer")));
        cast.picture("M13-newer", rita);
    }

    private void answered() {
        rita.click(Names.COMPOSER_SEND);
        rita.seesInThread(cast.words("thread.state.sent"));
        rita.click(Names.THREAD_BACK);
        Await.until("marked", Cast.LIVE, rita::rows, rows -> says(rows, cast.words("inbox.answered")));
        cast.picture("T3-answered", rita);
        rita.click(Names.TAB_MINE);
        rita.click(Names.TAB_TRIAGE);
        Await.until("out of Triage", Cast.LIVE, () -> notIn(rita.rows(), cast.line("answer")));
        cast.picture("T3-out-of-triage", rita);
    }

    static boolean notIn(List<String> rows, String words) {
        return !rows.isEmpty() && !says(rows, words);
    }

    private void leaflet() {
        chen.toFront();
        chen.write(cast.line("leaflet"));
        paste(chen, "leaflet.file", Names.COMPOSER_SEND);
        cast.picture("M10-to-send", chen);
        chen.click(Names.COMPOSER_SEND);
        chen.seesInThread(cast.line("leaflet.file"));
        phone.reload();
        phone.sees(cast.line("leaflet.file"));
        phone.toNewest();
        cast.picture("M10-on-the-phone", phone);
    }

    /** Pastes a file of that line's name into the composer, and waits until it is there. @param button can be pressed then */
    private void paste(StaffDesk desk, String line, String button) {
        Path file = cast.file(cast.line(line));
        try {
            Files.writeString(file, cast.line(line + ".text"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        CopiedFile.copy(file);
        desk.press(KeyEvent.VK_V, InputEvent.CTRL_MASK);
        AbstractButton ready = desk.part(button, AbstractButton.class);
        Await.until("the upload", Cast.LIVE, () -> desk.shows("composer.file") && Seen.onEventThread(ready::isEnabled));
    }

    /** A picture as a phone's camera makes it. */
    private static Path photograph(Path file) {
        BufferedImage picture = new BufferedImage(1200, 900, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = picture.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setPaint(new GradientPaint(0, 0, new Color(0xF0CDB2), 1200, 900, new Color(0xD9A27E)));
        g.fillRect(0, 0, 1200, 900);
        g.setColor(new Color(0x40C86450, true));
        g.setStroke(new BasicStroke(110, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.drawLine(330, 610, 800, 330);
        g.setColor(new Color(0x9C2F33));
        g.setStroke(new BasicStroke(16, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.drawLine(350, 600, 780, 340);
        g.dispose();
        try {
            ImageIO.write(picture, "jpeg", file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }
}
