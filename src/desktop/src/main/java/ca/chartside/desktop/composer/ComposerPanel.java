package ca.chartside.desktop.composer;

import ca.chartside.desktop.files.PrivateFolder;
import ca.chartside.desktop.replies.RepliesModel;
import ca.chartside.desktop.ui.EventThread;
import ca.chartside.desktop.ui.Messages;
import ca.chartside.desktop.ui.NoticeBox;
import java.awt.Component;
import java.awt.Container;
import java.awt.Dimension;
import java.awt.LayoutManager;
import java.awt.event.ActionEvent;
import java.awt.event.KeyEvent;
import java.util.List;
import javax.swing.AbstractAction;
import javax.swing.JPanel;
import javax.swing.KeyStroke;

/** What is written and to whom, with what has to be known about it above. Event thread only. */
public final class ComposerPanel extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final int SIDE = 12;
    private static final int GAP = 8;

    private final transient ComposerModel model;
    private final ComposerBox box;
    private final Notices notices;

    /** @param pasted where pasted pictures lie until the server has them */
    public ComposerPanel(ComposerModel model, Messages messages, PrivateFolder pasted) {
        EventThread.check();
        this.model = model;
        this.box = new ComposerBox(model, messages, pasted);
        this.notices = new Notices(model, messages);
        setOpaque(false);
        setLayout(new Stack());
        notices.boxes().forEach(this::add);
        add(box);
        getInputMap(WHEN_IN_FOCUSED_WINDOW).put(KeyStroke.getKeyStroke(KeyEvent.VK_F2, 0), "composer.mode");
        getActionMap().put("composer.mode", new AbstractAction() {
            private static final long serialVersionUID = 1L;

            @Override
            public void actionPerformed(ActionEvent e) {
                model.note(!model.noting());
                box.focusText();
            }
        });
        model.addListener(new ComposerListener() {
            @Override
            public void composerChanged() {
                update();
            }

            @Override
            public void focusWanted() {
                box.focusText();
            }
        });
        update();
    }

    /** @param manage opens the dialog of saved replies */
    public void offer(RepliesModel replies, Runnable manage) {
        box.offer(replies, manage);
    }

    private void update() {
        EventThread.check();
        setVisible(model.to() != null);
        box.update();
        notices.update();
        revalidate();
        repaint();
    }

    /** The height it needs at a width, in px; 0 where there is nobody to write to. */
    public int heightFor(int width) {
        if (model.to() == null) {
            return 0;
        }
        int inner = width - 2 * SIDE;
        int height = box.heightFor(inner) + SIDE;
        for (NoticeBox notice : shown()) {
            height += notice.heightFor(inner) + GAP;
        }
        return height;
    }

    private List<NoticeBox> shown() {
        return notices.boxes().stream().filter(Component::isVisible).toList();
    }

    /** One below the other, as high as their words need. */
    private final class Stack implements LayoutManager {
        @Override
        public Dimension preferredLayoutSize(Container parent) {
            return new Dimension(parent.getWidth(), heightFor(parent.getWidth()));
        }

        @Override
        public Dimension minimumLayoutSize(Container parent) {
            return new Dimension(0, 0);
        }

        @Override
        public void layoutContainer(Container parent) {
            int inner = parent.getWidth() - 2 * SIDE;
            int y = 0;
            for (NoticeBox notice : shown()) {
                int height = notice.heightFor(inner);
                notice.setBounds(SIDE, y, inner, height);
                y += height + GAP;
            }
            box.setBounds(SIDE, y, inner, box.heightFor(inner));
        }

        @Override
        public void addLayoutComponent(String name, Component component) {}

        @Override
        public void removeLayoutComponent(Component component) {}
    }
}
