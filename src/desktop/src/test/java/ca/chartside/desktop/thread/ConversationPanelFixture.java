package ca.chartside.desktop.thread;

import static ca.chartside.desktop.fake.FakeClinic.ANNA;
import static ca.chartside.desktop.fake.FakeClinic.ME;
import static ca.chartside.desktop.fake.FakeClinic.NOW;

import ca.chartside.desktop.composer.ComposerModel;
import ca.chartside.desktop.composer.ComposerPanel;
import ca.chartside.desktop.fake.FakeClinic;
import ca.chartside.desktop.theme.Theme;
import ca.chartside.desktop.ui.Messages;
import ca.chartside.desktop.ui.Names;
import ca.chartside.protocol.ConversationRow;
import ca.chartside.protocol.ConversationStatus;
import ca.chartside.protocol.Uuid7;
import java.awt.Component;
import java.awt.Container;
import java.awt.event.KeyEvent;
import java.awt.image.BufferedImage;
import java.util.Locale;
import java.util.Objects;
import javax.swing.AbstractButton;
import javax.swing.JComponent;
import javax.swing.JViewport;
import javax.swing.KeyStroke;
import javax.swing.SwingUtilities;
import org.jspecify.annotations.Nullable;

/** The real panel, laid out and painted into pictures: no window, no display. */
abstract class ConversationPanelFixture {
    final FakeClinic clinic = new FakeClinic();

    /** The panel's parts; only touched on the event thread. */
    final class Pane {
        final ThreadModel thread;
        final ComposerModel composer;
        final ConversationPanel panel;

        Pane(Locale locale, int width) {
            thread = new ThreadModel(clinic.api, clinic.ui(), clinic.outbox, clinic.live, ME, clinic.clock);
            composer = new ComposerModel(
                    clinic.api,
                    clinic.ui(),
                    clinic.outbox,
                    clinic.messaging(),
                    ME,
                    clinic.clock,
                    new Uuid7(clinic.clock));
            panel = new ConversationPanel(thread, composer, new Messages(locale), uri -> {}, clinic.files());
            panel.wide(width > 500);
            panel.setSize(width, 600);
            layOut(panel);
        }

        void open(ConversationRow row) {
            composer.writeIn(row);
            thread.open(row.id());
            thread.visible(true);
            layOut(panel);
        }

        MessageList list() {
            return (MessageList) find(Names.THREAD_VIEW);
        }

        JViewport view() {
            return (JViewport) list().getParent();
        }

        int bottom() {
            return list().getHeight() - view().getExtentSize().height;
        }

        JComponent find(String name) {
            return (JComponent) Objects.requireNonNull(child(panel, name), name);
        }

        boolean shows(String name) {
            Component found = child(panel, name);
            for (Component c = found; c != null && c != panel; c = c.getParent()) {
                if (!c.isVisible()) {
                    return false;
                }
            }
            return found != null;
        }

        void f2() {
            ComposerPanel composer =
                    (ComposerPanel) SwingUtilities.getAncestorOfClass(ComposerPanel.class, find(Names.COMPOSER_TEXT));
            Object bound = composer.getInputMap(JComponent.WHEN_IN_FOCUSED_WINDOW)
                    .get(KeyStroke.getKeyStroke(KeyEvent.VK_F2, 0));
            composer.getActionMap().get(bound).actionPerformed(null);
            layOut(panel);
        }

        void click(String name) {
            ((AbstractButton) find(name)).doClick(0);
            layOut(panel);
        }
    }

    static @Nullable Component child(Container in, String name) {
        for (Component c : in.getComponents()) {
            Component found = name.equals(c.getName()) ? c : c instanceof Container inner ? child(inner, name) : null;
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    static void layOut(Container container) {
        container.doLayout();
        for (Component child : container.getComponents()) {
            if (child instanceof Container inner) {
                layOut(inner);
            }
        }
    }

    interface Body {
        void run() throws Exception;
    }

    static void onEventThread(Body test) throws Exception {
        Throwable[] failed = {null};
        SwingUtilities.invokeAndWait(() -> {
            Theme.install(false);
            try {
                test.run();
            } catch (Exception | AssertionError e) {
                failed[0] = e;
            }
        });
        switch (failed[0]) {
            case null -> {}
            case Error e -> throw e;
            default -> throw (Exception) failed[0];
        }
    }

    ConversationRow longConversation(int messages) {
        ConversationRow row = clinic.conversation(ANNA, ConversationStatus.OPEN);
        for (int i = 0; i < messages; i++) {
            clinic.fromPatient(row, NOW.minusHours(messages - i), "Message " + i + " of those that fill the view.");
        }
        clinic.api.readSeq = clinic.nextSeq();
        return row;
    }

    static BufferedImage paint(Pane pane) {
        BufferedImage image = new BufferedImage(400, 600, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        pane.panel.paint(graphics);
        graphics.dispose();
        return image;
    }
}
