package ca.chartside.desktop.app;

import ca.chartside.desktop.net.Network;
import ca.chartside.desktop.settings.Settings;
import ca.chartside.desktop.signin.SignInModel;
import ca.chartside.desktop.signin.SignInModel.Keeping;
import ca.chartside.desktop.signin.SignInWindow;
import ca.chartside.desktop.tray.TrayView;
import ca.chartside.desktop.ui.Messages;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Session;
import ca.chartside.protocol.SignInRequest;
import java.awt.Image;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Sign-in from the program's side: what fills the form, when its window shows, what a computer remembers. Event thread. */
final class SignInFlow {
    private static final String CLINIC = "signin.clinic";
    private static final String USERNAME = "signin.username";
    private static final String SERVER = "signin.server";
    private static final String REMEMBER = "signin.remember";

    private final Options options;
    private final Messages messages;
    private final Settings settings;
    private final UiExecutor ui;
    private final Vault vault;
    private final SignInModel model;
    private final List<Image> icons;
    private final Runnable onClose;
    private @Nullable SignInWindow window;
    private final Runnable restOfStart;
    private boolean started;

    /**
     * @param restOfStart what nobody waits for; called once, behind the form's first painting, or at once where no form is
     *     shown
     */
    SignInFlow(
            Options options,
            Messages messages,
            Settings settings,
            UiExecutor ui,
            Vault vault,
            Supplier<Network> network,
            List<Image> icons,
            Runnable onClose,
            Runnable restOfStart) {
        this.options = options;
        this.messages = messages;
        this.settings = settings;
        this.ui = ui;
        this.vault = vault;
        this.icons = icons;
        this.onClose = onClose;
        this.restOfStart = restOfStart;
        this.model = new SignInModel(gate(network), ui, messages, ZoneId::systemDefault, Computer.name());
        model.setServer(given(options.server(), SERVER, "https://{clinic}.example.ca"));
        model.setClinic(given(options.clinic(), CLINIC, ""));
        model.setUsername(given(options.username(), USERNAME, ""));
        model.setRemember(Boolean.parseBoolean(settings.get(REMEMBER)));
        if (!options.rememberAllowed()) {
            model.setKeeping(Keeping.FORBIDDEN);
        }
        model.onChange(() -> {
            if (model.refusal() != null || model.step() == SignInModel.Step.NEW_PASSWORD) {
                show();
            }
        });
    }

    private static SignInModel.Gate gate(Supplier<Network> network) {
        return new SignInModel.Gate() {
            @Override
            public Session signIn(String server, SignInRequest request) {
                return network.get().signIn(server, request);
            }

            @Override
            public Session resume(String server, String refreshToken) {
                return network.get().resume(server, refreshToken);
            }
        };
    }

    private String given(@Nullable String option, String key, String otherwise) {
        String remembered = settings.get(key);
        return option != null ? option : remembered != null ? remembered : otherwise;
    }

    /** As the form has it; empty where it names none yet. */
    String clinic() {
        return model.clinic();
    }

    void onSignedIn(Consumer<SignInModel.SignedIn> listener) {
        model.onSignedIn(listener);
    }

    /** Begins: at once with a password that was given, quietly with a token that was kept, else by showing the form. */
    void begin() {
        String password = options.password();
        if (password != null && options.clinic() != null && options.username() != null) {
            model.signIn(password);
            finishStart(false);
        } else if (model.remember() && options.rememberAllowed()) {
            finishStart(true);
        } else {
            show();
        }
    }

    /** @param resume whether to sign in with what the keyring kept */
    private void finishStart(boolean resume) {
        if (started) {
            return;
        }
        started = true;
        restOfStart.run();
        ui.call(
                () -> new Kept(vault.available(), resume ? vault.token() : null),
                kept -> looked(kept, resume),
                e -> show());
    }

    private record Kept(boolean keyring, @Nullable String token) {}

    private void looked(Kept kept, boolean resume) {
        if (options.rememberAllowed()) {
            model.setKeeping(kept.keyring() ? Keeping.POSSIBLE : Keeping.NO_KEYRING);
        }
        if (resume && kept.token() != null) {
            model.resume(kept.token());
        } else if (resume) {
            show();
        }
    }

    /** Shows the form, in front. */
    void show() {
        if (window == null) {
            window = new SignInWindow(model, messages, TrayView.logo(40), icons, onClose, () -> finishStart(false));
        }
        window.show();
    }

    /** Puts the form away; no password stays in it. */
    void hide() {
        model.startOver();
        if (window != null) {
            window.hide();
        }
    }

    void ended(ErrorKind why) {
        model.ended(why);
    }

    /** What the next start fills in. Off the event thread: it waits for the keyring and the disk. */
    void remember(SignInModel.SignedIn signedIn) {
        boolean kept = signedIn.remember()
                && vault.available()
                && vault.keepToken(signedIn.session().refreshToken());
        if (!kept) {
            vault.forgetToken();
        }
        settings.set(CLINIC, signedIn.session().clinic().slug());
        settings.set(USERNAME, signedIn.session().user().username());
        settings.set(SERVER, model.server());
        settings.set(REMEMBER, Boolean.toString(kept));
        settings.save();
    }

    /** Off the event thread. A token that was not kept before is not kept now. */
    void rotated(Session fresh) {
        if (Boolean.parseBoolean(settings.get(REMEMBER))) {
            vault.keepToken(fresh.refreshToken());
        }
    }

    /** Off the event thread. */
    void forgetToken() {
        vault.forgetToken();
    }

    /** Off the event thread. */
    void forget() {
        vault.forgetToken();
        settings.set(REMEMBER, null);
        settings.save();
    }

    void dispose() {
        if (window != null) {
            window.dispose();
        }
    }
}
