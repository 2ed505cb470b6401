package ca.chartside.desktop.frame;

import ca.chartside.desktop.actions.ActionsMenu;
import ca.chartside.desktop.actions.ActionsModel;
import ca.chartside.desktop.actions.Toast;
import ca.chartside.desktop.chart.ChartModel;
import ca.chartside.desktop.chart.ChartStrip;
import ca.chartside.desktop.chart.CompareBar;
import ca.chartside.desktop.chart.QuestionBar;
import ca.chartside.desktop.inbox.InboxPanel;
import ca.chartside.desktop.net.Outbox;
import ca.chartside.desktop.thread.ConversationPanel;
import ca.chartside.desktop.ui.EventThread;
import ca.chartside.desktop.ui.Icons;
import ca.chartside.desktop.ui.InlineBar;
import ca.chartside.desktop.ui.Messages;
import ca.chartside.desktop.ui.Names;
import ca.chartside.desktop.ui.PatientText;
import ca.chartside.desktop.ui.Sentence;
import ca.chartside.desktop.ui.WindowKeys;
import ca.chartside.protocol.ConversationRow;
import ca.chartside.protocol.OscarProvider;
import ca.chartside.protocol.Patient;
import java.awt.BorderLayout;
import java.awt.Rectangle;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import javax.swing.BoxLayout;
import javax.swing.Icon;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JPanel;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

/** Everything below the title: strip, lines under it, list and conversation, status. Binds {@link DeskModel}. */
final class DeskPanel extends JPanel {
    private static final long serialVersionUID = 1L;

    private final transient DeskModel desk;
    private final transient ChartModel chart;
    private final transient StatusModel status;
    private final transient ActionsModel actions;
    private final transient Messages messages;
    private final ChartStrip strip;
    private final InboxPanel inbox;
    private final ConversationPanel conversation;
    private final TwoShapes shapes;
    private final InlineBar other;
    private final InlineBar provider;
    private final InlineBar notice;
    private final InlineBar choosing;
    private final InlineBar statusLine;
    private final transient Icon away = Icons.of(MaterialDesignC.CLOUD_OFF_OUTLINE, 18, "Chartside.text2");
    private final transient Icon refused = Icons.of(MaterialDesignA.ALERT_CIRCLE_OUTLINE, 18, "Chartside.red");
    private final JButton show;
    private final JButton tryNow;
    private boolean wide;

    /** What a menu that is open now was opened for. */
    private transient @Nullable List<@Nullable Object> shown;

    DeskPanel(
            DeskModel desk,
            ChartModel chart,
            StatusModel status,
            Messages messages,
            InboxPanel inbox,
            ConversationPanel conversation,
            ActionsModel actions,
            InlineBar notFiled) {
        super(new BorderLayout());
        EventThread.check();
        this.desk = desk;
        this.chart = chart;
        this.status = status;
        this.messages = messages;
        this.inbox = inbox;
        this.conversation = conversation;
        this.actions = actions;
        strip = new ChartStrip(messages, this::back, this::newMessage, this::showMenu);
        conversation.onMenu(this::showMenu);
        other = new InlineBar(Icons.of(MaterialDesignS.SWAP_HORIZONTAL, 18, "Chartside.text"), 36);
        other.setName(Names.OTHER_CHART);
        other.addAction(Names.OTHER_CHART_OPEN, messages.text("frame.otherChart.open"), desk::goToOtherChart);
        provider = new InlineBar(Icons.of(MaterialDesignA.ACCOUNT_SWITCH_OUTLINE, 18, "Chartside.text"), 36);
        provider.setName(Names.OSCAR_PROVIDER);
        notice = new InlineBar(Icons.of(MaterialDesignI.INFORMATION_OUTLINE, 18, "Chartside.text2"), 36);
        notice.setName(Names.NOTICE);
        notice.addAction(Names.NOTICE_CLOSE, messages.text("frame.notice.close"), () -> notice.setVisible(false));
        choosing = new InlineBar(Icons.of(MaterialDesignA.ACCOUNT_SEARCH_OUTLINE, 18, "Chartside.accentText"), 36);
        choosing.addAction(Names.CHOOSING_CANCEL, messages.text("frame.choosePatient.cancel"), this::back);
        choosing.say(messages.text("frame.choosePatient"));
        statusLine = new InlineBar(away, 32);
        statusLine.setName(Names.STATUS_LINE);
        show = statusLine.addAction(Names.STATUS_SHOW, messages.text("frame.show"), this::showUnsent);
        tryNow = statusLine.addAction(Names.STATUS_TRY_NOW, messages.text("frame.tryNow"), status::tryNow);
        shapes = new TwoShapes(inbox, conversation, new Toast(actions, messages), inbox::widthBesideConversation);
        layOut(new QuestionBar(chart, messages), new CompareBar(chart, messages), notFiled);
        conversation.wide(false);
        actions.addListener(new ActionsModel.Listener() {
            @Override
            public void left(UUID id) {
                inbox.focusList();
            }

            @Override
            public void changed() {
                shapes.revalidate();
            }
        });
        desk.onChange(this::refresh);
        chart.onChange(this::refresh);
        status.onChange(this::refreshStatus);
        refresh();
        refreshStatus();
    }

