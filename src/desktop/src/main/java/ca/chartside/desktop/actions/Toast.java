package ca.chartside.desktop.actions;

import ca.chartside.desktop.actions.ActionsModel.Entry;
import ca.chartside.desktop.actions.ActionsModel.Said;
import ca.chartside.desktop.ui.Drawing;
import ca.chartside.desktop.ui.EventThread;
import ca.chartside.desktop.ui.Icons;
import ca.chartside.desktop.ui.Ink;
import ca.chartside.desktop.ui.InlineBar;
import ca.chartside.desktop.ui.Messages;
import ca.chartside.desktop.ui.PatientText;
import java.awt.BorderLayout;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.event.FocusEvent;
import java.awt.event.FocusListener;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import javax.swing.BorderFactory;
import javax.swing.Icon;
import javax.swing.JButton;
import javax.swing.JPanel;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/** For some seconds: what was done, with the way back; or why it was not. Binds {@link ActionsModel}. Event thread only. */
public final class Toast extends JPanel {
    private static final long serialVersionUID = 1L;

    private final transient ActionsModel model;
    private final transient Messages messages;
    private final transient Icon tick = Icons.of(MaterialDesignC.CHECK, 18, "Chartside.text2");
    private final transient Icon failed = Icons.of(MaterialDesignA.ALERT_CIRCLE_OUTLINE, 18, "Chartside.red");
    private final InlineBar bar = new InlineBar(tick, 40);
    private final JButton undo;
    private final JButton file;
    private final JButton retry;
    private final JButton close;

    public Toast(ActionsModel model, Messages messages) {
        super(new BorderLayout());
        EventThread.check();
        this.model = model;
        this.messages = messages;
        setName("actions.toast");
        setOpaque(false);
        setBorder(BorderFactory.createEmptyBorder(1, 1, 1, 1));
        bar.setOpaque(false);
        bar.setVisible(true);
        undo = bar.addAction("actions.undo", messages.text("actions.undo"), model::goOn);
        file = bar.addAction("actions.file", messages.text("actions.fileToChart"), model::file);
        retry = bar.addAction("actions.retry", messages.text("actions.retry"), model::goOn);
        close = bar.addAction("actions.dismiss", messages.text("actions.dismiss"), model::dismiss);
        add(bar);
        stays();
        model.addListener(new ActionsModel.Listener() {
            @Override
            public void changed() {
                refresh();
            }
        });
        refresh();
    }

    /** While the mouse or the keyboard is on it. */
    private void stays() {
        for (JButton button : new JButton[] {undo, file, retry, close}) {
            Ink.on("Chartside.pop", button);
            button.addFocusListener(new FocusListener() {
                @Override
                public void focusGained(FocusEvent e) {
                    model.hold(true);
                }

                @Override
                public void focusLost(FocusEvent e) {
                    model.hold(false);
                }
            });
            button.addMouseListener(new MouseAdapter() {
                @Override
                public void mouseEntered(MouseEvent e) {
                    model.hold(true);
                }

                @Override
                public void mouseExited(MouseEvent e) {
                    model.hold(false);
                }
            });
        }
    }

    private void refresh() {
        Said said = model.said();
        setVisible(said != null);
        if (said != null) {
            undo.setVisible(said instanceof Said.Done done && done.undo());
            file.setVisible(said instanceof Said.Done closed && closed.toFile() != null);
            retry.setVisible(said instanceof Said.Failed && model.canGoOn());
            close.setVisible(said instanceof Said.Failed);
            bar.sign(said instanceof Said.Failed ? failed : tick);
            String words = switch (said) {
                case Said.Done done -> messages.text(key(done.entry()), PatientText.listName(done.patient()));
                case Said.Failed(var why) -> why.sentence(messages.locale());
            };
            bar.say(words);
            getAccessibleContext().setAccessibleName(words);
        } else {
            model.hold(false);
        }
    }

    private static String key(Entry entry) {
        return switch (entry) {
            case MARK_UNREAD -> "actions.done.markUnread";
            case CLOSE -> "actions.done.close";
            case REOPEN -> "actions.done.reopen";
            case NO_REPLY_NEEDED -> "actions.done.noReplyNeeded";
            case URGENT -> "actions.done.urgent";
            case NOT_URGENT -> "actions.done.notUrgent";
            case ASSIGN, GROUP_INFO, FILES, FILE_TO_CHART, EXPORT ->
                throw new IllegalArgumentException(entry + " opens a dialog");
        };
    }

    /** The height in px that it needs at a width. */
    public int heightFor(int width) {
        setSize(width, getHeight());
        return bar.getPreferredSize().height + 2;
    }

    @Override
    protected void paintComponent(Graphics g) {
        Graphics2D g2 = (Graphics2D) g.create();
        try {
            Drawing.smooth(g2);
            Drawing.popUp(g2, this, "Chartside.line");
        } finally {
            g2.dispose();
        }
    }
}
