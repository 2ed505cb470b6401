package ca.chartside.desktop.composer;

import ca.chartside.desktop.net.ApiException;
import ca.chartside.desktop.ui.Icons;
import ca.chartside.desktop.ui.Messages;
import ca.chartside.desktop.ui.Names;
import ca.chartside.desktop.ui.NoticeBox;
import ca.chartside.desktop.ui.PatientText;
import ca.chartside.desktop.ui.Sentence;
import ca.chartside.protocol.AuthorKind;
import ca.chartside.protocol.Caution;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Limits;
import ca.chartside.protocol.Message;
import ca.chartside.protocol.OscarPatient;
import ca.chartside.protocol.OscarProvider;
import ca.chartside.protocol.Patient;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.swing.JButton;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

/** The boxes above the composer, and when each is shown. Event thread only. */
final class Notices {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    private final ComposerModel model;
    private final Messages messages;
    private final NoticeBox open;
    private final NoticeBox newer;
    private final NoticeBox refused;
    private final NoticeBox tooLong;
    private final NoticeBox files;
    private final NoticeBox closed;
    private final NoticeBox question;
    private final NoticeBox status;
    private final NoticeBox off;
    private final NoticeBox compare;
    private final NoticeBox unreachable;
    private final JButton leave;
    private final JButton stay;

    Notices(ComposerModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        open = new NoticeBox(
                "composer.open", Icons.of(MaterialDesignM.MESSAGE_TEXT_OUTLINE, 16, "Chartside.accent"), false);
        open.addAction("composer.continue", messages.text("composer.continue"), model::continueThat);
        newer = new NoticeBox(
                "composer.newer", Icons.of(MaterialDesignM.MESSAGE_TEXT_OUTLINE, 16, "Chartside.accent"), true);
        refused = new NoticeBox(
                "composer.refused", Icons.of(MaterialDesignA.ALERT_CIRCLE_OUTLINE, 16, "Chartside.red"), false);
        refused.addAction("composer.refused.close", messages.text("composer.refused.close"), model::dismissNotice);
        tooLong = new NoticeBox(
                "composer.tooLong", Icons.of(MaterialDesignA.ALERT_CIRCLE_OUTLINE, 16, "Chartside.red"), false);
        files = new NoticeBox(
                "composer.files", Icons.of(MaterialDesignA.ALERT_CIRCLE_OUTLINE, 16, "Chartside.red"), false);
        closed = new NoticeBox(Names.COMPOSER_NOTICE, Icons.of(MaterialDesignL.LOCK, 16, "Chartside.text2"), false);
        status = new NoticeBox(
                "composer.status", Icons.of(MaterialDesignA.ACCOUNT_ALERT_OUTLINE, 16, "Chartside.red"), false);
        off = new NoticeBox(
                "composer.off", Icons.of(MaterialDesignM.MESSAGE_OFF_OUTLINE, 16, "Chartside.text2"), false);
        compare = new NoticeBox(
                "composer.compare", Icons.of(MaterialDesignA.ACCOUNT_ALERT_OUTLINE, 16, "Chartside.red"), false);
        unreachable = new NoticeBox(
                "composer.unreachable", Icons.of(MaterialDesignE.EMAIL_OFF_OUTLINE, 16, "Chartside.red"), false);
        question = new NoticeBox(
                "composer.question", Icons.of(MaterialDesignS.SWAP_HORIZONTAL, 16, "Chartside.accent"), true);
        leave = question.addAction(
                "composer.question.send", messages.text("composer.question.send"), model::sendAnyway);
        stay = question.addAction("composer.question.dont", messages.text("composer.question.dont"), model::doNotSend);
    }

    /** From top to bottom. */
    List<NoticeBox> boxes() {
        return List.of(open, newer, refused, tooLong, files, closed, off, status, compare, unreachable, question);
    }

    void update() {
        Patient to = model.to();
        if (to == null) {
            return;
        }
        closed.say(model.closed() && !model.noting() && !model.blocked() ? messages.text("composer.closed") : null);
        open.say(
                model.openOne() == null
                        ? null
                        : messages.text("composer.open", Sentence.bold(PatientText.fullName(to))));
        tooLong.say(model.tooMany() == 0 ? null : tooLong());
        files.say(notUploaded());
        leave.setText(messages.text(model.noting() ? "composer.addNote" : "composer.question.send"));
        stay.setText(messages.text(model.noting() ? "composer.note.question.dont" : "composer.question.dont"));
        compare.say(model.question().toCompare() ? messages.text("composer.compare") : null);
        // The question says it too.
        boolean asked = model.asking() && !model.question().cautions().isEmpty();
        boolean none = model.question().messagingOff();
        off.say(none ? off() : null);
        status.say(asked || none ? null : status(to));
        unreachable.say(model.noting() || model.blocked() ? null : unreachable(to));
        question.say(model.asking() ? question(to) : null);
        Notice notice = model.notice();
        newer.say(notice instanceof Notice.Newer late ? newer(late.message()) : null);
        refused.say(
                switch (notice) {
                    case Notice.Refused no -> sentence(no.kind());
                    case Notice.NoteNotAdded no ->
                        messages.text("composer.note.notAdded", no.why().sentence(messages.locale()));
                    case Notice.NotAttached not -> notAttached(not.files());
                    case Notice.PictureNotKept not -> messages.text("composer.file.picture.notKept");
                    case Notice.Newer late -> null;
                    case null -> null;
                });
    }

