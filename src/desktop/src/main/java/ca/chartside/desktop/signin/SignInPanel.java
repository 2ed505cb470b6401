package ca.chartside.desktop.signin;

import ca.chartside.desktop.signin.SignInModel.Keeping;
import ca.chartside.desktop.signin.SignInModel.Step;
import ca.chartside.desktop.ui.Ink;
import ca.chartside.desktop.ui.Messages;
import ca.chartside.protocol.Limits;
import com.formdev.flatlaf.FlatClientProperties;
import java.awt.Graphics;
import java.awt.event.FocusAdapter;
import java.awt.event.FocusEvent;
import java.util.Arrays;
import java.util.List;
import javax.swing.BorderFactory;
import javax.swing.Icon;
import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JPasswordField;
import javax.swing.JTextArea;
import javax.swing.JTextField;
import javax.swing.JToggleButton;
import javax.swing.SwingConstants;
import javax.swing.SwingUtilities;
import javax.swing.UIManager;
import net.miginfocom.swing.MigLayout;
import org.jspecify.annotations.Nullable;

/** The sign-in form: binds {@link SignInModel} and nothing else. */
final class SignInPanel extends JPanel {
    private static final long serialVersionUID = 1L;

    private final transient SignInModel model;
    private final transient Messages messages;
    private final transient Runnable onResize;

    private final JLabel title = new JLabel();
    private final JLabel subtitle = new JLabel();
    private final JTextField clinic = field("signin.clinic");
    private final JLabel clinicHint;
    private final JTextField username = field("signin.username");
    private final JPasswordField password;
    private final JPasswordField newPassword;
    private final JPasswordField repeated;
    private final JCheckBox remember;
    private final JTextArea noKeyring;
    private final JButton button = new JButton();
    private final JButton advanced;
    private final JButton back;
    private final JTextField server = field("signin.server");
    private final JLabel serverLabel;
    private final transient List<JComponent> firstStep;
    private final transient List<JComponent> secondStep;
    private boolean advancedOpen;
    private @Nullable Refusal shown;
    private transient @Nullable RefusalBox refusal;
    private transient @Nullable Runnable onFirstPaint;

    /** @param onResize called when the form needs another height */
    SignInPanel(SignInModel model, Messages messages, Icon logo, Runnable onResize) {
        super(new MigLayout("insets 20 28 24 28, gap 0, wrap 1, hidemode 3", "[304!,fill]", ""));
        this.model = model;
        this.messages = messages;
        this.onResize = onResize;
        Ink.on("Chartside.pop", this);
        password = passwordField("signin.password");
        newPassword = passwordField("signin.new.first");
        repeated = passwordField("signin.new.second");
        clinicHint = small(messages.text("signin.clinic.hint"), "Chartside.text3", -2);
        remember = new JCheckBox(messages.text("signin.remember"));
        noKeyring = note(messages.text("signin.noKeyring"));
        advanced = link(messages.text("signin.advanced"), "signin.advanced");
        back = link(messages.text("signin.new.back"), "signin.new.back");

        add(header(logo), "gapbottom 14");
        JLabel clinicLabel = label("signin.clinic", clinic);
        JLabel usernameLabel = label("signin.username", username);
        JLabel passwordLabel = label("signin.password", password);
        JLabel firstLabel = label("signin.new.first", newPassword);
        JLabel secondLabel = label("signin.new.second", repeated);
        serverLabel = label("signin.server", server);
        addField(clinicLabel, clinic, "");
        add(clinicHint, "gaptop 4, h 14!");
        addField(usernameLabel, username, "gaptop 14, ");
        addField(passwordLabel, password, "gaptop 14, ");
        addField(firstLabel, newPassword, "");
        addField(secondLabel, repeated, "gaptop 14, ");
        add(remember, "gaptop 14, h 18!");
        add(noKeyring, "gaptop 8");
        add(button, "gaptop 14, h 36!");
        add(advanced, "gaptop 14, h 18!, alignx left, growx 0");
        add(back, "gaptop 14, h 18!, alignx left, growx 0");
        addField(serverLabel, server, "gaptop 8, ");
        firstStep = List.of(clinicLabel, clinic, usernameLabel, username, passwordLabel, password, remember, advanced);
        secondStep = List.of(firstLabel, newPassword, secondLabel, repeated, back);

        fill();
        bind();
        refresh();
    }

