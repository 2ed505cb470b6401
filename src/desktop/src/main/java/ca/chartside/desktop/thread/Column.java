package ca.chartside.desktop.thread;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Measured rows, one below the other; heights are counted from the first row's top. */
final class Column {
    static final Column EMPTY = new Column(List.of());

    private final List<RowBox> boxes;

    /** Of each row; one more at the end: all of it. */
    private final int[] tops;

    Column(List<RowBox> boxes) {
        this.boxes = boxes;
        tops = new int[boxes.size() + 1];
        for (int i = 0; i < boxes.size(); i++) {
            tops[i + 1] = tops[i] + boxes.get(i).height();
        }
    }

    List<RowBox> boxes() {
        return boxes;
    }

    int height() {
        return tops[boxes.size()];
    }

    int top(int index) {
        return tops[index];
    }

    int top(RowBox box) {
        return tops[boxes.indexOf(box)];
    }

    /** The row at a height; the last where it is below all, -1 where there are none or it is above all. */
    int indexAt(int y) {
        int found = Arrays.binarySearch(tops, 0, boxes.size(), y);
        return found >= 0 ? found : Math.min(-found - 2, boxes.size() - 1);
    }

    @Nullable RowBox box(UUID message) {
        return boxes.stream()
                .filter(box -> box.item() != null && message.equals(box.item().id()))
                .findFirst()
                .orElse(null);
    }

    /** The top of the "New" line; -1 where there is none. */
    int newLine() {
        for (int i = 0; i < boxes.size(); i++) {
            if (boxes.get(i).row() instanceof ThreadRow.New) {
                return tops[i];
            }
        }
        return -1;
    }

    /** The first message that ends below a height; null where there is none. */
    @Nullable UUID firstAt(int y) {
        return boxes.stream()
                .skip(Math.max(0, indexAt(y)))
                .map(RowBox::item)
                .filter(Objects::nonNull)
                .findFirst()
                .map(ThreadItem::id)
                .orElse(null);
    }

    /** The messages between two heights. */
    Set<UUID> between(int from, int to) {
        Set<UUID> there = new HashSet<>();
        for (int i = Math.max(0, indexAt(from)); i <= indexAt(to); i++) {
            ThreadItem item = boxes.get(i).item();
            if (item != null) {
                there.add(item.id());
            }
        }
        return there;
    }
}
