package ca.chartside.desktop.thread;

import ca.chartside.desktop.access.AccessNotices;
import ca.chartside.desktop.composer.ComposerListener;
import ca.chartside.desktop.composer.ComposerModel;
import ca.chartside.desktop.composer.ComposerPanel;
import ca.chartside.desktop.composer.FileInput;
import ca.chartside.desktop.files.FileNews;
import ca.chartside.desktop.files.FilesModel;
import ca.chartside.desktop.files.Thumbnails;
import ca.chartside.desktop.net.ApiException;
import ca.chartside.desktop.presence.PresenceModel;
import ca.chartside.desktop.replies.RepliesModel;
import ca.chartside.desktop.ui.EmptyState;
import ca.chartside.desktop.ui.EventThread;
import ca.chartside.desktop.ui.Icons;
import ca.chartside.desktop.ui.Messages;
import ca.chartside.desktop.ui.Names;
import ca.chartside.desktop.ui.NoticeBox;
import ca.chartside.desktop.ui.PatientText;
import ca.chartside.desktop.ui.PlainText;
import ca.chartside.desktop.ui.Sentence;
import ca.chartside.protocol.ConversationRow;
import ca.chartside.protocol.Message;
import ca.chartside.protocol.Patient;
import ca.chartside.protocol.StoredFile;
import java.awt.Graphics;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.UIManager;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;

/** The open conversation and what is written into it, or a new message over an empty thread. Event thread only. */
public final class ConversationPanel extends JPanel {
    private static final long serialVersionUID = 1L;

    private static final int SIDE = 12;
    private static final int GAP = 8;
    private static final int HERE = 24;

    private final transient ThreadModel thread;
    private final transient ComposerModel composer;
    private final transient Messages messages;
    private final ThreadHeader header;
    private final MessagesPanel list;
    private final EmptyState empty;
    private final transient TakeBackQuestion question;
    private final ComposerPanel writing;
    private final transient FilesModel files;
    private final NoticeBox filesBox;
    private final Sentence here = new Sentence(12, "Chartside.accentText", "Chartside.accentText");
    private transient @Nullable AccessNotices access;
    private transient Function<UUID, @Nullable String> whoIsHere = conversation -> null;

    /** Whether there is a line for who is here: once it was needed it stays, or the messages would jump each time. */
    private boolean hereShown;

    private transient Consumer<JComponent> menu = dots -> {};

    /** @param openLink opens an http, https or tel address that a message holds */
    public ConversationPanel(
            ThreadModel thread, ComposerModel composer, Messages messages, Consumer<URI> openLink, FilesModel files) {
        super(null);
        EventThread.check();
        this.thread = thread;
        this.composer = composer;
        this.messages = messages;
        this.header = new ThreadHeader(messages, dots -> menu.accept(dots));
        this.list = new MessagesPanel(thread, messages, openLink, files);
        this.empty = new EmptyState("thread.again", messages.text("thread.again"), thread::refresh);
        this.files = files;
        filesBox = new NoticeBox("thread.files", Icons.of(MaterialDesignF.FILE_OUTLINE, 16, "Chartside.text2"), false);
        filesBox.addAction("thread.files.close", messages.text("composer.refused.close"), files::dismiss);
        files.onChange(this::update);
        this.question = new TakeBackQuestion(thread, messages, list::focusMessages);
        this.writing = new ComposerPanel(composer, messages, files.folder());
        ThreadComposer.tie(thread, composer);
        new FileInput(composer.attachments(), messages, files.folder()).on(this);
        add(header);
        add(list);
        add(empty);
        add(question.box());
        add(filesBox);
        here.setName(Names.THREAD_HERE);
        PlainText.in(here);
        add(here);
        add(writing);
        listen();
        update();
    }

    private void listen() {
        thread.addListener(new ThreadModel.Listener() {
            @Override
            public void opened() {
                hereShown = false;
                update();
            }

            @Override
            public void rowsChanged() {
                update();
            }

            @Override
            public void conversationChanged(ConversationRow conversation) {
                update();
            }
        });
        composer.addListener(new ComposerListener() {
            @Override
            public void composerChanged() {
                update();
            }

            @Override
            public void messageSent(UUID conversationId) {
                list.follow();
            }

            @Override
            public void noteAdded(Message note) {
                if (note.conversationId().equals(thread.conversationId())) {
                    list.follow();
                }
            }
        });
    }

