package ca.chartside.desktop.actions;

import ca.chartside.desktop.access.SignedInModel;
import ca.chartside.desktop.access.SignedInPanel;
import ca.chartside.desktop.net.ApiException;
import ca.chartside.desktop.ui.Buttons;
import ca.chartside.desktop.ui.Disc;
import ca.chartside.desktop.ui.EventThread;
import ca.chartside.desktop.ui.Icons;
import ca.chartside.desktop.ui.Ink;
import ca.chartside.desktop.ui.InlineBar;
import ca.chartside.desktop.ui.Messages;
import ca.chartside.desktop.ui.PatientText;
import ca.chartside.desktop.ui.PlainText;
import ca.chartside.desktop.ui.ScrolledRows;
import ca.chartside.desktop.ui.Sentence;
import ca.chartside.protocol.MemberList.Member;
import ca.chartside.protocol.Patient;
import java.awt.CardLayout;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import javax.swing.BorderFactory;
import javax.swing.Icon;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.UIManager;
import net.miginfocom.swing.MigLayout;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/** "3 members": the patient, then the staff; they are added and removed here (M9). Binds {@link GroupModel}. Event thread only. */
final class GroupPanel extends JPanel {
    private static final long serialVersionUID = 1L;

    private final transient GroupModel model;
    private final transient Messages messages;
    private final transient Clock clock;
    private final CardLayout cards = new CardLayout();
    private final JLabel heading = PickPanel.heading("");
    private final JPanel people = new ScrolledRows("[56!]", 28);
    private final InlineBar trouble =
            new InlineBar(Icons.of(MaterialDesignA.ALERT_CIRCLE_OUTLINE, 18, "Chartside.red"), 36);
    private final InlineBar question =
            new InlineBar(Icons.of(MaterialDesignA.ACCOUNT_REMOVE_OUTLINE, 18, "Chartside.text2"), 36);
    private final JButton remove;
    private final JButton keep;
    private final JButton add;
    private final SignedInPanel devices;
    private @Nullable PickPanel picking;

    /** @param clock in the zone whose times are shown */
    GroupPanel(GroupModel model, SignedInModel signedIn, Messages messages, Clock clock) {
        EventThread.check();
        this.model = model;
        this.messages = messages;
        this.clock = clock;
        setLayout(cards);
        trouble.setName("group.trouble");
        trouble.addAction("group.retry", messages.text("actions.retry"), this::again);
        question.setName("group.question");
        remove = question.addAction("group.remove", messages.text("group.remove"), model::remove);
        keep = question.addAction("group.keep", messages.text("group.keep"), this::keep);
        add = Buttons.tinted(
                Icons.of(MaterialDesignA.ACCOUNT_PLUS_OUTLINE, 18, "Chartside.accentText"),
                messages.text("group.add"),
                "group.add");
        add.addActionListener(e -> pick());
        devices = new SignedInPanel(signedIn, model.row().patient().firstName(), messages);
        add(members(), "members");
        model.onChange(this::refresh);
        refresh();
        model.load();
    }

    private JComponent members() {
        JPanel page = new JPanel(new MigLayout("insets 16 0 16 0, gap 0, wrap 1, hidemode 3", "[grow,fill]", ""));
        Ink.on("Chartside.pop", page);
        Ink.on("Chartside.pop", people);
        heading.setName("group.heading");
        page.add(heading, "gapleft 20, gapright 20, gapbottom 4");
        page.add(PickPanel.hint(messages.text("group.hint")), "gapleft 20, gapright 20, gapbottom 8");
        JScrollPane scroller = new JScrollPane(
                people, JScrollPane.VERTICAL_SCROLLBAR_AS_NEEDED, JScrollPane.HORIZONTAL_SCROLLBAR_NEVER);
        scroller.setBorder(BorderFactory.createEmptyBorder());
        page.add(scroller, "pushy, growy, hmin 168");
        page.add(devices, "gaptop 4");
        page.add(trouble, "gaptop 4");
        page.add(question, "gaptop 4");
        JPanel below = new JPanel(new MigLayout("insets 8 20 0 20, hidemode 3", "[]push", "[32!]"));
        below.setOpaque(false);
        below.add(add, "h 32!");
        page.add(below);
        return page;
    }

