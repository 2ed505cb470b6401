package ca.chartside.backend.export;

import ca.chartside.protocol.AuthorKind;
import ca.chartside.protocol.ConversationExport;
import ca.chartside.protocol.Message;
import ca.chartside.protocol.MessageKind;
import ca.chartside.protocol.StoredFile;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What is chosen of a conversation as it comes to stand in the patient's chart: a note's text, and what documents are called. */
public final class ChartNote {
    private static final Pattern LINES = Pattern.compile("\\R");

    private final PrintWords words;

    private ChartNote(PrintWords words) {
        this.words = words;
    }

    /** @return English for anything but {@code fr} */
    public static ChartNote in(String language) {
        return new ChartNote(PrintWords.of(language));
    }

    /** The chosen messages on their way to {@link PrintedConversation}. */
    public record Pages(ConversationExport chosen, ChartNote in) {
        PrintWords words() {
            return in.words;
        }
    }

    /** Plain text, the same each time as long as nothing of it is taken back. */
    public String text(ConversationExport chosen) {
        ZoneId zone = ZoneId.of(chosen.zone());
        StringBuilder text = new StringBuilder();
        String patient = chosen.patient().firstName() + " " + chosen.patient().lastName();
        text.append(words.say("print.note.title", patient, chosen.clinic().name()))
                .append('\n')
                .append(words.identity(chosen.patient()))
                .append('\n');
        for (Message entry : chosen.entries()) {
            text.append('\n').append(words.moment(entry.sentAt(), zone)).append(" \u00b7 ");
            text.append(author(entry));
            if (entry.kind() == MessageKind.NOTE) {
                text.append(" \u00b7 ").append(words.say("print.note"));
            }
            text.append('\n');
            if (entry.takenBackAt() != null) {
                text.append(words.say("print.takenBack", words.moment(entry.takenBackAt(), zone)))
                        .append('\n');
            }
            if (!entry.text().isEmpty()) {
                text.append(quoted(entry.text())).append('\n');
            }
            for (StoredFile file : entry.files()) {
                text.append(words.say("print.file", file.name(), words.size(file)))
                        .append('\n');
            }
        }
        return text.append('\n')
                .append(words.say("print.note.filed", chosen.exportedBy(), words.moment(chosen.exportedAt(), zone)))
                .toString();
    }

    private String author(Message entry) {
        boolean patient = entry.author() == AuthorKind.PATIENT;
        return words.say(patient ? "print.note.patient" : "print.note.staff", entry.authorName());
    }

    /** Nothing that somebody wrote can be taken for the beginning of somebody else's words, or for a signature. */
    private static String quoted(String words) {
        return LINES.splitAsStream(words).map(line -> "| " + line).collect(Collectors.joining("\n"));
    }

    /** Names no patient: it may come to stand where others see it. */
    public String pagesName(ConversationExport chosen) {
        return words.say("print.pages.name", day(chosen).toString());
    }

    public String pagesDescription(ConversationExport chosen) {
        return words.say("print.pages.description", day(chosen).toString());
    }

    public String fileDescription(StoredFile file) {
        return words.say("print.file.description", file.name());
    }

    private static LocalDate day(ConversationExport chosen) {
        return LocalDate.ofInstant(Instant.ofEpochMilli(chosen.exportedAt()), ZoneId.of(chosen.zone()));
    }
}
