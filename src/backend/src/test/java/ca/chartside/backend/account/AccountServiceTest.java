package ca.chartside.backend.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.chartside.backend.http.Refusal;
import ca.chartside.backend.store.ClinicId;
import ca.chartside.backend.store.Store;
import ca.chartside.backend.store.sqlite.SqliteStore;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Role;
import ca.chartside.protocol.SignInRequest;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to an account while its password is being compared, and what strangers may leave behind. */
final class AccountServiceTest {
    private static final String RITA = "rita.desk@medicalclinic.example.ca";
    private static final String PASSWORD = "correct horse battery";

    @TempDir
    Path folder;

    private Clock clock = Clock.fixed(Instant.parse("2026-11-20T15:00:00Z"), ZoneOffset.UTC);
    private Store store;
    private ClinicId clinic;
    private AccountService accounts;
    private Runnable meanwhile = () -> {};

    @BeforeEach
    void open() {
        store = SqliteStore.open(folder.resolve("chartside.db"));
        clinic = store.addClinic("medicalclinic", "Medical Clinic", clock.millis());
        accounts = service();
        accounts.addUser(clinic, RITA, "Rita Desk", Role.MOA, false, null, PASSWORD, false);
    }

    private AccountService service() {
        PasswordHasher slow = new PasswordHasher() {
            @Override
            public boolean matches(String password, String stored) {
                boolean right = super.matches(password, stored);
                Runnable now = meanwhile;
                meanwhile = () -> {};
                now.run();
                return right;
            }
        };
        return new AccountService(store, slow, clock);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void signIn(String username, String password) {
        assertThat(accounts.signIn(new SignInRequest("medicalclinic", username, password, null, null)))
                .isNotNull();
    }

    private void refused(String password, ErrorKind kind) {
        assertThatThrownBy(() -> signIn(RITA, password))
                .isInstanceOfSatisfying(Refusal.class, e -> assertThat(e.kind()).isEqualTo(kind));
    }

    private void wrongTries(int count) {
        for (int i = 0; i < count; i++) {
            assertThatThrownBy(() -> signIn(RITA, "wrong")).isInstanceOf(Refusal.class);
        }
    }

    @Test
    void aRightPasswordComesTooLateForALock() {
        meanwhile = () -> wrongTries(SignInTries.ALLOWED);
        refused(PASSWORD, ErrorKind.ACCOUNT_LOCKED);
    }

    @Test
    void wrongTriesThatWereUnderWayAtTheLockDoNotProlongIt() {
        meanwhile = () -> {
            wrongTries(SignInTries.ALLOWED);
            clock = Clock.offset(clock, Duration.ofMinutes(10));
            accounts = service();
        };
        refused("wrong", ErrorKind.ACCOUNT_LOCKED);
        clock = Clock.offset(clock, Duration.ofMinutes(6));
        accounts = service();
        signIn(RITA, PASSWORD);
    }

    @Test
    void aPasswordThatWasResetMeanwhileOpensNothing() {
        meanwhile = () -> accounts.resetPassword(clinic, RITA, "for once only");
        refused(PASSWORD, ErrorKind.BAD_CREDENTIALS);
    }

    @Test
    void aUserWhoWasDisabledMeanwhileStaysOut() {
        meanwhile = () -> accounts.disableUser(clinic, RITA);
        refused(PASSWORD, ErrorKind.BAD_CREDENTIALS);
    }

    @Test
    void strangersNamesAreShortAndForgottenAfterADay() {
        assertThatThrownBy(() -> signIn("x".repeat(255), "wrong"))
                .isInstanceOfSatisfying(Refusal.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.INVALID_VALUE));
        assertThatThrownBy(() -> signIn("nobody@example.org", "wrong")).isInstanceOf(Refusal.class);
        clock = Clock.offset(clock, Duration.ofHours(25));
        accounts = service();
        wrongTries(1);
        assertThat(store.<Long>read(clinic, tx -> tx.sql().number("SELECT COUNT(*) FROM sign_in_try")))
                .isEqualTo(1);
    }
}