    private void layOut(QuestionBar question, CompareBar compare, InlineBar notFiled) {
        JPanel top = new JPanel();
        top.setLayout(new BoxLayout(top, BoxLayout.Y_AXIS));
        top.add(strip);
        top.add(provider);
        top.add(compare);
        top.add(question.component());
        top.add(other);
        top.add(notice);
        top.add(choosing);
        add(top, BorderLayout.NORTH);
        add(shapes, BorderLayout.CENTER);
        JPanel bottom = new JPanel();
        bottom.setLayout(new BoxLayout(bottom, BoxLayout.Y_AXIS));
        bottom.add(notFiled);
        bottom.add(statusLine);
        add(bottom, BorderLayout.SOUTH);
    }

    /** Esc, and the arrow of a narrow window. */
    void back() {
        if (!shapes.wide() || desk.choosing()) {
            desk.back();
        }
        inbox.focusList();
    }

    private void showMenu(JComponent dots) {
        ConversationRow open = desk.conversation();
        if (open != null) {
            new ActionsMenu(actions, open, messages).showAt(dots, new Rectangle(dots.getSize()));
        }
    }

    void newMessage() {
        desk.newMessage();
        if (desk.choosing()) {
            inbox.startSearch();
        }
    }

    /** The search field is in the list: where a narrow window shows a conversation, the list comes back first. */
    void startSearch() {
        if (!shapes.wide()) {
            desk.back();
        }
        inbox.startSearch();
    }

    void tell(String sentence) {
        notice.say(sentence);
        notice.setVisible(true);
    }

    /** Where the keyboard is at first. */
    void focusList() {
        inbox.focusList();
    }

    /** Whether a conversation can be seen, not only is open. */
    boolean conversationShown() {
        return desk.hasConversation() && conversation.isVisible();
    }

    @Override
    @SuppressWarnings("deprecation") // every way of resizing ends in this method
    public void reshape(int x, int y, int w, int h) {
        super.reshape(x, y, w, h);
        if (wide != w >= TwoShapes.WIDE) {
            wide = !wide;
            conversation.wide(wide);
            refresh();
        }
    }

    private void refresh() {
        closeMenus();
        Patient patient = desk.patient();
        Integer opening = chart.opening();
        boolean inView = wide || desk.front() == DeskModel.Front.CONVERSATION;
        if (!wide && inView && patient != null) {
            strip.showConversation(patient, desk.conversation() != null);
        } else if (opening != null) {
            strip.showOpening(opening);
        } else {
            strip.showChart(chart.chart());
        }
        Patient inFront = desk.otherChart();
        other.setVisible(inView && inFront != null);
        if (inFront != null) {
            other.say(messages.text(
                    "frame.otherChart", Sentence.bold(PatientText.listName(inFront)), inFront.dateOfBirth()));
        }
        OscarProvider there = desk.otherProvider();
        provider.setVisible(there != null);
        if (there != null) {
            provider.say(messages.text(
                    "frame.provider",
                    Sentence.bold(there.name()),
                    Sentence.bold(desk.me().displayName())));
        }
        choosing.setVisible(desk.choosing());
        shapes.front(desk.front());
    }

    /** A menu never outlives what it was opened for: its entries would act on a patient who is out of sight. */
    private void closeMenus() {
        Patient inFront = chart.chart();
        List<@Nullable Object> now =
                Arrays.asList(desk.conversationId(), inFront == null ? null : inFront.demographicNo(), desk.choosing());
        if (shown != null && !now.equals(shown)) {
            WindowKeys.closeMenus();
        }
        shown = now;
    }

    private void showUnsent() {
        Outbox.Entry entry = status.next();
        if (entry != null) {
            desk.openUnsent(entry.request());
        }
    }

    private void refreshStatus() {
        String sentence = status.sentence();
        statusLine.setVisible(sentence != null);
        statusLine.sign(status.canTry() ? away : refused);
        show.setVisible(status.canShow());
        tryNow.setVisible(status.canTry());
        if (sentence != null) {
            statusLine.say(sentence);
        }
    }
}
