package ca.chartside.desktop.inbox;

import ca.chartside.desktop.net.ApiException;
import ca.chartside.desktop.ui.EmptyState;
import ca.chartside.desktop.ui.Icons;
import ca.chartside.desktop.ui.Ink;
import ca.chartside.desktop.ui.InlineBar;
import ca.chartside.desktop.ui.Messages;
import ca.chartside.desktop.ui.Names;
import ca.chartside.desktop.ui.PatientText;
import ca.chartside.desktop.ui.Sentence;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Patient;
import com.formdev.flatlaf.FlatClientProperties;
import java.awt.BorderLayout;
import java.awt.CardLayout;
import java.awt.Dimension;
import java.util.UUID;
import java.util.function.Consumer;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JProgressBar;
import javax.swing.UIManager;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;

/** What was found, in the list's place while a search is on. Binds {@link SearchModel}. */
final class SearchResults extends JPanel {
    private static final long serialVersionUID = 1L;

    private final transient SearchModel model;
    private final transient Messages messages;
    private final ItemList list;
    private final InlineBar where;
    private final JButton widen;
    private final JProgressBar busy = new JProgressBar();
    private final JLabel more = new JLabel();
    private final EmptyState none;
    private final EmptyState failed;
    private final InlineBar trouble;
    private final CardLayout cards = new CardLayout();
    private final JPanel body = new JPanel(cards);
    private @Nullable SearchQuery shown;

    /**
     * @param rows what is found, as a list shows it
     * @param choose a line was clicked, or Enter pressed on it
     */
    SearchResults(
            SearchModel model,
            Rows rows,
            Messages messages,
            RowText text,
            UUID me,
            Consumer<Item> choose,
            RowMenu menu) {
        super(new BorderLayout());
        this.model = model;
        this.messages = messages;
        list = new ItemList(rows, messages, text, me, choose, menu);
        list.setName(Names.SEARCH_RESULTS);
        list.getAccessibleContext().setAccessibleName(messages.text("search.results"));
        where = new InlineBar(Icons.of(MaterialDesignA.ACCOUNT_SEARCH_OUTLINE, 18, "Chartside.text2"), 36);
        where.setName(Names.SEARCH_WHERE);
        widen = where.addAction(Names.SEARCH_WIDEN, "", () -> model.widen(!model.wide()));
        none = new EmptyState(Names.SEARCH_NONE_WIDEN, messages.text("search.none.widen"), () -> model.widen(true));
        failed = new EmptyState(Names.SEARCH_RETRY, messages.text("inbox.retry"), model::retry);
        trouble = new InlineBar(Icons.of(MaterialDesignA.ALERT_CIRCLE_OUTLINE, 18, "Chartside.red"), 36);
        trouble.addAction(Names.SEARCH_MORE_RETRY, messages.text("inbox.retry"), model::retry);
        layOut();
        model.onChange(this::refresh);
        refresh();
    }

    private void layOut() {
        setOpaque(false);
        busy.putClientProperty(
                FlatClientProperties.STYLE, "arc: 0; foreground: $Chartside.accent; background: $Chartside.bg");
        busy.setBorderPainted(false);
        busy.setPreferredSize(new Dimension(100, 2));
        busy.getAccessibleContext().setAccessibleName(messages.text("search.busy"));
        // It has its place always: nothing moves when it comes.
        JPanel line = new JPanel(new BorderLayout());
        line.setOpaque(false);
        line.setPreferredSize(new Dimension(100, 2));
        line.add(busy);
        JPanel top = new JPanel(new BorderLayout());
        top.setOpaque(false);
        top.add(where);
        top.add(line, BorderLayout.SOUTH);
        more.setText(messages.text("search.more"));
        more.setFont(UIManager.getFont("defaultFont").deriveFont(11f));
        Ink.of("Chartside.text3", more);
        more.setBorder(BorderFactory.createEmptyBorder(4, 20, 8, 12));
        JPanel found = new JPanel(new BorderLayout());
        found.setOpaque(false);
        found.add(list.component());
        found.add(more, BorderLayout.SOUTH);
        body.setOpaque(false);
        body.add(found, "found");
        body.add(none, "none");
        body.add(failed, "failed");
        add(top, BorderLayout.NORTH);
        add(body);
        add(trouble, BorderLayout.SOUTH);
    }

    /** Where Up and Down move in the results, too. */
    void keyboard(SearchField field) {
        list.keyboard(field);
        list.addListSelectionListener(e -> field.describe(list.spoken()));
    }

    /** Enter in the field. What is not yet the answer to what stands there is not opened. */
    void chooseSelected(Consumer<Item> choose) {
        Item chosen = list.getSelectedValue();
        if (chosen != null && !model.waiting()) {
            choose.accept(chosen);
        }
    }

    /** Up and Down in the field; the keyboard stays in it. */
    void step(int by) {
        list.step(by);
    }

    boolean takeFocus() {
        boolean there = !model.items().isEmpty();
        if (there) {
            list.takeFocus();
        }
        return there;
    }

    private void refresh() {
        refreshList();
        ApiException error = model.error();
        boolean listed = !model.items().isEmpty();
        refreshWhere();
        busy.setVisible(model.slow());
        busy.setIndeterminate(model.slow());
        more.setVisible(model.tooManyPatients());
        trouble.setVisible(error != null && listed);
        if (error != null) {
            trouble.say(error.sentence(messages.locale()));
            sayFailed(error);
        } else if (model.nothing()) {
            sayNone();
        }
        cards.show(body, error != null && !listed ? "failed" : model.nothing() ? "none" : "found");
    }

    private void refreshList() {
        SearchQuery answered = model.answered();
        if (answered == null || answered.equals(shown)) {
            int before = list.getSelectedIndex();
            list.refresh();
            if (before >= 0 && list.getSelectedIndex() < 0) {
                // "More patients" became the first of them.
                list.setSelectedIndex(Math.min(before, model.items().size() - 1));
            }
        } else {
            list.startOver();
        }
        shown = answered;
    }

    private void refreshWhere() {
        Patient chart = model.chart();
        where.setVisible(chart != null);
        if (chart != null) {
            where.say(
                    model.wide()
                            ? messages.text("search.where.clinic")
                            : messages.text("search.where.chart", Sentence.bold(PatientText.listName(chart))));
            widen.setText(messages.text(model.wide() ? "search.where.narrow" : "search.where.widen"));
        }
    }

    private void sayFailed(ApiException error) {
        if (error.kind() == ErrorKind.SERVER_UNREACHABLE) {
            failed.say(
                    Icons.of(MaterialDesignC.CLOUD_OFF_OUTLINE, 40, "Chartside.text3"),
                    messages.text("search.offline"),
                    messages.text("search.offline.hint"));
        } else {
            failed.say(
                    Icons.of(MaterialDesignA.ALERT_CIRCLE_OUTLINE, 40, "Chartside.red"),
                    "",
                    error.sentence(messages.locale()));
        }
        failed.offer();
    }

    private void sayNone() {
        if (model.patientsOnly()) {
            none.say(
                    Icons.of(MaterialDesignA.ACCOUNT_SEARCH_OUTLINE, 40, "Chartside.text3"),
                    messages.text("search.none.patients"),
                    messages.text("search.none.patients.hint"));
            return;
        }
        boolean inChart = model.chart() != null && !model.wide();
        none.say(
                Icons.of(MaterialDesignM.MAGNIFY_CLOSE, 40, "Chartside.text3"),
                messages.text(inChart ? "search.none.chart" : "search.none"),
                messages.text("search.none.hint"));
        if (inChart) {
            none.offer();
        }
    }
}
