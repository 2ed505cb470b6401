package ca.chartside.e2e.tour;

import static ca.chartside.e2e.tour.Cast.check;
import static ca.chartside.e2e.tour.Cast.says;

import ca.chartside.desktop.ui.Names;
import ca.chartside.testbase.Await;
import ca.chartside.testkit.sample.SampleStaff;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.swing.JList;

/** What the three dots and the menu of a message do. */
final class ActionsScene {
    private static final String COLLEAGUE = SampleStaff.LUC_TREMBLAY.displayName();

    private final Cast cast;
    private final StaffDesk chen;
    private final StaffDesk rita;

    ActionsScene(Cast cast) {
        this.cast = cast;
        this.chen = cast.chen();
        this.rita = cast.rita();
    }

    void play() {
        cast.step("M10", "View Files: the patient's and the clinic's, all saved at once", this::files);
        cast.step("M16", "taken back: the patient sees that the clinic removed it", this::takenBack);
        cast.step("M7", "Mark as Unread: in Triage again, and the patient's reading stays", this::markedUnread);
        cast.step("T3", "“No reply needed” takes it out", this::noReplyNeeded);
        cast.step("M9", "group info: a colleague is added, and removed after a question", this::group);
        cast.step("M6", "Rita assigns it to Dr. Chen, with a reason", this::assigned);
        cast.step("M6", "the conversation is saved as pages", this::exported);
        cast.step("search", "Ctrl+F finds it by the beginning of a word", this::found);
    }

    private void files() {
        chen.act("FILES");
        Dialog dialog = chen.dialog("files.dialog");
        dialog.sees(cast.words("files.from", cast.patient().firstName(), 1));
        dialog.sees(cast.line("photo.file"));
        dialog.sees(cast.words("files.fromClinic", 1));
        dialog.sees(cast.line("leaflet.file"));
        dialog.sees(cast.words("files.fromNotes", 1));
        dialog.sees(cast.line("note.file"));
        cast.picture("M10-files", dialog);
        Path folder = cast.file("saved");
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        dialog.click("files.saveAll");
        dialog.choose(folder);
        Await.until(
                "both files",
                Cast.LIVE,
                () -> Files.exists(folder.resolve(cast.line("photo.file")))
                        && Files.exists(folder.resolve(cast.line("leaflet.file"))));
        dialog.sees(cast.words("files.savedAll", 3, "saved"));
        cast.picture("M10-saved", dialog);
        dialog.click("files.news.close");
        dialog.close();
    }

    private void takenBack() {
        chen.focus(Names.THREAD_VIEW);
        chen.press(KeyEvent.VK_UP, 0);
        chen.press(KeyEvent.VK_ENTER, 0);
        chen.choose(cast.words("thread.takeBack"));
        chen.sees("thread.takeBack", cast.line("leaflet"));
        cast.picture("M16-question", chen);
        chen.click(Names.TAKE_BACK);
        chen.seesInThread(cast.beginning("thread.takenBack"));
        Phone phone = cast.phone();
        phone.reload();
        phone.await(".b.gone");
        phone.seesNot(cast.line("leaflet.file"));
        phone.toNewest();
        cast.picture("M16-on-the-phone", phone);
        cast.picture("M16-taken-back", chen);
    }

    private void markedUnread() {
        rita.click(Names.TAB_MINE);
        rita.openRow(cast.patient().listName());
        rita.seesInThread(cast.line("answer"));
        rita.act("MARK_UNREAD");
        rita.sees(cast.words("actions.done.markUnread", cast.patient().listName()));
        rita.click(Names.TAB_TRIAGE);
        String words = cast.words("inbox.snippet.takenBack");
        Await.until(
                "in Triage, unread",
                Cast.LIVE,
                rita::rows,
                rows -> rows.stream()
                        .anyMatch(row -> row.contains(words) && row.contains(cast.words("inbox.spoken.unread"))));
        rita.showRow(words);
        chen.seesInThread(cast.words("thread.state.read", cast.patient().firstName()));
        cast.screen("M7-marked-unread");
    }

    private void noReplyNeeded() {
        rita.click(Names.TAB_MINE);
        rita.openRow(cast.patient().listName());
        rita.act("NO_REPLY_NEEDED");
        rita.sees(cast.words("actions.done.noReplyNeeded", cast.patient().listName()));
        cast.picture("T3-no-reply-needed", rita);
    }

    private void group() {
        chen.act("GROUP_INFO");
        Dialog dialog = chen.dialog("group.dialog");
        dialog.sees(cast.words("group.members", 3));
        dialog.click("group.add");
        dialog.type("pick.filter", "Tremb");
        cast.picture("M9-add", dialog);
        dialog.click("pick.go");
        dialog.sees(cast.words("group.members", 4));
        dialog.sees(COLLEAGUE);
        cast.picture("M9-members", dialog);
        dialog.clickButton(cast.words("group.remove.one", COLLEAGUE));
        dialog.awaitFocus("group.keep");
        cast.picture("M9-question", dialog);
        dialog.click("group.remove");
        dialog.sees(cast.words("group.members", 3));
        dialog.close();
    }

    private void assigned() {
        rita.act("ASSIGN");
        Dialog dialog = rita.dialog("assign.dialog");
        dialog.type("pick.filter", "Chen");
        dialog.type("pick.reason", cast.line("reason"));
        cast.picture("M6-assign", dialog);
        dialog.click("pick.go");
        chen.seesInThread(cast.words(
                "thread.line.assigned", SampleStaff.RITA_DESK.displayName(), SampleStaff.MEI_CHEN.displayName()));
        chen.seesInThread(cast.line("reason"));
        chen.sees("thread.header", cast.words("thread.header.owner", SampleStaff.MEI_CHEN.displayName()));
        cast.screen("M6-assigned");
    }

    private void exported() {
        chen.act("EXPORT");
        Dialog dialog = chen.dialog("export.dialog");
        dialog.click("export.notes");
        dialog.sees(cast.words("export.inside"));
        cast.picture("M6-export", dialog);
        Path pages = cast.file("conversation.pdf");
        dialog.click("export.save");
        dialog.choose(pages);
        dialog.sees(cast.words("export.done", "conversation.pdf"));
        try {
            byte[] saved = Files.readAllBytes(pages);
            check("pages", new String(saved, 0, 5, StandardCharsets.US_ASCII).equals("%PDF-"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cast.picture("M6-exported", dialog);
        dialog.close();
    }

    private void found() {
        chen.press(KeyEvent.VK_F, InputEvent.CTRL_MASK);
        chen.search(cast.line("search"));
        List<String> rows = Await.until(
                "what was found",
                Cast.LIVE,
                () -> Seen.rows(chen.part(Names.SEARCH_RESULTS, JList.class)),
                found -> says(found, cast.line("answer")));
        check("conversations", rows.contains(cast.words("search.section.conversations")));
        cast.picture("search-found", chen);
        chen.press(KeyEvent.VK_ESCAPE, 0);
    }
}
