package ca.chartside.desktop.thread;

import ca.chartside.protocol.AuthorKind;
import java.awt.FontMetrics;
import java.awt.Rectangle;
import java.awt.font.FontRenderContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Measures rows; a text that is measured for a width stays so until another width or type is asked for. */
final class RowMeasurer {
    static final int PAD_X = 12;
    static final int PAD_Y = 7;
    static final int ICON = 14;
    private static final int SMALL = 16;
    private static final int GAP = 8;
    private static final double WIDEST = 0.72;

    private record Measured(String text, TextBlock block) {}

    private final Words words;
    private final Map<UUID, Measured> texts = new HashMap<>();
    private int width = -1;
    private @Nullable Fonts fonts;

    RowMeasurer(Words words) {
        this.words = words;
    }

    void forget() {
        texts.clear();
    }

    /**
     * @param contentWidth in px, without the sides
     * @param firstName the patient's, for "Read by"
     */
    List<RowBox> measure(
            List<ThreadRow> rows, int contentWidth, Fonts type, FontRenderContext context, String firstName) {
        if (contentWidth != width || !type.equals(fonts)) {
            texts.clear();
            width = contentWidth;
            fonts = type;
        }
        List<RowBox> boxes = new ArrayList<>(rows.size());
        ThreadRow above = null;
        for (ThreadRow row : rows) {
            boxes.add(
                    switch (row) {
                        case ThreadRow.Day day -> line(day, above == null ? 0 : GAP, 4);
                        case ThreadRow.New fresh -> line(fresh, above instanceof ThreadRow.Day ? 0 : 10, 0);
                        case ThreadRow.Bubble bubble ->
                            bubble(bubble, above instanceof ThreadRow.Bubble ? GAP : 0, type, context, firstName);
                    });
            above = row;
        }
        texts.keySet()
                .retainAll(rows.stream()
                        .filter(ThreadRow.Bubble.class::isInstance)
                        .map(row -> ((ThreadRow.Bubble) row).item().id())
                        .collect(Collectors.toSet()));
        return boxes;
    }

    private static RowBox line(ThreadRow row, int above, int below) {
        return new RowBox(
                row, above + SMALL + below, new Rectangle(0, above, 0, SMALL), null, null, null, List.of(), null);
    }

    private RowBox bubble(ThreadRow.Bubble row, int above, Fonts type, FontRenderContext context, String firstName) {
        ThreadItem item = row.item();
        boolean staff = item.author() == AuthorKind.STAFF;
        TextBlock block = block(item, type, context);
        int wide = block.width() + 2 * PAD_X;
        int x = staff ? width - wide : 0;
        int y = above;
        Rectangle by = null;
        if (row.firstOfRun()) {
            by = new Rectangle(4, y, width - 8, SMALL);
            y += SMALL + 2;
        }
        Rectangle bubble = new Rectangle(x, y, wide, block.height() + 2 * PAD_Y);
        y += bubble.height;
        Rectangle state = null;
        List<RowBox.Action> actions = List.of();
        MessageState its = item.state();
        if (its != null) {
            y += 2;
            actions = its == MessageState.NOT_SENT ? actions(y, type.smallBoldMetrics()) : List.of();
            int taken = actions.isEmpty() ? 4 : width - actions.getFirst().where().x + 8;
            String said = words.state(its, firstName);
            FontMetrics metrics = its == MessageState.READ ? type.smallBoldMetrics() : type.smallMetrics();
            int needed = ICON + 4 + metrics.stringWidth(said);
            state = new Rectangle(width - taken - needed, y, needed, SMALL);
            y += SMALL;
        }
        TextBlock fault = null;
        if (item.fault() != null) {
            fault = new TextBlock(words.fault(item.fault()), width - 8, type.small(), context);
            y += fault.height();
        }
        return new RowBox(row, y, by, bubble, block, state, actions, fault);
    }

    /** From the left: try again, or give it up. */
    private List<RowBox.Action> actions(int y, FontMetrics metrics) {
        int discard = metrics.stringWidth(words.discard());
        int retry = metrics.stringWidth(words.retry());
        int right = width - 4;
        return List.of(
                new RowBox.Action(
                        RowBox.What.RETRY, words.retry(), new Rectangle(right - discard - 10 - retry, y, retry, SMALL)),
                new RowBox.Action(
                        RowBox.What.DISCARD, words.discard(), new Rectangle(right - discard, y, discard, SMALL)));
    }

    private TextBlock block(ThreadItem item, Fonts type, FontRenderContext context) {
        Measured known = texts.get(item.id());
        if (known != null && known.text.equals(item.text())) {
            return known.block;
        }
        int widest = Math.max(40, (int) (width * WIDEST) - 2 * PAD_X);
        TextBlock block = new TextBlock(item.text(), widest, type.text(), context);
        texts.put(item.id(), new Measured(item.text(), block));
        return block;
    }
}
