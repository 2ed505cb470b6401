package ca.chartside.backend.account;

import ca.chartside.backend.audit.AuditLog;
import ca.chartside.backend.clinic.Clinic;
import ca.chartside.backend.clinic.Clinics;
import ca.chartside.backend.clinic.OscarSettings;
import ca.chartside.backend.http.Check;
import ca.chartside.backend.http.Refusal;
import ca.chartside.backend.store.ClinicId;
import ca.chartside.backend.store.Store;
import ca.chartside.backend.store.Tx;
import ca.chartside.protocol.ClinicInfo;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Limits;
import ca.chartside.protocol.RefreshRequest;
import ca.chartside.protocol.Role;
import ca.chartside.protocol.Session;
import ca.chartside.protocol.SignInRequest;
import ca.chartside.protocol.Uuid7;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who staff are, how they sign in and how their sign-ins end (S1–S6). Any thread; hashing a password takes tens of milliseconds. */
public final class AccountService {
    private static final Logger LOG = LoggerFactory.getLogger(AccountService.class);

    static final Duration ACCESS_LIFE = Duration.ofMinutes(15);
    static final Duration REFRESH_LIFE = Duration.ofDays(30);
    /** How long another process's change (a user disabled from the command line) may take to be seen. */
    private static final Duration CACHED = Duration.ofSeconds(5);

    /** As long as an e-mail address can be (RFC 5321). */
    private static final int USERNAME_CHARS = 254;

    private static final int DEVICE_CHARS = 100;

    private final Store store;
    private final PasswordHasher hasher;
    private final Clock clock;
    private final Uuid7 ids;
    private final SecureRandom random = new SecureRandom();
    private final Cache<String, Known> principals =
            Caffeine.newBuilder().maximumSize(20_000).expireAfterWrite(CACHED).build();

    private record Known(Principal principal, long expiresAt) {}

    public AccountService(Store store, PasswordHasher hasher, Clock clock) {
        this.store = store;
        this.hasher = hasher;
        this.clock = clock;
        this.ids = new Uuid7(clock);
    }

    /**
     * Signs in. A wrong name and a wrong password are told and timed alike.
     *
     * @throws Refusal CLINIC_NOT_FOUND, BAD_CREDENTIALS, ACCOUNT_LOCKED (with {@code lockedUntil}),
     *     PASSWORD_CHANGE_REQUIRED, PASSWORD_NOT_ACCEPTED
     */
    public Session signIn(SignInRequest request) {
        String username = Check.text(Check.present(request.username(), "username"), "username", USERNAME_CHARS);
        String password = Check.present(request.password(), "password");
        ClinicId clinic = store.clinic(Check.text(Check.present(request.clinic(), "clinic"), "clinic")
                .strip()
                .toLowerCase(java.util.Locale.ROOT));
        if (clinic == null) {
            throw new Refusal(ErrorKind.CLINIC_NOT_FOUND);
        }
        Account account = store.<@Nullable Account>read(clinic, tx -> {
            notLocked(tx, username);
            return new Accounts(tx).byUsername(username);
        });
        if (account == null || !rightPassword(account, password)) {
            if (account == null) {
                hasher.pretend(password);
            }
            throw wrong(clinic, username);
        }
        String newHash = newPassword(account, password, request.newPassword());
        String device = request.device() == null ? "" : Check.text(request.device(), "device", DEVICE_CHARS);
        return store.write(clinic, tx -> {
            unchanged(tx, account);
            return open(tx, account, newHash, device);
        });
    }

    /** Comparing a password takes its time: a lock, another password or a disabled account may have come meanwhile. */
    private void unchanged(Tx tx, Account account) {
        // The clinic's counters come first: they are locked by it, so that nothing changes from here to the commit.
        tx.auditHead();
        notLocked(tx, account.username());
        Account now = new Accounts(tx).byId(account.id());
        if (now == null || now.disabled() || !now.passwordHash().equals(account.passwordHash())) {
            throw new Refusal(ErrorKind.BAD_CREDENTIALS);
        }
    }

    private void notLocked(Tx tx, String username) {
        Long locked = new SignInTries(tx).lockedUntil(username, clock.millis());
        if (locked != null) {
            throw new Refusal(ErrorKind.ACCOUNT_LOCKED, Map.of("lockedUntil", locked));
        }
    }

    private boolean rightPassword(Account account, String password) {
        return hasher.matches(password, account.passwordHash()) && !account.disabled();
    }

    /** @param whose a user's id: the name that was tried may be a password typed in the wrong box */
    private record Wrong(@Nullable Long lockedUntil, String whose) {}

