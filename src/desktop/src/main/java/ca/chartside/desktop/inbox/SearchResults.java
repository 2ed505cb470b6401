package ca.chartside.desktop.inbox;

import ca.chartside.desktop.net.ApiException;
import ca.chartside.desktop.ui.EmptyState;
import ca.chartside.desktop.ui.Icons;
import ca.chartside.desktop.ui.Ink;
import ca.chartside.desktop.ui.Messages;
import ca.chartside.desktop.ui.Names;
import ca.chartside.desktop.ui.PlainText;
import ca.chartside.protocol.Patient;
import ca.chartside.protocol.PatientList;
import java.awt.BorderLayout;
import java.awt.CardLayout;
import java.awt.event.ActionEvent;
import java.awt.event.KeyEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.List;
import java.util.function.Consumer;
import javax.swing.AbstractAction;
import javax.swing.BorderFactory;
import javax.swing.DefaultListModel;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.KeyStroke;
import javax.swing.ListSelectionModel;
import javax.swing.UIManager;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;

/** The patients that were found, in the list's place while a search is on. Binds {@link SearchModel}. */
final class SearchResults extends JPanel {
    private static final long serialVersionUID = 1L;

    private final transient SearchModel model;
    private final transient Messages messages;
    private final transient Consumer<Patient> choose;
    private final DefaultListModel<Patient> patients = new DefaultListModel<>();
    private final JList<Patient> list = PlainText.in(new JList<>(patients));
    private final JLabel more = new JLabel();
    private final EmptyState empty;

    SearchResults(SearchModel model, Messages messages, Consumer<Patient> choose) {
        super(new CardLayout());
        this.model = model;
        this.messages = messages;
        this.choose = choose;
        empty = new EmptyState(Names.SEARCH_RESULTS + ".retry", messages.text("inbox.retry"), model::retry);
        list.setName(Names.SEARCH_RESULTS);
        list.getAccessibleContext().setAccessibleName(messages.text("search.results"));
        list.setCellRenderer(new PatientCell(messages));
        list.setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
        Ink.on("Chartside.bg", list);
        JScrollPane scroller =
                new JScrollPane(list, JScrollPane.VERTICAL_SCROLLBAR_AS_NEEDED, JScrollPane.HORIZONTAL_SCROLLBAR_NEVER);
        scroller.setBorder(BorderFactory.createEmptyBorder());
        scroller.getVerticalScrollBar().setUnitIncrement(RowCell.ROW / 2);
        more.setText(messages.text("search.more"));
        more.setFont(UIManager.getFont("defaultFont").deriveFont(11f));
        Ink.of("Chartside.text3", more);
        more.setBorder(BorderFactory.createEmptyBorder(4, 20, 8, 12));
        JPanel found = new JPanel(new BorderLayout());
        found.setOpaque(false);
        found.add(scroller);
        found.add(more, BorderLayout.SOUTH);
        setOpaque(false);
        add(found, "found");
        add(empty, "empty");
        bind();
        model.onChange(this::refresh);
    }

    private void bind() {
        list.addMouseListener(new MouseAdapter() {
            @Override
            public void mousePressed(MouseEvent e) {
                int index = list.locationToIndex(e.getPoint());
                if (index >= 0 && list.getCellBounds(index, index).contains(e.getPoint())) {
                    choose.accept(patients.get(index));
                }
            }
        });
        list.getInputMap(WHEN_FOCUSED).put(KeyStroke.getKeyStroke(KeyEvent.VK_ENTER, 0), "choose");
        list.getActionMap().put("choose", new AbstractAction() {
            private static final long serialVersionUID = 1L;

            @Override
            public void actionPerformed(ActionEvent e) {
                chooseSelected();
            }
        });
    }

    /** Enter in the field or in the list. */
    void chooseSelected() {
        Patient chosen = list.getSelectedValue();
        if (chosen != null) {
            choose.accept(chosen);
        }
    }

    /** Up and Down in the field move in the list; the keyboard stays in the field. */
    void step(int by) {
        int next = list.getSelectedIndex() + by;
        if (next >= 0 && next < patients.size()) {
            list.setSelectedIndex(next);
            list.ensureIndexIsVisible(next);
        }
    }

    private void refresh() {
        PatientList found = model.found();
        ApiException error = model.error();
        boolean none = found != null && found.patients().isEmpty();
        if (error != null) {
            empty.say(
                    Icons.of(MaterialDesignA.ALERT_CIRCLE_OUTLINE, 40, "Chartside.red"),
                    "",
                    error.sentence(messages.locale()));
            empty.offer();
        } else if (none) {
            empty.say(
                    Icons.of(MaterialDesignA.ACCOUNT_SEARCH_OUTLINE, 40, "Chartside.text3"),
                    messages.text("search.none"),
                    messages.text("search.none.hint"));
        }
        List<Patient> wanted = found == null ? List.of() : found.patients();
        if (!List.of(patients.toArray()).equals(wanted)) {
            patients.clear();
            patients.addAll(wanted);
            if (!wanted.isEmpty()) {
                list.setSelectedIndex(0);
            }
        }
        more.setVisible(found != null && found.more());
        ((CardLayout) getLayout()).show(this, error != null || none ? "empty" : "found");
    }
}
