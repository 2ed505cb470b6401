package ca.chartside.desktop.net;

import ca.chartside.protocol.Session;
import ca.chartside.protocol.SignInRequest;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.function.IntSupplier;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/** The way to the clinic's server, before and after signing in. Making one loads the HTTP client: not on the event thread. */
public final class Network implements AutoCloseable {
    private final Http http = new Http();
    private final Clock clock;
    private final IntSupplier undoSeconds;
    private final SignInClient signInClient;

    /** @param undoSeconds how long a message can be taken back before it leaves, asked for at each; 0: not at all */
    public Network(Clock clock, IntSupplier undoSeconds) {
        this.clock = clock;
        this.undoSeconds = undoSeconds;
        this.signInClient = new SignInClient(http, clock);
    }

    /**
     * Blocks; never on the event thread.
     *
     * @param server the server's address, its {@code {clinic}} filled in
     * @throws ApiException where refused; CLOCK_WRONG with {@code minutesFast} (negative: slow) where this computer's clock
     *     is more than five minutes off
     */
    public Session signIn(String server, SignInRequest request) {
        return signInClient.signIn(server, request);
    }

    /**
     * Signs in with a refresh token that was kept, and spends it. Blocks; never on the event thread.
     *
     * @throws ApiException as {@link #signIn}
     */
    public Session resume(String server, String refreshToken) {
        return signInClient.resume(server, refreshToken);
    }

    /**
     * What a signed-in user works with. Nothing is sent or received before {@link ClinicConnection#start}; their drafts are read:
     * not on the event thread.
     *
     * @param listener told of new tokens, and when the sign-in has ended
     * @param store where drafts and unsent messages are kept; null where no keyring holds a key for it
     */
    public ClinicConnection connect(
            String server,
            Session session,
            StaffSession.Listener listener,
            Executor eventThread,
            @Nullable OutboxStore store) {
        return new ClinicConnection(http, Http.base(server), session, listener, eventThread, clock, store, undoSeconds);
    }

    /**
     * @param folder this user's, in the profile
     * @param key AES-256
     */
    public record OutboxStore(Path folder, SecretKey key) {}

    @Override
    public void close() {
        http.close();
    }
}