    /** Each reason once, with what it is about. */
    private String notAttached(List<Attachments.Rejected> files) {
        return files.stream()
                .map(Attachments.Rejected::reason)
                .distinct()
                .map(reason -> {
                    String names = files.stream()
                            .filter(file -> file.reason() == reason)
                            .map(file -> Sentence.bold(file.name()))
                            .collect(Collectors.joining(", "));
                    return switch (reason) {
                        case TOO_LARGE ->
                            messages.text("composer.file.tooLarge", names, Limits.FILE_BYTES / (1024 * 1024));
                        case EMPTY -> messages.text("composer.file.empty", names);
                        case NO_FILE -> messages.text("composer.file.noFile", names);
                        case TOO_MANY -> messages.text("composer.file.tooMany", names, Limits.FILES_MAX);
                    };
                })
                .collect(Collectors.joining("\n"));
    }

    /** Why files did not arrive: each reason once. */
    private @Nullable String notUploaded() {
        Map<Reason, List<String>> names = new LinkedHashMap<>();
        for (Attachment file : model.attachments().shown()) {
            ApiException why = file.why();
            if (why != null) {
                String name = file.as().name();
                names.computeIfAbsent(reason(file, why), reason -> new ArrayList<>())
                        .add(Sentence.bold(name.isEmpty() ? messages.text("file.kind.other") : name));
            }
        }
        return names.isEmpty()
                ? null
                : names.entrySet().stream()
                        .map(entry -> {
                            String all = String.join(", ", entry.getValue());
                            Reason reason = entry.getKey();
                            return messages.text(reason.key(), all, reason.sentence());
                        })
                        .collect(Collectors.joining("\n"));
    }

    /** @param sentence of the refusal; empty where the text of this key says all */
    private record Reason(String key, String sentence) {}

    private Reason reason(Attachment file, ApiException why) {
        if (file.lost()) {
            return new Reason("composer.file.lost.why", "");
        }
        return file.away()
                ? new Reason("composer.file.away.why", "")
                : new Reason("composer.file.why", why.sentence(messages.locale()));
    }

    private String tooLong() {
        return model.noting()
                ? messages.text("composer.note.tooLong", Limits.MESSAGE_CHARS, model.tooMany())
                : messages.text("composer.tooLong", Limits.MESSAGE_CHARS, model.tooMany());
    }

    private String sentence(ErrorKind kind) {
        return switch (kind) {
            case INVALID_VALUE -> messages.text("composer.invalid");
            case FILE_NOT_FOUND -> messages.text("composer.file.gone");
            // Once it is certain, the reason stands in a box of its own for as long as it holds.
            case MESSAGING_OFF ->
                model.question().messagingKnown()
                        ? messages.text("composer.notSent")
                        : kind.sentence(messages.locale());
            // Once the reason is known, it stands in a box of its own.
            case MESSAGES_BLOCKED, WARNING_NOT_CONFIRMED ->
                model.question().cautions().isEmpty()
                        ? kind.sentence(messages.locale())
                        : messages.text("composer.notSent");
            default -> kind.sentence(messages.locale());
        };
    }

    /** That nobody can be written to now, and whom to ask (S8). */
    private String off() {
        String whom = known(model.question().whomToAsk());
        return messages.text("composer.off", Sentence.bold(whom.isEmpty() ? messages.text("composer.off.ask") : whom));
    }

    /** What speaks against a message to the patient (M17), and what to do instead; null where nothing does. */
    private @Nullable String status(Patient to) {
        List<Caution> cautions = model.question().cautions();
        if (cautions.isEmpty()) {
            return null;
        }
        if (!model.blocked()) {
            return cautions.stream()
                    .map(caution -> said(caution.reason(), to) + " " + messages.text(advice(caution.reason())))
                    .collect(Collectors.joining("\n"));
        }
        String why = cautions.stream()
                .filter(Caution::blocks)
                .map(caution -> said(caution.reason(), to))
                .collect(Collectors.joining(" "));
        boolean died = cautions.stream().anyMatch(caution -> caution.reason() == Caution.Reason.DECEASED);
        String sentence = why + "\n" + messages.text(died ? "composer.blocked.deceased" : "composer.blocked");
        return died ? sentence : withNumber(sentence, to);
    }

