package ca.chartside.desktop.frame;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.desktop.actions.ActionsModel;
import ca.chartside.desktop.app.UiExecutor;
import ca.chartside.desktop.chart.ChartModel;
import ca.chartside.desktop.clinic.ClinicModel;
import ca.chartside.desktop.composer.ComposerModel;
import ca.chartside.desktop.composer.MessagingModel;
import ca.chartside.desktop.fake.FakeApi;
import ca.chartside.desktop.fake.FakeBackground;
import ca.chartside.desktop.fake.FakeLater;
import ca.chartside.desktop.fake.FakeLive;
import ca.chartside.desktop.fake.FakeOutbox;
import ca.chartside.desktop.fake.Looks;
import ca.chartside.desktop.fake.Samples;
import ca.chartside.desktop.files.FilesModel;
import ca.chartside.desktop.files.PrivateFolder;
import ca.chartside.desktop.inbox.InboxModel;
import ca.chartside.desktop.inbox.InboxPanel;
import ca.chartside.desktop.inbox.SearchModel;
import ca.chartside.desktop.theme.Theme;
import ca.chartside.desktop.thread.ConversationPanel;
import ca.chartside.desktop.thread.ThreadModel;
import ca.chartside.desktop.ui.InlineBar;
import ca.chartside.desktop.ui.Messages;
import ca.chartside.protocol.Uuid7;
import java.awt.Component;
import java.awt.Container;
import java.awt.Dimension;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.swing.AbstractButton;
import javax.swing.ImageIcon;
import javax.swing.JComponent;
import javax.swing.JList;
import javax.swing.SwingUtilities;
import javax.swing.text.JTextComponent;

/** The window's whole content, laid out and painted without a display. */
abstract class DeskFixture {
    final FakeApi api = Samples.clinic();
    final FakeLive live = new FakeLive();
    final FakeOutbox outbox = new FakeOutbox();
    final FakeLater later = new FakeLater();
    final FakeBackground background = new FakeBackground();

    /** One window's content. Made and used on the event thread. */
    final class Desk {
        final Messages messages;
        final ChartModel chart;
        final ActionsModel actions;
        final DeskModel model;
        final SearchModel search;
        final ComposerModel composer;
        final DeskPanel panel;

        Desk(String language) {
            messages = new Messages(Locale.of(language));
            UiExecutor ui = new UiExecutor(Runnable::run, background);
            Clock clock = Clock.fixed(Samples.NOW.toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
            chart = new ChartModel(api, live, ui);
            InboxModel inbox = new InboxModel(api, live, ui, later, Samples.RITA);
            ThreadModel thread = new ThreadModel(api, ui, outbox, live, Samples.RITA, clock);
            composer = new ComposerModel(
                    api,
                    ui,
                    outbox,
                    new MessagingModel(new ClinicModel(api, live, ui), api.messaging),
                    Samples.RITA,
                    clock,
                    new Uuid7(clock));
            actions = new ActionsModel(api, ui, live, later, Samples.RITA.id());
            search = new SearchModel(api, live, ui, later);
            model = new DeskModel(api, ui, chart, inbox, search, thread, composer, actions, Samples.RITA);
            InboxPanel list = new InboxPanel(
                    inbox,
                    search,
                    messages,
                    clock,
                    Samples.RITA.id(),
                    new DeskChoices(model, this::back),
                    (row, at, dots) -> {});
            panel = new DeskPanel(
                    model,
                    chart,
                    new StatusModel(live, outbox, messages, ZoneOffset.UTC, Samples.CLINIC),
                    messages,
                    list,
                    new ConversationPanel(
                            thread,
                            composer,
                            messages,
                            address -> {},
                            new FilesModel(api, ui, new PrivateFolder(Path.of("nowhere")), file -> {})),
                    actions,
                    new InlineBar(new ImageIcon(), 32));
            inbox.refresh();
        }

        private void back() {
            panel.back();
        }

        void paint(int width) {
            Looks.paint(panel, new Dimension(width, 728));
        }
    }

    static List<JComponent> seen(Container in) {
        List<JComponent> all = new ArrayList<>();
        for (Component child : in.getComponents()) {
            if (child.isVisible() && child instanceof JComponent component) {
                all.add(component);
                all.addAll(seen(component));
            }
        }
        return all;
    }

    static void onEventThread(Runnable test) throws Exception {
        SwingUtilities.invokeAndWait(() -> {
            Theme.install(false);
            test.run();
        });
    }

    /** Whatever the keyboard can reach has a name for screen readers. */
    static void assertNamed(Desk desk) {
        for (JComponent component : seen(desk.panel)) {
            boolean control = component instanceof AbstractButton
                    || component instanceof JList<?>
                    || component instanceof JTextComponent text && text.isEditable();
            if (control && component.isFocusable() && component.isEnabled()) {
                assertThat(component.getAccessibleContext().getAccessibleName())
                        .as(component.toString())
                        .isNotBlank();
            }
        }
    }

    static JComponent find(Desk desk, String name) {
        return seen(desk.panel).stream()
                .filter(component -> name.equals(component.getName()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not to be seen"));
    }
}
