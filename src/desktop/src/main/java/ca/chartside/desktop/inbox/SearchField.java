package ca.chartside.desktop.inbox;

import ca.chartside.desktop.ui.Icons;
import ca.chartside.desktop.ui.Indented;
import ca.chartside.desktop.ui.Messages;
import ca.chartside.desktop.ui.Names;
import com.formdev.flatlaf.FlatClientProperties;
import java.awt.Component;
import javax.swing.AbstractButton;
import javax.swing.BorderFactory;
import javax.swing.JLabel;
import javax.swing.JTextField;
import javax.swing.UIManager;
import javax.swing.event.DocumentEvent;
import javax.swing.text.AttributeSet;
import javax.swing.text.BadLocationException;
import javax.swing.text.PlainDocument;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;

/** Where is typed what to look for; its shortcut stands in it while it is empty. */
final class SearchField extends JTextField {
    private static final long serialVersionUID = 1L;

    private final transient SearchModel model;
    private final transient Messages messages;
    private final JLabel shortcut;

    SearchField(SearchModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        setName(Names.SEARCH_FIELD);
        shortcut = new JLabel(messages.text("search.shortcut"));
        shortcut.setFont(UIManager.getFont("defaultFont").deriveFont(11f));
        shortcut.putClientProperty(FlatClientProperties.STYLE, "foreground: $Chartside.text3");
        shortcut.setBorder(BorderFactory.createEmptyBorder(0, 0, 0, 8));
        putClientProperty(
                FlatClientProperties.TEXT_FIELD_LEADING_ICON,
                new Indented(Icons.of(MaterialDesignM.MAGNIFY, 18, "Chartside.text3")));
        putClientProperty(FlatClientProperties.TEXT_FIELD_TRAILING_COMPONENT, shortcut);
        putClientProperty(FlatClientProperties.TEXT_FIELD_SHOW_CLEAR_BUTTON, true);
        putClientProperty(
                FlatClientProperties.STYLE,
                "margin: 0,4,0,4; iconTextGap: 8; borderColor: $Chartside.line; background: $Chartside.surface;"
                        + " placeholderForeground: $Chartside.text3; innerFocusWidth: 1");
        setDocument(new Typed());
        refresh();
    }

    /** The look puts its button into the field, without a word on it. */
    @Override
    protected void addImpl(Component part, Object constraints, int index) {
        if (part instanceof AbstractButton clear) {
            clear.getAccessibleContext().setAccessibleName(messages.text("search.clear"));
            clear.setToolTipText(messages.text("search.clear"));
        }
        super.addImpl(part, constraints, index);
    }

    /** What can be looked for just now. */
    void refresh() {
        boolean patients = model.patientsOnly();
        putClientProperty(
                FlatClientProperties.PLACEHOLDER_TEXT,
                messages.text(patients ? "search.hint.patients" : "search.hint"));
        getAccessibleContext().setAccessibleName(messages.text(patients ? "search.name.patients" : "search.hint"));
        if (!model.active()) {
            describe("");
        }
    }

    /** @param chosen what a screen reader says of the result that Enter would open; empty: what can be typed */
    void describe(String chosen) {
        boolean patients = model.patientsOnly();
        getAccessibleContext()
                .setAccessibleDescription(
                        chosen.isEmpty()
                                ? messages.text(patients ? "search.hint.patients" : "search.description")
                                : chosen);
    }

    private void typed() {
        shortcut.setVisible(getText().isEmpty());
        model.setQuery(getText());
    }

    /** Swing takes what is replaced away before it puts the new text there: between the two nothing has been typed. */
    private final class Typed extends PlainDocument {
        private static final long serialVersionUID = 1L;
        private boolean replacing;

        @Override
        public void replace(int offset, int length, String text, AttributeSet attributes) throws BadLocationException {
            replacing = true;
            try {
                super.replace(offset, length, text, attributes);
            } finally {
                replacing = false;
            }
            typed();
        }

        @Override
        protected void fireInsertUpdate(DocumentEvent e) {
            super.fireInsertUpdate(e);
            changed();
        }

        @Override
        protected void fireRemoveUpdate(DocumentEvent e) {
            super.fireRemoveUpdate(e);
            changed();
        }

        private void changed() {
            if (!replacing) {
                typed();
            }
        }
    }
}
