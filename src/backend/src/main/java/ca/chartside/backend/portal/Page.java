package ca.chartside.backend.portal;

import ca.chartside.protocol.Limits;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a template shows. Everything in it is plain text; the templates escape it. */
sealed interface Page {
    Frame frame();

    /**
     * What every page has.
     *
     * @param version goes behind the addresses of {@link Assets}
     * @param clinicName empty where it is not known
     * @param phone what patients are told to call; null for none
     * @param home the address of the patient's list
     * @param languageLink the same page in the other language; null where following it would lose what was typed
     * @param reader who is signed in; null for nobody
     * @param leave where the page goes by itself once nobody uses it, on a device that others use too; null where it stays
     */
    record Frame(
            Words words,
            String version,
            String title,
            String clinicName,
            @Nullable String phone,
            String home,
            @Nullable String languageLink,
            @Nullable SignedIn reader,
            @Nullable String leave) {

        String otherLanguage() {
            return words.language().equals("fr") ? "en" : "fr";
        }

        /** After so long. */
        long leaveSeconds() {
            return PortalSessions.SHARED.toSeconds();
        }

        /** What a phone dials. */
        String dial() {
            return phone == null ? "" : phone.replaceAll("[^0-9+]", "");
        }
    }

    /** @param proof the token that each of the reader's forms carries */
    record SignedIn(String firstName, String signOut, String proof) {}

    /** Why what was sent was not taken, and what to do. */
    record Problem(String title, String text) {}

    /** The identity check, with what was typed. */
    record Typed(String hin, String year, String month, String day) {
        static final Typed NOTHING = new Typed("", "", "", "");

        /** Whether that month was chosen. @param number from 1 on */
        boolean isMonth(String number) {
            return month.strip().equals(number);
        }
    }

    /** What is asked of somebody who says who they are. */
    enum Wanted {
        /** At a link: the health card number and the date of birth. */
        CARD("identity.intro", "identity.continue"),
        /** At a link of somebody without a health card: the date of birth, then a code. */
        BIRTH("identity.birthAlone.intro", "identity.sendCode"),
        /** Without a link: both, then a code. */
        CARD_WITHOUT_LINK("identity.enter.intro", "identity.sendCode");

        private final String intro;
        private final String go;

        Wanted(String intro, String go) {
            this.intro = intro;
            this.go = go;
        }

        boolean card() {
            return this != BIRTH;
        }

        /** Which words say what it is for. */
        String intro() {
            return intro;
        }

        /** Which words stand on the button. */
        String go() {
            return go;
        }
    }

    /**
     * @param digits how many digits the health card has; 0 where that is not known or it has letters
     * @param wrong whether the fields are marked
     */
    record Identity(
            Frame frame,
            String action,
            String proof,
            Wanted wanted,
            int digits,
            Typed typed,
            @Nullable Problem problem,
            boolean wrong,
            String noCard)
            implements Page {}

    /**
     * Where a one-time code is typed.
     *
     * @param over whether this code is done for: nothing can be typed any more
     * @param again where another one is asked for
     */
    record Code(
            Frame frame,
            String action,
            String proof,
            @Nullable Problem problem,
            boolean over,
            String again) implements Page {}

    /**
     * @param unread how many messages are new, in all
     * @param devices the address of {@link Devices}
     */
    record Conversations(Frame frame, SignedIn reader, int unread, List<Row> rows, String devices) implements Page {}

    /** Where the patient is signed in. */
    record Devices(Frame frame, SignedIn reader, String action, List<Device> devices) implements Page {}

    /** @param id names it in a form; @param mine whether it is the one that shows the page */
    record Device(String id, String name, String used, boolean mine, boolean shared) {}

    /** Whether the patient can reply, and if not, why. */
    enum Answer {
        OPEN("list.canReply"),
        CLOSED("list.closed"),
        /** The clinic takes no messages (S8). */
        OFF("list.off");

        private final String inList;

        Answer(String inList) {
            this.inList = inList;
        }

        /** Which words say it in the list. */
        String inList() {
            return inList;
        }
    }

    /** @param time as shown, {@code at} as machines read it */
    record Row(String address, String time, String at, String snippet, boolean unread, Answer answer) {
        boolean open() {
            return answer == Answer.OPEN;
        }
    }

    /**
     * @param earlier the address of the messages before these; null where there are none
     * @param newest the address of the newest messages; null where these are they
     * @param reply null where there is nothing to send; of a conversation that is closed, what came too late for it
     */
    record Thread(
            Frame frame,
            SignedIn reader,
            List<Day> days,
            @Nullable String earlier,
            @Nullable String newest,
            @Nullable Reply reply,
            Answer answer,
            @Nullable Problem problem,
            String keptText)
            implements Page {
        /** Whether it can only be read. */
        boolean closed() {
            return answer != Answer.OPEN;
        }

        /** Whether that is because the clinic takes no messages. */
        boolean off() {
            return answer == Answer.OFF;
        }
    }

    record Day(String label, List<Bubble> bubbles) {}

    /**
     * @param line whether it is no message but tells that the conversation was closed or reopened
     * @param removed whether the clinic took it back: its text says so
     * @param text may be empty where there are files
     * @param first whether author and time stand above it
     * @param last whether it is the conversation's newest
     */
    record Bubble(
            boolean mine,
            boolean line,
            boolean removed,
            String author,
            String time,
            String at,
            String text,
            List<Attachment> files,
            boolean first,
            boolean last) {}

    /**
     * @param shown its name, without the middle of one that is long
     * @param about its kind and size, such as "Picture, 1.2 MB"
     * @param thumbnail the address of a small picture of it; null where there is none
     * @param view the address of a picture to be looked at, where there is a thumbnail
     */
    record Attachment(
            String href,
            String name,
            String shown,
            String about,
            @Nullable String thumbnail,
            String view) {}

    /**
     * @param upload where the page's script sends files to
     * @param messageId names what will be sent, so that sending it twice stores it once
     * @param attached the files that are here already
     * @param refused those that are not, and why
     */
    record Reply(String action, String upload, String messageId, List<Attached> attached, List<Refused> refused) {
        /** What a phone offers to choose. HEIC is not among it, so that phones which take pictures in it send JPEG. */
        String accept() {
            return "image/jpeg,image/png,image/gif,image/webp,image/tiff,application/pdf,text/plain";
        }

        int most() {
            return Limits.FILES_MAX;
        }

        int mostBytes() {
            return Limits.FILE_BYTES;
        }
    }

    record Attached(String id, String name, String size) {}

    record Refused(String name, String why) {}

    /**
     * A page that says one thing.
     *
     * @param advice under "What to do"; null for none
     * @param more a last line, in grey; null for none
     * @param call whether the clinic's number is offered
     * @param toList whether the patient's list is offered
     * @param enter where to get in without a link; null where that is not offered
     * @param kept what was typed and could not be sent; empty for nothing
     * @param again how to send it once more; null where that would not help
     */
    record Notice(
            Frame frame,
            Icon icon,
            String heading,
            String text,
            @Nullable String advice,
            @Nullable String more,
            boolean call,
            boolean toList,
            @Nullable String enter,
            String kept,
            @Nullable Again again)
            implements Page {}

    /** @param attached the ids of the files that go with it */
    record Again(String action, String proof, String messageId, List<String> attached) {}
}
