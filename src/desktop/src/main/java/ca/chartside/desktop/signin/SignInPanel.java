package ca.chartside.desktop.signin;

import ca.chartside.desktop.signin.SignInModel.Keeping;
import ca.chartside.desktop.signin.SignInModel.Step;
import ca.chartside.desktop.ui.Ink;
import ca.chartside.desktop.ui.Messages;
import ca.chartside.protocol.Limits;
import java.awt.BorderLayout;
import java.awt.Graphics;
import java.awt.event.FocusAdapter;
import java.awt.event.FocusEvent;
import java.util.List;
import java.util.Objects;
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
import javax.swing.SwingUtilities;
import javax.swing.UIManager;
import org.jspecify.annotations.Nullable;

/** The sign-in form: binds {@link SignInModel} and nothing else. */
final class SignInPanel extends JPanel {
    private static final long serialVersionUID = 1L;

    private static final int WIDTH = 304;

    private final transient SignInModel model;
    private final transient Messages messages;
    private final transient Runnable onResize;

    private final JLabel title = new JLabel();
    private final JLabel subtitle = new JLabel();
    private final JTextField clinic = Fields.text("signin.clinic");
    private final JLabel clinicHint;
    private final JTextField username = Fields.text("signin.username");
    private final JPasswordField password;
    private final JCheckBox remember;
    private final JButton button = new JButton();
    private final JButton advanced;
    private final transient List<JComponent> firstStep;
    // What is not seen at first is made when it is needed.
    private @Nullable JTextField server;
    private @Nullable JLabel serverLabel;
    private @Nullable JTextArea noKeyring;
    private transient @Nullable SecondStep secondStep;
    private boolean advancedOpen;
    private @Nullable Refusal shown;
    private transient @Nullable RefusalBox refusal;
    private transient @Nullable Runnable onFirstPaint;

    /** @param onResize called when the form needs another height */
    SignInPanel(SignInModel model, Messages messages, Icon logo, Runnable onResize) {
        super(new Column(WIDTH));
        this.model = model;
        this.messages = messages;
        this.onResize = onResize;
        Ink.on("Chartside.pop", this);
        setFocusTraversalPolicyProvider(true);
        setFocusTraversalPolicy(new EyesLast());
        setBorder(BorderFactory.createEmptyBorder(20, 28, 24, 28));
        password = Fields.password("signin.password", messages);
        clinicHint = Fields.small(messages.text("signin.clinic.hint"), "Chartside.text3", -2);
        remember = new JCheckBox(messages.text("signin.remember"));
        advanced = Fields.link(messages.text("signin.advanced"), "signin.advanced", -4);

        add(header(logo), Column.below(0));
        JLabel clinicLabel = Fields.label(messages.text("signin.clinic"), clinic);
        JLabel usernameLabel = Fields.label(messages.text("signin.username"), username);
        JLabel passwordLabel = Fields.label(messages.text("signin.password"), password);
        addField(clinicLabel, clinic, -1);
        add(clinicHint, Column.place(4, 14));
        addField(usernameLabel, username, -1);
        addField(passwordLabel, password, -1);
        add(remember, Column.place(14, 18));
        add(button, Column.place(14, 36));
        add(advanced, new Column.Place(14, 18, false));
        firstStep = List.of(clinicLabel, clinic, usernameLabel, username, passwordLabel, password, remember, advanced);

        fill();
        bind();
        refresh();
    }

    private JPanel header(Icon logo) {
        JPanel header = new JPanel(new BorderLayout(12, 0));
        header.setOpaque(false);
        title.setFont(UIManager.getFont("semibold.font").deriveFont(18f));
        Ink.of("Chartside.text2", subtitle);
        subtitle.setFont(subtitle.getFont().deriveFont(12f));
        JPanel words = new JPanel(new Column(WIDTH - 52));
        words.setOpaque(false);
        words.add(title, Column.place(0, 24));
        words.add(subtitle, Column.place(0, 18));
        header.add(new JLabel(logo), BorderLayout.WEST);
        header.add(words);
        return header;
    }

    /** @param index -1 for below what there is */
    private void addField(JLabel label, JTextField field, int index) {
        add(label, Column.place(14, 16), index);
        add(field, Column.place(4, 36), index < 0 ? index : index + 1);
    }

