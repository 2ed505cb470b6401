package ca.chartside.desktop.signin;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.desktop.app.UiExecutor;
import ca.chartside.desktop.fake.AccessibleWalk;
import ca.chartside.desktop.fake.Looks;
import ca.chartside.desktop.fake.Samples;
import ca.chartside.desktop.net.ApiException;
import ca.chartside.desktop.signin.SignInModel.Keeping;
import ca.chartside.desktop.theme.Theme;
import ca.chartside.desktop.tray.TrayView;
import ca.chartside.desktop.ui.Messages;
import ca.chartside.protocol.ClinicInfo;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Session;
import ca.chartside.protocol.SignInRequest;
import com.formdev.flatlaf.FlatClientProperties;
import java.awt.Component;
import java.awt.Dimension;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.swing.JButton;
import javax.swing.JFrame;
import javax.swing.JPasswordField;
import javax.swing.JToggleButton;
import javax.swing.SwingUtilities;
import org.junit.jupiter.api.Test;

class SignInPanelTest {
    private static final Session SESSION =
            new Session("a", 0, "r", Samples.RITA, new ClinicInfo("medicalclinic", "Medical Clinic", null, true));

    private static SignInModel model(Function<SignInRequest, Session> server) {
        SignInModel.Gate gate = new SignInModel.Gate() {
            @Override
            public Session signIn(String address, SignInRequest request) {
                return server.apply(request);
            }

            @Override
            public Session resume(String server, String refreshToken) {
                throw new AssertionError("not asked here");
            }
        };
        return new SignInModel(
                gate,
                new UiExecutor(Runnable::run, Runnable::run),
                new Messages(Locale.ENGLISH),
                () -> ZoneOffset.UTC,
                "reception-2");
    }

    /** A form that was refused, with everything on it that can be. */
    private static SignInPanel refused() {
        SignInModel model = model(request -> {
            throw new ApiException(ErrorKind.SERVER_UNREACHABLE);
        });
        SignInPanel panel = panel(model);
        model.setKeeping(Keeping.NO_KEYRING);
        model.signIn("correct horse");
        panel.settle();
        return panel;
    }

    private static SignInPanel panel(SignInModel model) {
        model.setServer("https://{clinic}.example.ca");
        model.setClinic("medicalclinic");
        model.setUsername("rita.desk@medicalclinic.example.ca");
        return new SignInPanel(model, new Messages(Locale.ENGLISH), TrayView.logo(40), () -> {});
    }

    private static <T extends Component> T find(SignInPanel panel, String name, Class<T> type) {
        return Stream.of(panel.getComponents())
                .filter(component -> name.equals(component.getName()))
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }

    /** Types it and opens the field's eye. */
    private static void type(SignInPanel panel, String name, String text) {
        JPasswordField field = find(panel, name, JPasswordField.class);
        field.setText(text);
        eye(field).doClick();
        assertThat(field.getEchoChar()).isEqualTo('\0');
    }

    private static JToggleButton eye(JPasswordField field) {
        return (JToggleButton) field.getClientProperty(FlatClientProperties.TEXT_FIELD_TRAILING_COMPONENT);
    }

    private static void assertNoPassword(SignInPanel panel) {
        for (String name : List.of("signin.password", "signin.new.first", "signin.new.second")) {
            JPasswordField field = find(panel, name, JPasswordField.class);
            assertThat(field.getPassword()).as(name).isEmpty();
            assertThat(eye(field).isSelected()).as(name).isFalse();
            assertThat(field.getEchoChar()).as(name).isNotEqualTo('\0');
        }
    }

    @Test
    void noPasswordStaysInTheFormOnceItHasSignedInOrIsPutAway() throws Exception {
        SwingUtilities.invokeAndWait(() -> {
            Theme.install(false);
            List<String> asked = new ArrayList<>();
            SignInModel model = model(request -> {
                asked.add(request.password() + " " + request.newPassword());
                if (request.newPassword() == null) {
                    throw new ApiException(ErrorKind.PASSWORD_CHANGE_REQUIRED);
                }
                return SESSION;
            });
            SignInPanel panel = panel(model);
            JButton button = find(panel, "signin.button", JButton.class);

            type(panel, "signin.password", "first password");
            button.doClick();
            type(panel, "signin.new.first", "my own password");
            type(panel, "signin.new.second", "my own password");
            button.doClick();
            assertThat(asked).containsExactly("first password null", "first password my own password");
            assertNoPassword(panel);

            type(panel, "signin.password", "first password");
            button.doClick();
            type(panel, "signin.new.first", "my own");
            find(panel, "signin.new.back", JButton.class).doClick();
            assertNoPassword(panel);

            type(panel, "signin.password", "half a pass");
            model.ended(ErrorKind.TOKEN_REVOKED);
            assertNoPassword(panel);
        });
    }

    @Test
    void everyControlHasANameAndTabReachesIt() throws Exception {
        SwingUtilities.invokeAndWait(() -> {
            Theme.install(false);
            SignInModel passwordToSet = model(request -> {
                throw new ApiException(ErrorKind.PASSWORD_CHANGE_REQUIRED);
            });
            SignInPanel setting = panel(passwordToSet);
            passwordToSet.signIn("correct horse");
            for (SignInPanel panel : List.of(refused(), setting)) {
                JFrame frame = new JFrame();
                frame.setContentPane(panel);
                frame.pack();
                frame.setVisible(true);
                try {
                    assertThat(AccessibleWalk.faults(frame)).isEmpty();
                } finally {
                    frame.dispose();
                }
            }
        });
    }

    @Test
    void aPasswordThatWasRefusedStaysToBeCorrected() throws Exception {
        SwingUtilities.invokeAndWait(() -> {
            Theme.install(false);
            SignInPanel panel = panel(model(request -> {
                throw new ApiException(ErrorKind.BAD_CREDENTIALS);
            }));
            type(panel, "signin.password", "corect horse");
            find(panel, "signin.button", JButton.class).doClick();
            assertThat(find(panel, "signin.password", JPasswordField.class).getPassword())
                    .containsExactly("corect horse".toCharArray());
        });
    }

    @Test
    void aChangedLookChangesEverythingAtOnce() throws Exception {
        SwingUtilities.invokeAndWait(() -> Looks.assertFollows(SignInPanelTest::refused, new Dimension(360, 640)));
    }
}
