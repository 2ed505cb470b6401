package ca.chartside.protocol;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the browser companion says to the desktop client, through the bridge: one JSON object a message. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type", defaultImpl = FromCompanion.Unknown.class)
@JsonSubTypes({
    @JsonSubTypes.Type(value = FromCompanion.Hello.class, name = "hello"),
    @JsonSubTypes.Type(value = FromCompanion.Context.class, name = "context"),
    @JsonSubTypes.Type(value = FromCompanion.Click.class, name = "click"),
    @JsonSubTypes.Type(value = FromCompanion.Filed.class, name = "filed"),
    @JsonSubTypes.Type(value = FromCompanion.NotFiled.class, name = "notFiled"),
})
@JsonIgnoreProperties(ignoreUnknown = true)
public sealed interface FromCompanion {
    /**
     * The first word.
     *
     * @param protocol the newest version of this language that it speaks
     * @param companion its own version
     * @param browser such as {@code chrome} or {@code firefox}
     * @param oldest the oldest version of this language that it speaks; 0 where it does not say: all
     */
    record Hello(int protocol, String companion, String browser, int oldest) implements FromCompanion {}

    /**
     * All that is open, whenever any of it changed: each replaces the one before. Once more as it was, it tells that its current page has
     * the focus again, after another browser's had it or none.
     *
     * @param current the page of OSCAR's that had the focus last (C2); null where it was closed or logged out, or none had it yet
     * @param open all of OSCAR's pages, {@code current} among them
     * @param focusedAt when that focus was, by this computer's clock in epoch milliseconds; 0 where an older companion does not say
     */
    record Context(@Nullable OscarPage current, List<OscarPage> open, double focusedAt) implements FromCompanion {}

    /** An icon was clicked, on that page. */
    record Click(Icon icon, OscarPage page) implements FromCompanion {}

    /** Which of the two. */
    enum Icon {
        LOGO,
        ENVELOPE
    }

    /**
     * It stands in OSCAR's chart.
     *
     * @param noteId OSCAR's number of the note; null where none was asked for
     * @param documents OSCAR's numbers of the documents, in the order in which they were asked for
     */
    record Filed(UUID filing, @Nullable Long noteId, List<Long> documents) implements FromCompanion {}

    /**
     * It does not stand in OSCAR's chart, or not all of it.
     *
     * @param noteId where the note does
     * @param documents those that do
     */
    record NotFiled(UUID filing, Reason reason, @Nullable Long noteId, List<Long> documents) implements FromCompanion {}

    /** Why not. */
    enum Reason {
        LOGGED_OUT,
        /** No page of that OSCAR is open in this browser. */
        NO_PAGE,
        /** OSCAR said no. */
        REFUSED,
        /** OSCAR did not answer as it does, or does not say who has that number or who is signed in: nothing was put there. */
        NOT_READABLE,
        /** OSCAR's patient of that number was born on another day, or has another surname: nothing was put there. */
        WRONG_PATIENT,
        /** OSCAR has no way to take documents. */
        NO_DOCUMENTS,
        /** OSCAR did not answer: nobody can tell from here. */
        IN_DOUBT
    }

    /** From a newer companion. */
    record Unknown() implements FromCompanion {}
}