    private void again() {
        if (model.asked() != null) {
            model.remove();
        } else {
            model.load();
        }
    }

    private void keep() {
        model.keep();
        add.requestFocusInWindow();
    }

    private void pick() {
        PickPanel panel = new PickPanel(model.pick(), messages, this::picked);
        picking = panel;
        add(panel, "pick");
        cards.show(this, "pick");
        panel.first().requestFocusInWindow();
    }

    private void picked() {
        PickPanel panel = picking;
        if (panel != null) {
            picking = null;
            remove(panel);
            cards.show(this, "members");
            model.load();
            add.requestFocusInWindow();
        }
    }

    /** Esc. @return whether there was something to leave within the dialog */
    boolean back() {
        if (picking != null) {
            picked();
            return true;
        }
        if (model.asked() != null) {
            keep();
            return true;
        }
        return false;
    }

    private void refresh() {
        heading.setText(messages.text("group.members", model.count()));
        heading.setVisible(model.loaded());
        people.removeAll();
        if (model.loaded()) {
            Patient patient = model.row().patient();
            people.add(person(
                    Disc.neutral(PatientText.initials(patient), 36),
                    PatientText.fullName(patient),
                    messages.text("group.patient") + " · " + since(model.since()),
                    null));
            for (Member member : model.members()) {
                people.add(person(member));
            }
        }
        Member asked = model.asked();
        question.setVisible(asked != null);
        remove.setEnabled(!model.busy());
        if (asked != null) {
            question.say(messages.text(
                    model.isOwner(asked) ? "group.remove.owner" : "group.remove.question",
                    Sentence.bold(asked.name())));
        }
        ApiException error = model.error();
        trouble.setVisible(error != null);
        if (error != null) {
            trouble.say(error.sentence(messages.locale()));
        }
        add.getParent().setVisible(model.loaded() && asked == null);
        revalidate();
        repaint();
    }

    private JComponent person(Member member) {
        String initials = PatientText.initials(member.name());
        String role = StaffCell.role(member.role(), messages);
        String name = model.isMe(member) ? messages.text("group.you", member.name()) : member.name();
        JButton cross = Buttons.icon(
                Icons.of(MaterialDesignC.CLOSE, 18, "Chartside.text2"),
                messages.text("group.remove.one", member.name()),
                "group.remove." + member.userId());
        cross.addActionListener(e -> {
            model.askToRemove(member);
            // A key that is pressed once too often must not be the answer.
            keep.requestFocusInWindow();
        });
        return person(
                model.isMe(member) ? Disc.me(initials, 36) : Disc.neutral(initials, 36),
                model.isOwner(member) ? messages.text("group.owner", name) : name,
                role + " · " + since(member.since()),
                cross);
    }

    private static JComponent person(Icon disc, String name, String about, @Nullable JButton cross) {
        JPanel line =
                new JPanel(new MigLayout("insets 0 20 0 12, gap 0", "[36!]12[grow,fill]8[32!]", "push[20!][16!]push"));
        line.setOpaque(false);
        JLabel first = PlainText.label(name);
        first.setFont(UIManager.getFont("defaultFont").deriveFont(13f));
        Ink.of("Chartside.text", first);
        JLabel second = PlainText.label(about);
        second.setFont(UIManager.getFont("defaultFont").deriveFont(12f));
        Ink.of("Chartside.text2", second);
        line.add(new JLabel(disc), "cell 0 0 1 2");
        line.add(first, "cell 1 0, wmin 0");
        line.add(second, "cell 1 1, wmin 0");
        if (cross != null) {
            line.add(cross, "cell 2 0 1 2, w 32!, h 32!");
        }
        return line;
    }

    private String since(long millis) {
        Locale words = messages.locale().getLanguage().equals("fr") ? Locale.FRENCH : Locale.ENGLISH;
        LocalDateTime then = LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), clock.getZone());
        return then.toLocalDate().equals(java.time.LocalDate.now(clock))
                ? messages.text("group.since.today", then.format(DateTimeFormatter.ofPattern("HH:mm", words)))
                : messages.text("group.since", then.format(DateTimeFormatter.ofPattern("d MMMM uuuu", words)));
    }
}