    private String said(Caution.Reason reason, Patient to) {
        String key = switch (reason) {
            case DECEASED -> "composer.caution.deceased";
            case DO_NOT_MESSAGE -> "composer.caution.doNotMessage";
            case NO_CONSENT -> "composer.caution.noConsent";
            case CONSENT_UNKNOWN -> "composer.caution.consentUnknown";
            case MOVED -> "composer.caution.moved";
            case INACTIVE -> "composer.caution.inactive";
        };
        return messages.text(key, Sentence.bold(PatientText.fullName(to)), PatientText.gender(to));
    }

    private static String advice(Caution.Reason reason) {
        return switch (reason) {
            case DECEASED -> "composer.advice.deceased";
            case DO_NOT_MESSAGE -> "composer.advice.doNotMessage";
            case NO_CONSENT -> "composer.advice.noConsent";
            case CONSENT_UNKNOWN -> "composer.advice.consentUnknown";
            case MOVED -> "composer.advice.moved";
            case INACTIVE -> "composer.advice.inactive";
        };
    }

    /** What keeps a message from its patient is said before it is written. */
    private @Nullable String unreachable(Patient to) {
        if (!known(to.email()).isEmpty()) {
            return null; // without a health card it is the date of birth and a code by e-mail that open it (N2)
        }
        String key = known(to.hinLast4()).isEmpty() ? "composer.noWay" : "composer.noEmail";
        return withNumber(messages.text(key, Sentence.bold(PatientText.fullName(to))), to);
    }

    private String withNumber(String sentence, Patient to) {
        String cell = known(to.cellPhone());
        String number = cell.isEmpty() ? known(to.phone()) : cell;
        return number.isEmpty() ? sentence : sentence + " " + messages.text("chart.phone", number);
    }

    private static String known(@Nullable String value) {
        return value == null ? "" : value.strip();
    }

    private String question(Patient to) {
        String owner = model.question().otherOwner();
        Patient other = model.question().otherChart();
        String whose = owner == null ? "" : messages.text("composer.question.owner", Sentence.bold(owner));
        OscarProvider there = model.question().otherProvider();
        if (there != null) {
            String me = model.question().me().displayName();
            whose = (whose + " " + messages.text("composer.question.provider", Sentence.bold(there.name()), me))
                    .strip();
        }
        List<OscarPatient> mentioned = model.question().mentioned();
        if (!mentioned.isEmpty()) {
            String names = mentioned.stream()
                    .map(one -> Sentence.bold(PatientText.listName(one)))
                    .collect(Collectors.joining("; "));
            whose = (whose + " " + messages.text("composer.question.mentions", names)).strip();
        }
        for (Caution caution : model.question().cautions()) {
            whose = (whose + " " + said(caution.reason(), to)).strip();
        }
        List<String> blanks = model.question().blanks();
        if (!blanks.isEmpty()) {
            String names = blanks.stream().map(Sentence::bold).collect(Collectors.joining(", "));
            whose = (whose + " " + messages.text("composer.question.blanks", names)).strip();
        }
        if (other == null) {
            return whose + " "
                    + messages.text(model.noting() ? "composer.note.question.anyway" : "composer.question.anyway");
        }
        String whom = messages.text(
                model.noting() ? "composer.note.question" : "composer.question",
                Sentence.bold(PatientText.fullName(to)),
                Sentence.bold(PatientText.listName(other)),
                PatientText.fullName(to));
        return whose.isEmpty() ? whom : whose + "\n" + whom;
    }

    private String newer(@Nullable Message message) {
        if (message == null) {
            return ErrorKind.NEWER_MESSAGE.sentence(messages.locale());
        }
        String who = message.authorName();
        return switch (message.kind()) {
            case CLOSED -> messages.text("composer.newer.closed", who);
            case REOPENED -> messages.text("composer.newer.reopened", who);
            default -> {
                String time = TIME.format(Instant.ofEpochMilli(message.sentAt()).atZone(model.zone()));
                String sentence = message.author() == AuthorKind.PATIENT
                        ? messages.text("composer.newer", who)
                        : messages.text("composer.newer.staff", who);
                yield sentence + "\n" + Sentence.bold(who + " " + time) + " " + message.text();
            }
        };
    }
}
