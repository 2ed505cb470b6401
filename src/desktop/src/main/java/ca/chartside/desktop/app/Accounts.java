package ca.chartside.desktop.app;

import ca.chartside.desktop.net.ClinicConnection;
import ca.chartside.desktop.net.Network;
import ca.chartside.desktop.net.StaffSession;
import ca.chartside.desktop.signin.SignInModel.SignedIn;
import ca.chartside.desktop.ui.Messages;
import ca.chartside.protocol.Counts;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Me;
import ca.chartside.protocol.Session;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/** Who is signed in, and who has been since the program started: coming and going. Event thread. */
final class Accounts {
    /** Told of who comes and goes. Event thread. */
    interface Listener {
        /** @param counts as of the sign-in */
        void entered(Account account, Counts counts);

        /** The server has told anew who is signed in, and where. */
        void renewed(Account account, Session fresh);

        void left(Account account);
    }

    private final Path profile;
    private final Messages messages;
    private final UiExecutor ui;
    private final Executor background;
    private final Supplier<Network> network;
    private final Vault vault;
    private final SignInFlow signIn;
    private final Listener listener;
    private final Map<Account.Key, Account> known = new HashMap<>();
    private @Nullable Account current;

    Accounts(
            Path profile,
            Messages messages,
            UiExecutor ui,
            Executor background,
            Supplier<Network> network,
            Vault vault,
            SignInFlow signIn,
            Listener listener) {
        this.profile = profile;
        this.messages = messages;
        this.ui = ui;
        this.background = background;
        this.network = network;
        this.vault = vault;
        this.signIn = signIn;
        this.listener = listener;
    }

    Collection<Account> all() {
        return known.values();
    }

    /** What is lost when the program ends. */
    List<QuitQuestion.Unsent> unsent() {
        return known.values().stream()
                .map(account -> account.unsent(account == current))
                .toList();
    }

    private record Entered(Account account, Session session, Me me) {}

    void enter(SignedIn signedIn) {
        Account.Key key = Account.Key.of(signedIn.server(), signedIn.session());
        Account before = known.get(key);
        ui.call(
                () -> prepare(signedIn, key, before),
                entered -> {
                    known.put(key, entered.account());
                    entered(entered);
                },
                e -> signIn.ended(e.kind()));
    }

    /** Off the event thread: keyring, disk and network. */
    private Entered prepare(SignedIn signedIn, Account.Key key, @Nullable Account before) {
        Session session = signedIn.session();
        try {
            signIn.remember(signedIn);
        } catch (UncheckedIOException e) {
            // A full disk costs the convenience at the next start, not this sign-in.
            signIn.forgetToken();
        }
        Account account = before;
        if (account == null) {
            account = connect(signedIn, key);
        } else {
            account.connection().renew(session);
        }
        return new Entered(account, session, account.connection().api().me());
    }

    private Account connect(SignedIn signedIn, Account.Key key) {
        UUID user = signedIn.session().user().id();
        Path outbox = profile.resolve("outbox").resolve(user.toString());
        SecretKey outboxKey = vault.outboxKey(user, outbox);
        Network.OutboxStore store = outboxKey == null ? null : new Network.OutboxStore(outbox, outboxKey);
        StaffSession.Listener session = new StaffSession.Listener() {
            @Override
            public void rotated(Session fresh) {
                signIn.rotated(fresh);
                ui.onEventThread(() -> renewed(key, fresh));
            }

            @Override
            public void ended(ErrorKind why) {
                ui.onEventThread(() -> endedByServer(key, why));
            }
        };
        ClinicConnection connection =
                network.get().connect(signedIn.server(), signedIn.session(), session, ui::onEventThread, store);
        return new Account(connection, signedIn.session(), store == null ? Vault.keptIn(outbox) : 0);
    }

    private void entered(Entered entered) {
        Account account = entered.account();
        if (current != null && current != account) {
            leave();
        }
        current = account;
        account.signedIn(entered.session(), entered.me());
        signIn.hide();
        listener.entered(account, entered.me().counts());
    }

    private void renewed(Account.Key key, Session fresh) {
        Account account = known.get(key);
        if (account != null) {
            listener.renewed(account, fresh);
        }
    }

    private void endedByServer(Account.Key key, ErrorKind why) {
        Account account = known.get(key);
        if (account != null && account == current) {
            leave();
            background.execute(signIn::forget);
            signIn.ended(why);
        }
    }

    /** Forgets the sign-in, here and on the server, and shows the form; asks where drafts would be lost. */
    void signOut() {
        Account account = current;
        if (account == null
                || !QuitQuestion.maySignOut(messages, account.unsent(true).drafts())) {
            return;
        }
        leave();
        background.execute(() -> {
            signIn.forget();
            account.connection().signOut();
        });
        signIn.show();
    }

    /** What the user wrote stays in their account. */
    private void leave() {
        Account account = current;
        current = null;
        if (account != null) {
            listener.left(account);
        }
    }

    /** Ends the connections. Never on the event thread. */
    void close() {
        known.values().forEach(account -> account.connection().close());
    }
}