    private Refusal wrong(ClinicId clinic, String username) {
        long now = clock.millis();
        Wrong wrong = store.write(clinic, tx -> {
            tx.auditHead();
            notLocked(tx, username);
            Long until = new SignInTries(tx).failed(username, now);
            Account account = new Accounts(tx).byUsername(username);
            String whose = account == null ? "user:unknown" : "user:" + account.id();
            new AuditLog(tx)
                    .add(now, AuditLog.Actor.SYSTEM, until == null ? "sign-in.refused" : "sign-in.locked", whose, "");
            return new Wrong(until, whose);
        });
        Long until = wrong.lockedUntil();
        if (until == null) {
            return new Refusal(ErrorKind.BAD_CREDENTIALS);
        }
        LOG.warn("{} of {} is locked until {}", wrong.whose(), clinic.slug(), Instant.ofEpochMilli(until));
        return new Refusal(ErrorKind.ACCOUNT_LOCKED, Map.of("lockedUntil", until));
    }

    /** @return the hash of the user's own new password; null where the old one stays */
    private @Nullable String newPassword(Account account, String old, @Nullable String wanted) {
        if (wanted == null) {
            if (account.mustChange()) {
                throw new Refusal(ErrorKind.PASSWORD_CHANGE_REQUIRED);
            }
            return null;
        }
        if (!acceptable(Check.text(wanted, "newPassword"))
                || wanted.equals(old)
                || wanted.equalsIgnoreCase(account.username())) {
            throw new Refusal(ErrorKind.PASSWORD_NOT_ACCEPTED, Map.of("min", Limits.PASSWORD_MIN));
        }
        return hasher.hash(wanted);
    }

    private static boolean acceptable(String password) {
        return password.length() >= Limits.PASSWORD_MIN && password.length() <= Limits.PASSWORD_MAX;
    }

    private Session open(Tx tx, Account account, @Nullable String newHash, String device) {
        long now = clock.millis();
        new SignInTries(tx).succeeded(account.username());
        if (newHash != null) {
            new Accounts(tx).password(account.id(), newHash, false);
            new Sessions(tx).revokeAll(account.id(), now);
            new AuditLog(tx).add(now, AuditLog.Actor.staff(account.id()), "password.set", "user:" + account.id(), "");
        }
        UUID sessionId = ids.next();
        new Sessions(tx).open(sessionId, account.id(), device, now);
        new AuditLog(tx).add(now, AuditLog.Actor.staff(account.id()), "sign-in", "session:" + sessionId, "");
        return tokens(tx, account, sessionId, now);
    }

    private Session tokens(Tx tx, Account account, UUID sessionId, long now) {
        Token access = Token.random(tx.clinic().slug(), random);
        Token refresh = Token.random(tx.clinic().slug(), random);
        long expires = now + ACCESS_LIFE.toMillis();
        new Sessions(tx)
                .addTokens(sessionId, access.hash(), expires, refresh.hash(), now + REFRESH_LIFE.toMillis(), now);
        return new Session(access.value(), expires, refresh.value(), account.wire(), clinicInfo(tx));
    }

    public static ClinicInfo clinicInfo(Tx tx) {
        Clinic clinic = new Clinics(tx).get();
        OscarSettings oscar = new OscarSettings(tx);
        return new ClinicInfo(
                clinic.slug(),
                clinic.name(),
                clinic.phone(),
                new Accounts(tx).hasMoa(),
                oscar.moaFiles(),
                oscar.addresses());
    }

    /**
     * Trades a refresh token for new tokens. A token that was spent before is a stolen one or its theft: the session ends (S5).
     *
     * @throws Refusal UNAUTHENTICATED, TOKEN_EXPIRED, TOKEN_REVOKED
     */
    public Session refresh(RefreshRequest request) {
        Token token = known(Check.present(request.refreshToken(), "refreshToken"));
        ClinicId clinic = clinicOf(token);
        long now = clock.millis();
        Object outcome = store.write(clinic, tx -> {
            Sessions sessions = new Sessions(tx);
            Sessions.Refresh refresh = sessions.refresh(token.hash());
            if (refresh == null) {
                return ErrorKind.UNAUTHENTICATED;
            }
            if (refresh.revoked()) {
                return ErrorKind.TOKEN_REVOKED;
            }
            if (refresh.used()) {
                sessions.revoke(refresh.sessionId(), now);
                new AuditLog(tx)
                        .add(
                                now,
                                AuditLog.Actor.staff(refresh.userId()),
                                "session.revoked",
                                "session:" + refresh.sessionId(),
                                "a spent refresh token was used");
                return ErrorKind.TOKEN_REVOKED;
            }
            Account account = new Accounts(tx).byId(refresh.userId());
            if (refresh.expiresAt() <= now || account == null || account.disabled()) {
                return ErrorKind.TOKEN_EXPIRED;
            }
            sessions.spend(token.hash(), now);
            return tokens(tx, account, refresh.sessionId(), now);
        });
        if (outcome instanceof Session session) {
            return session;
        }
        principals.invalidateAll();
        throw new Refusal((ErrorKind) outcome);
    }

