package ca.chartside.desktop.signin;

import ca.chartside.desktop.app.UiExecutor;
import ca.chartside.desktop.fake.Looks;
import ca.chartside.desktop.net.ApiException;
import ca.chartside.desktop.signin.SignInModel.Keeping;
import ca.chartside.desktop.tray.TrayView;
import ca.chartside.desktop.ui.Messages;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Session;
import ca.chartside.protocol.SignInRequest;
import java.awt.Dimension;
import java.time.ZoneOffset;
import java.util.Locale;
import javax.swing.SwingUtilities;
import org.junit.jupiter.api.Test;

class SignInPanelTest {
    /** A form that was refused, with everything on it that can be. */
    private static SignInPanel refused() {
        SignInModel.Gate gate = new SignInModel.Gate() {
            @Override
            public Session signIn(String server, SignInRequest request) {
                throw new ApiException(ErrorKind.SERVER_UNREACHABLE);
            }

            @Override
            public Session resume(String server, String refreshToken) {
                throw new AssertionError("not asked here");
            }
        };
        SignInModel model = new SignInModel(
                gate,
                new UiExecutor(Runnable::run, Runnable::run),
                new Messages(Locale.ENGLISH),
                ZoneOffset.UTC,
                "reception-2");
        model.setServer("https://{clinic}.example.ca");
        model.setClinic("medicalclinic");
        model.setUsername("rita.desk@medicalclinic.example.ca");
        model.setKeeping(Keeping.NO_KEYRING);
        SignInPanel panel = new SignInPanel(model, new Messages(Locale.ENGLISH), TrayView.logo(40), () -> {});
        model.signIn("correct horse");
        panel.settle();
        return panel;
    }

    @Test
    void aChangedLookChangesEverythingAtOnce() throws Exception {
        SwingUtilities.invokeAndWait(() -> Looks.assertFollows(SignInPanelTest::refused, new Dimension(360, 640)));
    }
}
