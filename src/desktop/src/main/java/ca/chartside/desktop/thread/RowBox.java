package ca.chartside.desktop.thread;

import ca.chartside.protocol.StoredFile;
import java.awt.Point;
import java.awt.Rectangle;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the parts of one row are, in px from the row's own top left corner; measured once for a width.
 *
 * @param height with the space above it
 * @param by where author and time stand; null within a run, and where there are none
 * @param bubble the ground of what was written or done; null for a day or the "New" line
 * @param block the bubble's text; null where there is no bubble
 * @param words where that text begins
 * @param state the line below a staff message; null where there is none
 * @param actions what can be clicked in that line
 * @param fault below it; null where the server had none
 * @param cards one for each file
 * @param filed the line that says since when it stands in the chart; null where it does not
 */
record RowBox(
        ThreadRow row,
        int height,
        @Nullable Rectangle by,
        @Nullable Rectangle bubble,
        @Nullable TextBlock block,
        Point words,
        @Nullable Rectangle state,
        List<Action> actions,
        @Nullable TextBlock fault,
        List<Card> cards,
        @Nullable Rectangle filed) {
    /** Without files, and in no chart. */
    RowBox(
            ThreadRow row,
            int height,
            @Nullable Rectangle by,
            @Nullable Rectangle bubble,
            @Nullable TextBlock block,
            Point words,
            @Nullable Rectangle state,
            List<Action> actions,
            @Nullable TextBlock fault) {
        this(row, height, by, bubble, block, words, state, actions, fault, List.of(), null);
    }

    /** A file of the message. */
    record Card(StoredFile file, Rectangle where) {
        /** Where it is saved rather than opened. */
        Rectangle save() {
            return new Rectangle(where.x + where.width - 40, where.y, 40, where.height);
        }
    }

    enum What {
        UNDO,
        RETRY,
        DISCARD
    }

    record Action(What what, String words, Rectangle where) {}

    @Nullable ThreadItem item() {
        return switch (row) {
            case ThreadRow.Bubble message -> message.item();
            case ThreadRow.Note note -> note.item();
            case ThreadRow.Line line -> line.item();
            case ThreadRow.Day day -> null;
            case ThreadRow.New fresh -> null;
        };
    }
}