    /** Ends a sign-in: its tokens are worth nothing from now on. */
    public void signOut(Principal principal) {
        long now = clock.millis();
        store.write(principal.clinic(), tx -> {
            new Sessions(tx).revoke(principal.sessionId(), now);
            new AuditLog(tx).add(now, principal.actor(), "sign-out", "session:" + principal.sessionId(), "");
            return now;
        });
        principals.invalidateAll();
    }

    /**
     * Who an access token stands for.
     *
     * @throws Refusal UNAUTHENTICATED, TOKEN_EXPIRED, TOKEN_REVOKED
     */
    public Principal authenticate(String accessToken) {
        Known known = principals.getIfPresent(accessToken);
        if (known == null) {
            known = look(accessToken);
            principals.put(accessToken, known);
        }
        if (known.expiresAt() <= clock.millis()) {
            throw new Refusal(ErrorKind.TOKEN_EXPIRED);
        }
        return known.principal();
    }

    private Known look(String accessToken) {
        Token token = known(accessToken);
        ClinicId clinic = clinicOf(token);
        return store.read(clinic, tx -> {
            Sessions.Access access = new Sessions(tx).access(token.hash());
            if (access == null) {
                throw new Refusal(ErrorKind.UNAUTHENTICATED);
            }
            Account account = new Accounts(tx).byId(access.userId());
            if (access.revoked() || account == null || account.disabled()) {
                throw new Refusal(ErrorKind.TOKEN_REVOKED);
            }
            return new Known(new Principal(clinic, account.wire(), access.sessionId()), access.expiresAt());
        });
    }

    private static Token known(String value) {
        Token token = Token.parse(value);
        if (token == null) {
            throw new Refusal(ErrorKind.UNAUTHENTICATED);
        }
        return token;
    }

    private ClinicId clinicOf(Token token) {
        ClinicId clinic = store.clinic(token.clinic());
        if (clinic == null) {
            throw new Refusal(ErrorKind.UNAUTHENTICATED);
        }
        return clinic;
    }

    /** Adds a user with a password for once: the first sign-in sets the user's own. @return null where the username is taken */
    public @Nullable UUID addUser(
            ClinicId clinic,
            String username,
            String displayName,
            Role role,
            boolean admin,
            @Nullable String providerNo,
            String password,
            boolean mustChange) {
        String hash = hasher.hash(password);
        long now = clock.millis();
        UUID id = ids.next();
        return store.<@Nullable UUID>write(clinic, tx -> {
            if (new Accounts(tx).byUsername(username) != null) {
                return null;
            }
            new Accounts(tx)
                    .insert(
                            new Account(
                                    id,
                                    Accounts.normalized(username),
                                    displayName,
                                    role,
                                    admin,
                                    providerNo,
                                    hash,
                                    mustChange,
                                    false),
                            now);
            new AuditLog(tx).add(now, AuditLog.Actor.OPERATOR, "user.add", "user:" + id, role.name());
            return id;
        });
    }

    /** Sets a password for once and ends the user's sign-ins and lock. @return whether there is such a user */
    public boolean resetPassword(ClinicId clinic, String username, String password) {
        String hash = hasher.hash(password);
        return change(clinic, username, "password.reset", (tx, account, now) -> {
            new Accounts(tx).password(account.id(), hash, true);
            new SignInTries(tx).succeeded(username);
        });
    }

    /** @param lockedUntil after wrong tries, epoch milliseconds; null where the name is not locked */
    public record Listed(Account account, @Nullable Long lockedUntil) {}

    /** Everybody who has or had an account, by name. */
    public List<Listed> users(ClinicId clinic) {
        long now = clock.millis();
        return store.read(
                clinic,
                tx -> new Accounts(tx)
                        .all().stream()
                                .map(account ->
                                        new Listed(account, new SignInTries(tx).lockedUntil(account.username(), now)))
                                .toList());
    }

    /** Ends the user's sign-ins and lets no other begin. @return whether there is such a user */
    public boolean disableUser(ClinicId clinic, String username) {
        return change(
                clinic, username, "user.disable", (tx, account, now) -> new Accounts(tx).disable(account.id(), now));
    }

    private interface Change {
        void apply(Tx tx, Account account, long now);
    }

    private boolean change(ClinicId clinic, String username, String action, Change change) {
        long now = clock.millis();
        boolean found = store.write(clinic, tx -> {
            Account account = new Accounts(tx).byUsername(username);
            if (account == null) {
                return false;
            }
            change.apply(tx, account, now);
            new Sessions(tx).revokeAll(account.id(), now);
            new AuditLog(tx).add(now, AuditLog.Actor.OPERATOR, action, "user:" + account.id(), "");
            return true;
        });
        principals.invalidateAll();
        return found;
    }
}
