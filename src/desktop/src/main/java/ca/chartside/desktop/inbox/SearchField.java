package ca.chartside.desktop.inbox;

import ca.chartside.desktop.ui.Icons;
import ca.chartside.desktop.ui.Indented;
import ca.chartside.desktop.ui.Messages;
import ca.chartside.desktop.ui.Names;
import com.formdev.flatlaf.FlatClientProperties;
import javax.swing.BorderFactory;
import javax.swing.JLabel;
import javax.swing.JTextField;
import javax.swing.UIManager;
import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;

/** Where patients are looked up; its shortcut stands in it while it is empty. */
final class SearchField extends JTextField {
    private static final long serialVersionUID = 1L;

    private final JLabel shortcut;

    SearchField(SearchModel model, Messages messages) {
        setName(Names.SEARCH_FIELD);
        getAccessibleContext().setAccessibleName(messages.text("search.name"));
        getAccessibleContext().setAccessibleDescription(messages.text("search.hint"));
        shortcut = new JLabel(messages.text("search.shortcut"));
        shortcut.setFont(UIManager.getFont("defaultFont").deriveFont(11f));
        shortcut.putClientProperty(FlatClientProperties.STYLE, "foreground: $Chartside.text3");
        shortcut.setBorder(BorderFactory.createEmptyBorder(0, 0, 0, 8));
        putClientProperty(FlatClientProperties.PLACEHOLDER_TEXT, messages.text("search.hint"));
        putClientProperty(
                FlatClientProperties.TEXT_FIELD_LEADING_ICON,
                new Indented(Icons.of(MaterialDesignM.MAGNIFY, 18, "Chartside.text3")));
        putClientProperty(FlatClientProperties.TEXT_FIELD_TRAILING_COMPONENT, shortcut);
        putClientProperty(FlatClientProperties.TEXT_FIELD_SHOW_CLEAR_BUTTON, true);
        putClientProperty(
                FlatClientProperties.STYLE,
                "margin: 0,4,0,4; iconTextGap: 8; borderColor: $Chartside.line; background: $Chartside.surface;"
                        + " placeholderForeground: $Chartside.text3; innerFocusWidth: 1");
        getDocument().addDocumentListener(new DocumentListener() {
            @Override
            public void insertUpdate(DocumentEvent e) {
                typed(model);
            }

            @Override
            public void removeUpdate(DocumentEvent e) {
                typed(model);
            }

            @Override
            public void changedUpdate(DocumentEvent e) {
                typed(model);
            }
        });
    }

    private void typed(SearchModel model) {
        shortcut.setVisible(getText().isEmpty());
        model.setQuery(getText());
    }
}