    private JPanel header(Icon logo) {
        JPanel header = new JPanel(new MigLayout("insets 0, gap 0", "[40!]12[grow]", "[24!][18!]"));
        header.setOpaque(false);
        title.setFont(UIManager.getFont("semibold.font").deriveFont(18f));
        Ink.of("Chartside.text2", subtitle);
        subtitle.setFont(subtitle.getFont().deriveFont(12f));
        header.add(new JLabel(logo), "spany 2");
        header.add(title, "wrap");
        header.add(subtitle);
        return header;
    }

    private void addField(JLabel label, JTextField field, String above) {
        add(label, above + "h 16!");
        add(field, "gaptop 4, h 36!");
    }

    private static JTextField field(String name) {
        return dress(new JTextField(), name);
    }

    private static <T extends JTextField> T dress(T field, String name) {
        field.setName(name);
        field.putClientProperty(FlatClientProperties.STYLE, "margin: 0,8,0,8");
        return field;
    }

    private JPasswordField passwordField(String name) {
        JPasswordField field = dress(new JPasswordField(), name);
        char hidden = field.getEchoChar();
        JToggleButton eye = new JToggleButton(Glyph.eye(18));
        eye.setName(name + ".show");
        eye.putClientProperty(FlatClientProperties.BUTTON_TYPE, FlatClientProperties.BUTTON_TYPE_TOOLBAR_BUTTON);
        Ink.of("Label.foreground", eye);
        Runnable look = () -> {
            field.setEchoChar(eye.isSelected() ? 0 : hidden);
            String says = messages.text(eye.isSelected() ? "signin.password.hide" : "signin.password.show");
            eye.setToolTipText(says);
            eye.getAccessibleContext().setAccessibleName(says);
        };
        eye.addItemListener(e -> look.run());
        look.run();
        field.putClientProperty(FlatClientProperties.TEXT_FIELD_TRAILING_COMPONENT, eye);
        // By keyboard too; FlatLaf takes the focus from what it puts into a field.
        eye.setFocusable(true);
        return field;
    }

    private JLabel label(String key, JTextField field) {
        JLabel label = small(messages.text(key), "Chartside.text2", -1);
        label.setLabelFor(field);
        field.getAccessibleContext().setAccessibleName(messages.text(key));
        return label;
    }

    private static JLabel small(String text, String colour, int delta) {
        JLabel label = Ink.of(colour, new JLabel(text));
        label.setFont(label.getFont().deriveFont(label.getFont().getSize2D() + delta));
        return label;
    }

    private static JTextArea note(String text) {
        JTextArea area = new JTextArea(text);
        area.setName("signin.noKeyring");
        area.setEditable(false);
        area.setFocusable(false);
        area.setOpaque(false);
        area.setBorder(BorderFactory.createEmptyBorder());
        area.setLineWrap(true);
        area.setWrapStyleWord(true);
        area.setColumns(1);
        area.setSize(304, Short.MAX_VALUE);
        area.setFont(area.getFont().deriveFont(12f));
        Ink.of("Chartside.text2", area);
        return area;
    }

    private static JButton link(String text, String name) {
        JButton link = new JButton(text);
        link.setName(name);
        link.putClientProperty(FlatClientProperties.BUTTON_TYPE, FlatClientProperties.BUTTON_TYPE_BORDERLESS);
        link.putClientProperty(FlatClientProperties.STYLE, "margin: 0,-4,0,4; minimumWidth: 0; arc: 6");
        Ink.of("Chartside.accentText", link);
        link.setIconTextGap(4);
        link.setHorizontalAlignment(SwingConstants.LEADING);
        return link;
    }

    private void fill() {
        clinic.setText(model.clinic());
        username.setText(model.username());
        server.setText(model.server());
        remember.setSelected(model.remember());
        remember.setName("signin.remember");
        remember.setOpaque(false);
        remember.setIconTextGap(8);
        button.setName("signin.button");
        button.setFont(UIManager.getFont("semibold.font").deriveFont(13f));
    }

    private void bind() {
        clinic.addFocusListener(new FocusAdapter() {
            @Override
            public void focusLost(FocusEvent e) {
                takeClinic();
            }
        });
        remember.addActionListener(e -> model.setRemember(remember.isSelected()));
        advanced.addActionListener(e -> {
            advancedOpen = !advancedOpen;
            refresh();
            if (advancedOpen) {
                server.requestFocusInWindow();
            }
        });
        back.addActionListener(e -> model.startOver());
        button.addActionListener(e -> submit());
        model.onChange(this::refresh);
        model.onForget(() -> List.of(password, newPassword, repeated).forEach(SignInPanel::wipe));
    }

