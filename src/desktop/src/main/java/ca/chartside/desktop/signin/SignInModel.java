package ca.chartside.desktop.signin;

import ca.chartside.desktop.app.UiExecutor;
import ca.chartside.desktop.net.ApiException;
import ca.chartside.desktop.ui.Messages;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Limits;
import ca.chartside.protocol.Session;
import ca.chartside.protocol.SignInRequest;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Signing in (S1 to S6). Event thread only. */
public final class SignInModel {
    /** The way to the server; both calls block and are made off the event thread. */
    public interface Gate {
        /** @throws ApiException where refused */
        Session signIn(String server, SignInRequest request);

        /** @throws ApiException where refused */
        Session resume(String server, String refreshToken);
    }

    /** What the form asks for. */
    public enum Step {
        PASSWORD,
        /** The first sign-in sets the user's own password. */
        NEW_PASSWORD
    }

    /** Whether this computer can keep a sign-in over quitting. */
    public enum Keeping {
        /** Not known yet. */
        UNKNOWN,
        POSSIBLE,
        NO_KEYRING,
        /** The installation's policy does not allow it. */
        FORBIDDEN
    }

    /**
     * @param server the address that answered
     * @param remember whether the user asked to be remembered, and nothing is known that forbids it
     */
    public record SignedIn(Session session, String server, boolean remember) {}

    private final Gate gate;
    private final UiExecutor ui;
    private final Messages messages;
    private final Supplier<ZoneId> zone;
    private final String device;

    private String clinic = "";
    private String username = "";
    private String server = "";
    private boolean remember;
    private Keeping keeping = Keeping.UNKNOWN;
    private Step step = Step.PASSWORD;
    private boolean busy;
    private @Nullable String firstPassword;
    private @Nullable Refusal refusal;
    private @Nullable Runnable again;
    private final List<Runnable> changeListeners = new ArrayList<>();
    private Runnable onForget = () -> {};
    private Consumer<SignedIn> onSignedIn = signedIn -> {};

    /**
     * @param zone asked when it is needed: finding it out takes long
     * @param device what the list of the user's sign-ins calls this computer
     */
    public SignInModel(Gate gate, UiExecutor ui, Messages messages, Supplier<ZoneId> zone, String device) {
        this.gate = gate;
        this.ui = ui;
        this.messages = messages;
        this.zone = zone;
        this.device = device;
    }

    /** Called after each change of what the form shows. */
    public void onChange(Runnable listener) {
        changeListeners.add(listener);
    }

    /** Called when what was typed as a password is no longer needed: whoever shows it wipes it. */
    void onForget(Runnable listener) {
        this.onForget = listener;
    }

    private void changed() {
        List.copyOf(changeListeners).forEach(Runnable::run);
    }

    public void onSignedIn(Consumer<SignedIn> listener) {
        this.onSignedIn = listener;
    }

    public String clinic() {
        return clinic;
    }

    /** A pasted address is reduced to its first part. */
    public void setClinic(String typed) {
        clinic = ServerAddress.slug(typed);
    }

    public String username() {
        return username;
    }

    public void setUsername(String typed) {
        username = typed.strip();
    }

    /** The server's address, with {@code {clinic}} where the clinic's name belongs. */
    public String server() {
        return server;
    }

    public void setServer(String typed) {
        server = typed.strip();
    }

    public boolean remember() {
        return remember;
    }

    public void setRemember(boolean remember) {
        this.remember = remember;
    }

    public Keeping keeping() {
        return keeping;
    }

    public void setKeeping(Keeping keeping) {
        this.keeping = keeping;
        changed();
    }

    public Step step() {
        return step;
    }

    public boolean busy() {
        return busy;
    }

    public @Nullable Refusal refusal() {
        return refusal;
    }

    /** With what stands in the form. The password is kept only until the server has answered. */
    public void signIn(String password) {
        if (busy) {
            return;
        }
        if (clinic.isEmpty() || username.isEmpty() || password.isEmpty()) {
            refuse(Refusal.of(messages, "signin.refused.missing"));
            return;
        }
        send(password, null);
    }

    /** The second step of the first sign-in. */
    public void setNewPassword(String password, String repeated) {
        String old = firstPassword;
        if (busy || old == null) {
            return;
        }
        if (password.length() < Limits.PASSWORD_MIN) {
            refuse(Refusal.of(messages, "signin.refused.short", Limits.PASSWORD_MIN));
        } else if (!password.equals(repeated)) {
            refuse(Refusal.of(messages, "signin.refused.differ"));
        } else {
            send(old, password);
        }
    }

    /** The first step, with no password anywhere: back from the new password, or the form is put away. */
    public void startOver() {
        forget();
        refusal = null;
        changed();
    }

    private void forget() {
        firstPassword = null;
        again = null;
        step = Step.PASSWORD;
        onForget.run();
    }

    /** Once more what was refused for the server's sake. */
    public void retry() {
        Runnable last = again;
        if (!busy && last != null) {
            last.run();
        }
    }

    /** Signs in with what the keyring kept. A refusal shows in the form, which can then sign in with the password. */
    public void resume(String refreshToken) {
        resolve()
                .ifPresent(address -> attempt(
                        () -> gate.resume(address, refreshToken),
                        () -> resume(refreshToken),
                        address,
                        true,
                        this::failed));
    }

    /** Says why the form is shown though nobody asked for it: the server has ended the sign-in. */
    public void ended(ErrorKind why) {
        forget();
        failed(new ApiException(why));
    }

    private void send(String password, @Nullable String newPassword) {
        SignInRequest request = new SignInRequest(clinic, username, password, newPassword, device);
        boolean keep = remember && (keeping == Keeping.POSSIBLE || keeping == Keeping.UNKNOWN);
        resolve()
                .ifPresent(address -> attempt(
                        () -> gate.signIn(address, request), () -> send(password, newPassword), address, keep, e -> {
                            if (e.kind() == ErrorKind.PASSWORD_CHANGE_REQUIRED) {
                                firstPassword = password;
                                again = null;
                                step = Step.NEW_PASSWORD;
                                refusal = null;
                                changed();
                            } else {
                                failed(e);
                            }
                        }));
    }

    private Optional<String> resolve() {
        if (!ServerAddress.isSlug(clinic)) {
            failed(new ApiException(ErrorKind.CLINIC_NOT_FOUND));
            return Optional.empty();
        }
        Optional<String> address = ServerAddress.resolve(server, clinic);
        if (address.isEmpty()) {
            refuse(Refusal.of(messages, "signin.refused.address"));
        }
        return address;
    }

    private void attempt(
            Supplier<Session> call, Runnable sameAgain, String address, boolean keep, Consumer<ApiException> failed) {
        busy = true;
        refusal = null;
        again = null;
        changed();
        ui.call(
                call,
                session -> {
                    busy = false;
                    forget();
                    changed();
                    onSignedIn.accept(new SignedIn(session, address, keep));
                },
                e -> {
                    busy = false;
                    again = sameAgain;
                    failed.accept(e);
                });
    }

    private void failed(ApiException e) {
        Refusal why = Refusal.of(messages, e, clinic, zone.get());
        if (!why.retry()) {
            again = null;
        }
        refuse(again == null ? why.withoutRetry() : why);
    }

    private void refuse(Refusal why) {
        refusal = why;
        changed();
    }
}