    private void update() {
        EventThread.check();
        ConversationRow conversation = composer.isNew() ? null : thread.conversation();
        Patient patient = conversation == null ? composer.to() : conversation.patient();
        boolean nothing = composer.isNew() || thread.conversationId() == null;
        header.show(conversation, patient, patient != null && !isChart(patient), whatInstead());
        // What waits in the outbox is here in any case.
        boolean failed = !nothing && conversation == null && thread.failure() != null && thread.isEmpty();
        question.update();
        filesBox.say(fileNews());
        if (access != null) {
            access.model().show(nothing ? null : conversation);
            access.update();
        }
        UUID open = nothing ? null : thread.conversationId();
        String said = open == null ? null : whoIsHere.apply(open);
        hereShown |= said != null;
        here.say(said == null ? "" : said);
        here.setVisible(hereShown && !nothing);
        list.setVisible(!nothing && !failed);
        empty.setVisible(nothing || failed);
        if (failed) {
            ApiException why = thread.failure();
            empty.say(
                    Icons.of(MaterialDesignC.CLOUD_OFF_OUTLINE, 40, "Chartside.text3"),
                    messages.text("thread.failed"),
                    why == null ? "" : why.sentence(messages.locale()));
            empty.offer();
        } else if (composer.isNew() && patient != null) {
            empty.say(
                    Icons.of(MaterialDesignM.MESSAGE_TEXT_OUTLINE, 40, "Chartside.text3"),
                    messages.text("thread.fresh"),
                    messages.text("thread.fresh.hint", PatientText.fullName(patient)));
        } else {
            empty.say(
                    Icons.of(MaterialDesignM.MESSAGE_TEXT_OUTLINE, 40, "Chartside.text3"),
                    messages.text("thread.none"),
                    messages.text("thread.none.hint"));
        }
        revalidate();
        repaint();
    }

    private @Nullable String fileNews() {
        FilesModel.Said said = files.said();
        return said == null ? null : FileNews.text(messages, said);
    }

    /** What the header says where there is no conversation to say it of. */
    private String whatInstead() {
        return composer.isNew()
                ? messages.text("thread.header.new")
                : thread.loading() ? messages.text("thread.header.loading") : "";
    }

    private boolean isChart(Patient patient) {
        @Nullable Patient chart = composer.chart();
        return chart != null && chart.demographicNo() == patient.demographicNo();
    }

    /** @param wide whether its header says whose it is, and its sides are wider; else the strip above does */
    public void wide(boolean wide) {
        header.narrow(!wide);
        list.side(wide ? 16 : 12);
        update();
    }

    /** Shows who else has the conversation open, or writes into it (M13). */
    public void follow(PresenceModel presence) {
        whoIsHere = presence::said;
        presence.onChange(this::update);
    }

    /** Says where the patient cannot get to their messages, and offers to let them in (N4). */
    public void follow(AccessNotices notices) {
        access = notices;
        notices.boxes().forEach(this::add);
        notices.model().onChange(this::update);
        update();
    }

    /**
     * Shows pictures small in their cards; a click, or Enter, on one shows it in full.
     *
     * @param preview shows a picture in full
     */
    public void pictures(Thumbnails thumbnails, Consumer<StoredFile> preview) {
        list.pictures(thumbnails, preview);
    }

    /** Offers saved replies where a message is written. @param manage opens their dialog */
    public void offer(RepliesModel replies, Runnable manage) {
        writing.offer(replies, manage);
    }

    /** @param menu opens the three dots' menu below them */
    public void onMenu(Consumer<JComponent> menu) {
        this.menu = menu;
    }

    /** The caret goes to where a message is written. */
    public void focusComposer() {
        composer.requestFocus();
    }

    @Override
    public void doLayout() {
        int width = getWidth();
        boolean named = thread.conversationId() != null || composer.to() != null;
        int top = named ? header.heightFor(width) : 0;
        int bottom = Math.min(writing.heightFor(width), Math.max(0, getHeight() - top));
        header.setBounds(0, 0, width, top);
        int asks = 0;
        for (NoticeBox box : boxes()) {
            int high = box.isVisible() ? box.heightFor(width - 2 * SIDE) + GAP : 0;
            asks += high;
            box.setBounds(SIDE, getHeight() - bottom - asks, width - 2 * SIDE, Math.max(0, high - GAP));
        }
        int line = here.isVisible() ? HERE : 0;
        here.setBounds(SIDE + 4, getHeight() - bottom - asks - line, width - 2 * SIDE - 4, line);
        int middle = Math.max(0, getHeight() - top - bottom - asks - line);
        list.setBounds(0, top, width, middle);
        empty.setBounds(0, top, width, middle);
        writing.setBounds(0, getHeight() - bottom, width, bottom);
    }

    /** Those above the composer, from the lowest up. */
    private List<NoticeBox> boxes() {
        List<NoticeBox> boxes = new ArrayList<>(List.of(question.box(), filesBox));
        if (access != null) {
            boxes.addAll(access.boxes());
        }
        return boxes;
    }

    @Override
    protected void paintComponent(Graphics g) {
        g.setColor(UIManager.getColor("Chartside.surface"));
        g.fillRect(0, 0, getWidth(), getHeight());
    }
}