    private void fill() {
        clinic.setText(model.clinic());
        username.setText(model.username());
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
                server().requestFocusInWindow();
            }
        });
        button.addActionListener(e -> submit());
        model.onChange(this::refresh);
        model.onForget(this::forget);
    }

    private void forget() {
        Fields.wipe(password);
        if (secondStep != null) {
            secondStep.forget();
        }
    }

    private void takeClinic() {
        model.setClinic(clinic.getText());
        clinic.setText(model.clinic());
    }

    private void submit() {
        if (model.step() == Step.NEW_PASSWORD) {
            secondStep().submit();
            return;
        }
        takeClinic();
        model.setUsername(username.getText());
        if (server != null) {
            model.setServer(server.getText());
        }
        model.signIn(Fields.typed(password));
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
        if (!first || secondStep != null) {
            secondStep().setVisible(!first);
        }
        remember.setVisible(first && model.keeping() != Keeping.FORBIDDEN);
        remember.setEnabled(model.keeping() != Keeping.NO_KEYRING);
        remember.setSelected(model.remember() && model.keeping() != Keeping.NO_KEYRING);
        showNoKeyring(first && model.keeping() == Keeping.NO_KEYRING);
        advanced.setIcon(advancedOpen ? Glyph.chevronDown(18) : Glyph.chevronRight(18));
        showServer(first && advancedOpen);
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
        } else if (now == null
                && model.step() == Step.NEW_PASSWORD
                && !secondStep().newPassword.isFocusOwner()) {
            secondStep().newPassword.requestFocusInWindow();
        }
        shown = now;
    }

    /** Made when first needed: styled text is the most that this window could load. */
    private RefusalBox box() {
        RefusalBox box = refusal;
        if (box == null) {
            box = new RefusalBox(messages, model::retry);
            refusal = box;
            add(box, Column.below(14), 1);
        }
        return box;
    }

    private JTextField server() {
        if (server == null) {
            server = Fields.text("signin.server");
            server.setText(model.server());
            serverLabel = Fields.label(messages.text("signin.server"), server);
            add(serverLabel, Column.place(8, 16));
            add(server, Column.place(4, 36));
        }
        return server;
    }

    private void showServer(boolean show) {
        if (show || server != null) {
            server().setVisible(show);
            Objects.requireNonNull(serverLabel).setVisible(show);
        }
    }

    private void showNoKeyring(boolean show) {
        if (noKeyring == null && show) {
            noKeyring = Fields.note(messages.text("signin.noKeyring"), "signin.noKeyring", WIDTH);
            add(noKeyring, Column.below(8), getComponentZOrder(button));
        }
        if (noKeyring != null) {
            noKeyring.setVisible(show);
        }
    }

    private SecondStep secondStep() {
        if (secondStep == null) {
            secondStep = new SecondStep();
        }
        return secondStep;
    }

    /** The user's own password: asked for at their first sign-in. */
    private final class SecondStep {
        private final JPasswordField newPassword = Fields.password("signin.new.first", messages);
        private final JPasswordField repeated = Fields.password("signin.new.second", messages);
        private final List<JComponent> parts;

        SecondStep() {
            JLabel firstLabel = Fields.label(messages.text("signin.new.first"), newPassword);
            JLabel secondLabel = Fields.label(messages.text("signin.new.second"), repeated);
            JButton back = Fields.link(messages.text("signin.new.back"), "signin.new.back", 0);
            back.addActionListener(e -> model.startOver());
            addField(firstLabel, newPassword, getComponentZOrder(button));
            addField(secondLabel, repeated, getComponentZOrder(button));
            add(back, new Column.Place(14, 18, false));
            parts = List.of(firstLabel, newPassword, secondLabel, repeated, back);
        }

        void setVisible(boolean visible) {
            parts.forEach(part -> part.setVisible(visible));
        }

        void forget() {
            Fields.wipe(newPassword);
            Fields.wipe(repeated);
        }

        void submit() {
            model.setNewPassword(Fields.typed(newPassword), Fields.typed(repeated));
        }
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
            return secondStep().newPassword;
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
