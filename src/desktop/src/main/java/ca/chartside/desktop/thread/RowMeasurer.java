package ca.chartside.desktop.thread;

import ca.chartside.desktop.files.FilesModel;
import ca.chartside.protocol.AuthorKind;
import ca.chartside.protocol.StoredFile;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.font.FontRenderContext;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Measures rows; a text that is laid out for a width stays so until another width or type is asked for. What takes long is laying out
 * texts: those that a page brings are laid out {@link #ahead} of their rows, off the event thread, and at another width those that are
 * not looked at stay as they are until they are laid out there too. All else is the event thread's.
 */
final class RowMeasurer {
    static final int PAD_X = 12;
    static final int PAD_Y = 7;
    static final int ICON = 14;

    /** Of the bar at a note's left. */
    static final int EDGE = 3;

    private static final int SMALL = 16;
    private static final int CARD_WIDTH = 280;
    private static final int CARD_HEIGHT = 56;

    /** Of a picture's card, which has a larger square, whether its thumbnail is there or not: nothing moves when it comes. */
    private static final int PICTURE_HEIGHT = 72;

    private static final int CARD_GAP = 4;
    private static final int GAP = 8;
    private static final int FILED_GAP = 2;
    private static final double WIDEST = 0.72;

    private static final Point NO_WORDS = new Point();

    /** How rows were last measured. */
    private record Setting(int width, Fonts fonts, FontRenderContext context) {}

    private record Laid(String text, int widest, Font font, TextBlock block) {
        boolean is(String other, int width, Font type) {
            return widest == width && text.equals(other) && font.equals(type);
        }
    }

    private final Words words;
    private final ZoneId zone;
    private final Map<UUID, Laid> texts = new HashMap<>();
    private final Map<UUID, Laid> ahead = new ConcurrentHashMap<>();
    private final Map<UUID, ThreadItem> behind = new LinkedHashMap<>();
    private volatile @Nullable Setting setting;
    private Predicate<UUID> near = id -> true;
    private int width = -1;
    private @Nullable Fonts fonts;
    private int late;

    RowMeasurer(Words words, ZoneId zone) {
        this.words = words;
        this.zone = zone;
    }

    /** Lays out the texts of what will be shown, as rows were last measured; where none were, nothing. Any thread. */
    void ahead(List<ThreadItem> items) {
        Setting as = setting;
        if (as != null) {
            for (ThreadItem item : items) {
                if (setting != as) {
                    return; // for that width nobody waits any longer
                }
                ahead.put(item.id(), lay(item, words.text(item, zone), as.width, as.fonts, as.context));
            }
        }
    }

    /** What was laid out ahead for rows that never came. */
    void forgetAhead() {
        ahead.clear();
    }

    /** How many texts were laid out while rows were measured: each held up the event thread. */
    int late() {
        return late;
    }

    /** What still stands as it was laid out for another width. */
    Map<UUID, ThreadItem> behind() {
        return behind;
    }

    /**
     * @param contentWidth in px, without the sides
     * @param firstName the patient's, for "Read by"
     * @param looked at now, or nearly so: the texts of all others may stay as they were laid out for another width
     */
    List<RowBox> measure(
            List<ThreadRow> rows,
            int contentWidth,
            Fonts type,
            FontRenderContext context,
            String firstName,
            Predicate<UUID> looked) {
        near = looked;
        behind.clear();
        if (contentWidth != width || !type.equals(fonts)) {
            width = contentWidth;
            fonts = type;
            setting = new Setting(contentWidth, type, context);
        }
        List<RowBox> boxes = new ArrayList<>(rows.size());
        ThreadRow above = null;
        for (ThreadRow row : rows) {
            int gap = above == null || above instanceof ThreadRow.Day || above instanceof ThreadRow.New ? 0 : GAP;
            boxes.add(
                    switch (row) {
                        case ThreadRow.Day day -> rule(day, above == null ? 0 : GAP, 4);
                        case ThreadRow.New fresh -> rule(fresh, above instanceof ThreadRow.Day ? 0 : 10, 0);
                        case ThreadRow.Bubble bubble -> bubble(bubble, gap, type, context, firstName);
                        case ThreadRow.Note note -> note(note, gap, type, context);
                        case ThreadRow.Line line -> line(line, gap, type, context);
                    });
            above = row;
        }
        texts.keySet()
                .retainAll(boxes.stream()
                        .map(RowBox::item)
                        .filter(Objects::nonNull)
                        .map(ThreadItem::id)
                        .collect(Collectors.toSet()));
        return boxes;
    }

    private static RowBox rule(ThreadRow row, int above, int below) {
        Rectangle by = new Rectangle(0, above, 0, SMALL);
        return new RowBox(row, above + SMALL + below, by, null, null, NO_WORDS, null, List.of(), null);
    }

    /** As wide as the thread: it is nobody's side of it. */
    private RowBox note(ThreadRow.Note row, int above, Fonts type, FontRenderContext context) {
        int x = EDGE + PAD_X;
        TextBlock block = block(row.item(), type, context);
        Rectangle by = new Rectangle(x, above + 6, width - x - PAD_X, SMALL);
        Point text = new Point(x, by.y + SMALL + 2);
        boolean wordless = row.item().text().isEmpty();
        int y = text.y + (wordless ? -CARD_GAP : block.height());
        List<RowBox.Card> cards = cards(row.item(), x, y, Math.min(CARD_WIDTH, width - x - PAD_X));
        int end = cards.isEmpty() ? y : bottom(cards);
        Rectangle ground = new Rectangle(0, above, width, end + 8 - above);
        Rectangle line = filed(row.item(), above + ground.height, type, false);
        int filed = line == null ? 0 : SMALL + FILED_GAP;
        return new RowBox(
                row, above + ground.height + filed, by, ground, block, text, null, List.of(), null, cards, line);
    }

    /** One below the other, each with a gap above it. */
    private static List<RowBox.Card> cards(ThreadItem item, int x, int from, int wide) {
        List<RowBox.Card> cards = new ArrayList<>();
        int y = from;
        for (StoredFile file : item.files()) {
            y += CARD_GAP;
            int high = FilesModel.isPicture(file) ? PICTURE_HEIGHT : CARD_HEIGHT;
            cards.add(new RowBox.Card(file, new Rectangle(x, y, wide, high)));
            y += high;
        }
        return cards;
    }

    private static int bottom(List<RowBox.Card> cards) {
        Rectangle last = cards.getLast().where();
        return last.y + last.height;
    }

    private RowBox line(ThreadRow.Line row, int above, Fonts type, FontRenderContext context) {
        int widest = widest(row.item(), width);
        TextBlock block = block(row.item(), type, context);
        Rectangle ground = new Rectangle(PAD_X, above, widest, block.height());
        return new RowBox(row, above + ground.height, null, ground, block, ground.getLocation(), null, List.of(), null);
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
        boolean wordless = item.text().isEmpty() && !item.files().isEmpty();
        y += wordless ? -CARD_GAP : bubble.height;
        int cardWide = Math.min(CARD_WIDTH, Math.max(40, (int) (width * WIDEST)));
        List<RowBox.Card> cards = cards(item, staff ? width - cardWide : 0, y, cardWide);
        y = cards.isEmpty() ? y : bottom(cards);
        if (wordless) {
            bubble = cards.stream()
                    .map(RowBox.Card::where)
                    .reduce(Rectangle::union)
                    .orElse(bubble);
        }
        Rectangle state = null;
        List<RowBox.Action> actions = List.of();
        MessageState its = item.state();
        if (its != null) {
            y += 2;
            actions = actions(its, y, type.smallBoldMetrics());
            int taken = actions.isEmpty() ? 4 : width - actions.getFirst().where().x + 8;
            String said = words.state(item, zone, firstName);
            FontMetrics metrics = read(item) ? type.smallBoldMetrics() : type.smallMetrics();
            int needed = ICON + 4 + metrics.stringWidth(said);
            state = new Rectangle(width - taken - needed, y, needed, SMALL);
            y += SMALL;
        }
        TextBlock fault = null;
        if (item.fault() != null) {
            fault = new TextBlock(words.fault(item.fault()), width - 8, type.small(), context);
            y += fault.height();
        }
        Rectangle filed = filed(item, y, type, staff);
        y += filed == null ? 0 : SMALL + FILED_GAP;
        Point text = new Point(bubble.x + PAD_X, bubble.y + PAD_Y);
        return new RowBox(row, y, by, bubble, block, text, state, actions, fault, cards, filed);
    }

    /** Below all else that belongs to it, on its own side. */
    private @Nullable Rectangle filed(ThreadItem item, int y, Fonts type, boolean right) {
        String said = words.filed(item, zone);
        if (said.isEmpty()) {
            return null;
        }
        int needed = Math.min(width - 8, ICON + 4 + type.smallMetrics().stringWidth(said));
        return new Rectangle(right ? width - 4 - needed : 4, y + FILED_GAP, needed, SMALL);
    }

    /** Whether the words of a message's state stand out: the patient has read what stands there. */
    static boolean read(ThreadItem item) {
        return item.state() == MessageState.READ && item.takenBackAt() == null;
    }

    private List<RowBox.Action> actions(MessageState state, int y, FontMetrics metrics) {
        return switch (state) {
            case HELD -> List.of(undo(y, metrics));
            case NOT_SENT -> retryOrDiscard(y, metrics);
            case SENDING, WAITING, STORED, SENT, READ, NOT_DELIVERED, NO_CONTACT -> List.of();
        };
    }

    private RowBox.Action undo(int y, FontMetrics metrics) {
        int wide = metrics.stringWidth(words.undo());
        return new RowBox.Action(RowBox.What.UNDO, words.undo(), new Rectangle(width - 4 - wide, y, wide, SMALL));
    }

    /** From the left: try again, or give it up. */
    private List<RowBox.Action> retryOrDiscard(int y, FontMetrics metrics) {
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
        String text = words.text(item, zone);
        int widest = widest(item, width);
        Font font = font(item, type);
        Laid early = ahead.remove(item.id());
        Laid known = texts.get(item.id());
        if (known != null && known.is(text, widest, font)) {
            return known.block;
        }
        Laid laid = early;
        boolean ready = laid != null && laid.is(text, widest, font);
        if (!ready && known != null && known.text.equals(text) && !near.test(item.id())) {
            behind.put(item.id(), item);
            return known.block;
        }
        if (laid == null || !ready) {
            laid = lay(item, text, width, type, context);
            late++;
        }
        texts.put(item.id(), laid);
        return laid.block;
    }

    /** Any thread. */
    private static Laid lay(ThreadItem item, String text, int width, Fonts type, FontRenderContext context) {
        int widest = widest(item, width);
        Font font = font(item, type);
        return new Laid(
                text,
                widest,
                font,
                new TextBlock(text, widest, font, context, item.kind().isLine()));
    }

    private static Font font(ThreadItem item, Fonts type) {
        return item.kind().isLine() ? type.small() : type.text();
    }

    private static int widest(ThreadItem item, int width) {
        return switch (item.kind()) {
            case MESSAGE -> Math.max(40, (int) (width * WIDEST) - 2 * PAD_X);
            case NOTE -> width - EDGE - 2 * PAD_X;
            default -> Math.max(40, width - 2 * PAD_X);
        };
    }
}