    /** The field overwrites what it held; its eye closes. */
    private static void wipe(JPasswordField field) {
        field.setText("");
        if (field.getClientProperty(FlatClientProperties.TEXT_FIELD_TRAILING_COMPONENT) instanceof JToggleButton eye) {
            eye.setSelected(false);
        }
    }

    private static String typed(JPasswordField field) {
        char[] typed = field.getPassword();
        String text = new String(typed);
        Arrays.fill(typed, '\0');
        return text;
    }

    private void takeClinic() {
        model.setClinic(clinic.getText());
        clinic.setText(model.clinic());
    }

    private void submit() {
        if (model.step() == Step.NEW_PASSWORD) {
            model.setNewPassword(typed(newPassword), typed(repeated));
            return;
        }
        takeClinic();
        model.setUsername(username.getText());
        model.setServer(server.getText());
        model.signIn(typed(password));
    }

    /** Wrapped words know their height only once they have their width: to be asked between two layouts. */
    void settle() {
        if (refusal != null) {
            refusal.rewrap();
        }
    }

    JButton defaultButton() {
        return button;
    }

    private void refresh() {
        if (!SwingUtilities.isEventDispatchThread()) {
            throw new IllegalStateException("views are touched on the event thread only");
        }
        boolean first = model.step() == Step.PASSWORD;
        title.setText(messages.text(first ? "signin.title" : "signin.new.title"));
        subtitle.setText(
                first ? messages.text("signin.subtitle") : messages.text("signin.new.subtitle", Limits.PASSWORD_MIN));
        firstStep.forEach(component -> component.setVisible(first));
        secondStep.forEach(component -> component.setVisible(!first));
        remember.setVisible(first && model.keeping() != Keeping.FORBIDDEN);
        remember.setEnabled(model.keeping() != Keeping.NO_KEYRING);
        remember.setSelected(model.remember() && model.keeping() != Keeping.NO_KEYRING);
        noKeyring.setVisible(first && model.keeping() == Keeping.NO_KEYRING);
        advanced.setIcon(advancedOpen ? Glyph.chevronDown(18) : Glyph.chevronRight(18));
        serverLabel.setVisible(first && advancedOpen);
        server.setVisible(first && advancedOpen);
        button.setText(messages.text(model.busy() ? "signin.busy" : first ? "signin.button" : "signin.new.button"));
        button.setEnabled(!model.busy());
        showRefusal(model.refusal());
        // The hint makes room for the refusal, which says more.
        clinicHint.setVisible(first && model.refusal() == null);
        onResize.run();
    }

    private void showRefusal(@Nullable Refusal now) {
        if (refusal != null) {
            refusal.setVisible(now != null);
        }
        if (now != null && !now.equals(shown)) {
            box().show(now);
            JTextField field = fieldToCorrect();
            field.requestFocusInWindow();
            // What was typed stays, and typing replaces it.
            field.selectAll();
        } else if (now == null && model.step() == Step.NEW_PASSWORD && !newPassword.isFocusOwner()) {
            newPassword.requestFocusInWindow();
        }
        shown = now;
    }

    /** Made when first needed: styled text is the most that this window could load. */
    private RefusalBox box() {
        RefusalBox box = refusal;
        if (box == null) {
            box = new RefusalBox(messages, model::retry);
            refusal = box;
            add(box, "gapbottom 14", 1);
        }
        return box;
    }

    /** Called once, when the form has been painted. */
    void onFirstPaint(Runnable task) {
        onFirstPaint = task;
    }

    @Override
    protected void paintComponent(Graphics g) {
        super.paintComponent(g);
        Runnable task = onFirstPaint;
        if (task != null) {
            onFirstPaint = null;
            // Behind this painting and what else it consists of.
            SwingUtilities.invokeLater(task);
        }
    }

    private JTextField fieldToCorrect() {
        if (model.step() == Step.NEW_PASSWORD) {
            return newPassword;
        }
        Refusal now = model.refusal();
        if (now != null && now.aboutClinic()) {
            return clinic;
        }
        return clinic.getText().isEmpty() ? clinic : username.getText().isEmpty() ? username : password;
    }

    /** Where typing begins: the first field that is empty. */
    JTextField initialFocus() {
        return fieldToCorrect();
    }
}
