package ca.chartside.desktop.actions;

import ca.chartside.desktop.actions.PickModel.Choice;
import ca.chartside.desktop.ui.Disc;
import ca.chartside.desktop.ui.Icons;
import ca.chartside.desktop.ui.Ink;
import ca.chartside.desktop.ui.Messages;
import ca.chartside.desktop.ui.PatientText;
import ca.chartside.desktop.ui.PlainText;
import ca.chartside.protocol.Role;
import ca.chartside.protocol.StaffUser;
import java.awt.Component;
import java.awt.Font;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JPanel;
import javax.swing.ListCellRenderer;
import javax.swing.UIManager;
import net.miginfocom.swing.MigLayout;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;

/** A colleague among those to pick from: initials, name, role. */
final class StaffCell extends JPanel implements ListCellRenderer<Choice> {
    private static final long serialVersionUID = 1L;
    static final int HEIGHT = 48;

    private final transient Messages messages;
    private final JLabel disc = new JLabel();
    private final JLabel name = PlainText.label();
    private final JLabel role = PlainText.label();

    StaffCell(Messages messages) {
        super(new MigLayout("insets 0 8 0 8, gap 0, hidemode 3", "[32!]10[grow,fill]", "push[]0[]push"));
        this.messages = messages;
        Font font = UIManager.getFont("defaultFont");
        name.setFont(font.deriveFont(13f));
        role.setFont(font.deriveFont(12f));
        Ink.of("Chartside.text", name);
        Ink.of("Chartside.text2", role);
        add(disc, "spany 2");
        add(name, "wrap, wmin 0");
        add(role, "wmin 0");
    }

    @Override
    public Component getListCellRendererComponent(
            JList<? extends Choice> list, Choice value, int index, boolean isSelected, boolean cellHasFocus) {
        StaffUser user = value.user();
        if (user == null) {
            disc.setIcon(Icons.of(MaterialDesignA.ACCOUNT_OFF_OUTLINE, 20, "Chartside.text2"));
            name.setText(messages.text("assign.nobody"));
            role.setText("");
        } else {
            String initials = PatientText.initials(user.displayName());
            disc.setIcon(value.me() ? Disc.me(initials, 32) : Disc.neutral(initials, 32));
            name.setText(value.me() ? messages.text("group.you", user.displayName()) : user.displayName());
            role.setText(role(user.role(), messages));
        }
        disc.setHorizontalAlignment(JLabel.CENTER);
        setBackground(UIManager.getColor(isSelected ? "Chartside.sel" : "Chartside.pop"));
        getAccessibleContext()
                .setAccessibleName(user == null ? name.getText() : name.getText() + ", " + role.getText());
        role.setVisible(user != null);
        setPreferredSize(new java.awt.Dimension(100, HEIGHT));
        return this;
    }

    static String role(Role role, Messages messages) {
        return switch (role) {
            case DOCTOR -> messages.text("group.doctor");
            case MOA -> messages.text("group.moa");
        };
    }
}
