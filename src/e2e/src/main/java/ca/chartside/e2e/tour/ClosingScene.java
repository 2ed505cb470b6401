package ca.chartside.e2e.tour;

import static ca.chartside.e2e.tour.Cast.check;

import ca.chartside.desktop.ui.Names;
import ca.chartside.testbase.Await;
import ca.chartside.testkit.sample.SampleClinic;
import javax.swing.AbstractButton;

/** Drafts, the end of a conversation and what comes after it, and patients whom one should not write to. */
final class ClosingScene {
    private final Cast cast;
    private final StaffDesk rita;
    private final Phone phone;

    ClosingScene(Cast cast) {
        this.cast = cast;
        this.rita = cast.rita();
        this.phone = cast.phone();
    }

    void play() {
        cast.step("M12", "a draft stays with its conversation", this::draftStays);
        cast.step("M12", "and is there after the program was started again", this::draftAfterRestart);
        cast.step("M8", "closed meanwhile: the patient's late reply is refused and her words stay", this::lateReply);
        cast.step("M8", "reopened, in silence: no e-mail, and she may reply", this::reopened);
        cast.step(
                "M17",
                "a patient who has died gets no message, by the clinic's rule, and it is said why",
                this::deceased);
        cast.step("S8", "messaging is switched off: staff are told whom to ask, and the patient reads on", this::off);
        cast.step("S8", "and on again, without anybody signing in anew", this::onAgain);
    }

    private void draftStays() {
        StaffDesk chen = cast.chen();
        chen.write(cast.line("half"));
        chen.openRow(cast.line("reopen"));
        chen.seesInThread(cast.line("reopen"));
        check("no text beside another conversation", chen.written().isEmpty());
        cast.picture("M12-elsewhere", chen);
        chen.openRow(own());
        Await.until("the draft", Cast.LIVE, () -> chen.written().equals(cast.line("half")));
        cast.picture("M12-draft", chen);
    }

    /** What the newest conversation's row says. */
    private String own() {
        return cast.words("inbox.snippet.takenBack");
    }

    private void draftAfterRestart() {
        cast.restartChen();
        StaffDesk chen = cast.chen();
        chen.openRow(own());
        Await.until("the draft", Cast.LIVE, () -> chen.written().equals(cast.line("half")));
        cast.picture("M12-after-restart", chen);
    }

    private void lateReply() {
        phone.reload();
        phone.write(cast.line("late"));
        rita.act("CLOSE");
        rita.sees(cast.words("actions.done.close", cast.patient().listName()));
        cast.chen().sees("thread.header", cast.words("thread.header.closed"));
        cast.screen("M8-closed");
        phone.send();
        phone.await("#problem");
        check("her words stay", phone.written().strip().equals(cast.line("late")));
        cast.picture("M8-late-reply", phone);
    }

    private void reopened() {
        int before = cast.mails();
        rita.act("REOPEN");
        rita.sees(cast.words("actions.done.reopen", cast.patient().listName()));
        cast.chen().sees("thread.header", cast.words("thread.header.open"));
        cast.screen("M8-reopened");
        phone.reload();
        phone.await("#send");
        cast.picture("M8-may-reply", phone);
        check("no e-mail", cast.mails() == before);
    }

    private void deceased() {
        StaffDesk chen = cast.chen();
        chen.another("--chart", String.valueOf(SampleClinic.DECEASED));
        chen.sees(Names.STRIP_NAME, "LATEST, Albert");
        chen.click(Names.NEW_MESSAGE);
        chen.sees("composer.status", "Albert LATEST");
        chen.write(cast.line("deceased"));
        chen.sees("composer.status", cast.words("composer.blocked.deceased"));
        cast.picture("M17-deceased", chen);
        check("nothing was sent, and the words stay", chen.written().equals(cast.line("deceased")));
        chen.write("");
    }

    private void off() {
        phone.reload();
        phone.await("#send");
        phone.write(cast.line("late"));
        rita.write(cast.line("deceased"));
        cast.stage().clinic().messaging(false, cast.line("ask"));
        rita.sees(cast.line("ask"));
        check(
                "nothing can be sent",
                !rita.part(Names.COMPOSER_SEND, AbstractButton.class).isEnabled());
        cast.picture("S8-off", rita);
        phone.send();
        phone.await("#problem");
        check("her words stay", phone.written().strip().equals(cast.line("late")));
        cast.picture("S8-late-reply", phone);
        phone.reload();
        phone.await(".box.closed .nt");
        cast.picture("S8-reading", phone);
    }

    private void onAgain() {
        cast.stage().clinic().messaging(true, cast.line("ask"));
        rita.seesNoMore(cast.line("ask"));
        check("what was written is kept", rita.written().equals(cast.line("deceased")));
        rita.write("");
        phone.reload();
        phone.await("#send");
        cast.picture("S8-on-again", phone);
    }
}
