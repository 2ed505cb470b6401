package ca.chartside.desktop.composer;

import ca.chartside.desktop.ui.Messages;
import java.awt.Dimension;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.List;
import javax.swing.JPanel;
import javax.swing.Scrollable;

/** The files of what is being written, one below the other, in two columns where there is room. Event thread only. */
final class FileChips extends JPanel implements Scrollable {
    private static final long serialVersionUID = 1L;
    private static final int GAP = 6;
    private static final int SIDE = 8;
    private static final int TWO_COLUMNS = 480;
    private static final int ROWS_SHOWN = 3;

    private final transient AttachmentsModel model;
    private final transient Messages messages;
    private final transient Runnable removed;
    private final transient List<FileChip> chips = new ArrayList<>();

    /** @param removed called after a file was taken away: its button, which had the keyboard, is gone */
    FileChips(AttachmentsModel model, Messages messages, Runnable removed) {
        super(null);
        this.model = model;
        this.messages = messages;
        this.removed = removed;
        setOpaque(false);
    }

    void update() {
        List<Attachment> files = model.shown();
        if (files.equals(chips.stream().map(FileChip::file).toList())) {
            chips.forEach(FileChip::update);
            return;
        }
        removeAll();
        chips.clear();
        for (Attachment file : files) {
            FileChip chip = new FileChip(file, model, messages, removed);
            chips.add(chip);
            add(chip);
        }
        revalidate();
        repaint();
    }

    private static int columns(int width) {
        return width >= TWO_COLUMNS ? 2 : 1;
    }

    private int whole(int width) {
        int rows = Math.ceilDiv(chips.size(), columns(width));
        return rows == 0 ? 0 : rows * (FileChip.HEIGHT + GAP) + GAP;
    }

    /** Of what is shown at once: where there is more, half a file says that it scrolls. */
    int heightFor(int width) {
        int most = ROWS_SHOWN * (FileChip.HEIGHT + GAP) + GAP;
        int needed = whole(width);
        return needed <= most ? needed : most + FileChip.HEIGHT / 2;
    }

    @Override
    public void doLayout() {
        int columns = columns(getWidth());
        int wide = (getWidth() - 2 * SIDE - (columns - 1) * GAP) / columns;
        for (int i = 0; i < chips.size(); i++) {
            chips.get(i)
                    .setBounds(
                            SIDE + i % columns * (wide + GAP),
                            GAP + i / columns * (FileChip.HEIGHT + GAP),
                            wide,
                            FileChip.HEIGHT);
        }
    }

    @Override
    public Dimension getPreferredSize() {
        int width = getParent() == null ? getWidth() : getParent().getWidth();
        return new Dimension(width, whole(width));
    }

    @Override
    public Dimension getPreferredScrollableViewportSize() {
        return getPreferredSize();
    }

    @Override
    public int getScrollableUnitIncrement(Rectangle visible, int orientation, int direction) {
        return FileChip.HEIGHT / 2;
    }

    @Override
    public int getScrollableBlockIncrement(Rectangle visible, int orientation, int direction) {
        return visible.height;
    }

    @Override
    public boolean getScrollableTracksViewportWidth() {
        return true;
    }

    @Override
    public boolean getScrollableTracksViewportHeight() {
        return false;
    }
}
