package ca.chartside.desktop.signin;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.desktop.app.UiExecutor;
import ca.chartside.desktop.net.ApiException;
import ca.chartside.desktop.signin.SignInModel.Keeping;
import ca.chartside.desktop.signin.SignInModel.SignedIn;
import ca.chartside.desktop.signin.SignInModel.Step;
import ca.chartside.desktop.ui.Messages;
import ca.chartside.protocol.ClinicInfo;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Role;
import ca.chartside.protocol.Session;
import ca.chartside.protocol.SignInRequest;
import ca.chartside.protocol.StaffUser;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignInModelTest {
    private static final ZoneId TORONTO = ZoneId.of("America/Toronto");
    private static final Session SESSION = new Session(
            "a",
            0,
            "r",
            new StaffUser(UUID.randomUUID(), "rita.desk@medicalclinic.example.ca", "Rita Desk", Role.MOA, false, null),
            new ClinicInfo("medicalclinic", "Medical Clinic", null, true));

    private final List<String> servers = new ArrayList<>();
    private final List<SignInRequest> requests = new ArrayList<>();
    private final List<String> resumed = new ArrayList<>();
    private final List<SignedIn> signedIn = new ArrayList<>();
    private final List<Runnable> background = new ArrayList<>();
    private Supplier<Session> answer = () -> SESSION;
    private SignInModel model = model(Locale.ENGLISH);

    private SignInModel model(Locale locale) {
        SignInModel.Gate gate = new SignInModel.Gate() {
            @Override
            public Session signIn(String server, SignInRequest request) {
                servers.add(server);
                requests.add(request);
                return answer.get();
            }

            @Override
            public Session resume(String server, String refreshToken) {
                servers.add(server);
                resumed.add(refreshToken);
                return answer.get();
            }
        };
        SignInModel made = new SignInModel(
                gate,
                new UiExecutor(Runnable::run, background::add),
                new Messages(locale),
                () -> TORONTO,
                "reception-2");
        made.setServer("https://{clinic}.example.ca");
        made.setClinic("medicalclinic");
        made.setUsername("rita.desk@medicalclinic.example.ca");
        made.onSignedIn(signedIn::add);
        return made;
    }

    private void refuseWith(ErrorKind kind, Map<String, Object> details) {
        answer = () -> {
            throw new ApiException(kind, "c-77", details);
        };
    }

    private void runBackground() {
        List<Runnable> tasks = List.copyOf(background);
        background.clear();
        tasks.forEach(Runnable::run);
    }

    private void signIn() {
        model.signIn("correct horse");
        runBackground();
    }

    private String said() {
        return model.refusal() == null ? "" : model.refusal().sentence();
    }

    private String bold() {
        return model.refusal().runs().stream()
                .filter(Refusal.Run::bold)
                .map(Refusal.Run::text)
                .reduce("", (a, b) -> a.isEmpty() ? b : a + "|" + b);
    }

    @BeforeEach
    void keyring() {
        model.setKeeping(Keeping.POSSIBLE);
    }

    @Test
    void signsInAtTheClinicsAddressAndIsBusyMeanwhile() {
        model.signIn("correct horse");
        assertThat(model.busy()).isTrue();
        model.signIn("twice");
        runBackground();

        assertThat(model.busy()).isFalse();
        assertThat(servers).containsExactly("https://medicalclinic.example.ca");
        assertThat(requests)
                .containsExactly(new SignInRequest(
                        "medicalclinic", "rita.desk@medicalclinic.example.ca", "correct horse", null, "reception-2"));
        assertThat(signedIn).containsExactly(new SignedIn(SESSION, "https://medicalclinic.example.ca", false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "medicalclinic",
                " MedicalClinic ",
                "medicalclinic.example.ca",
                "https://medicalclinic.example.ca",
                "https://medicalclinic.example.ca:8443/oscar/login.do?x=1"
            })
    void aPastedAddressIsReducedToTheClinic(String typed) {
        model.setClinic(typed);
        assertThat(model.clinic()).isEqualTo("medicalclinic");
    }

    @Test
    void clinicNotFound() {
        model.setClinic("medicalclinc");
        refuseWith(ErrorKind.CLINIC_NOT_FOUND, Map.of());
        signIn();
        assertThat(said())
                .isEqualTo("No clinic called “medicalclinc”. It is the part before the first dot of your clinic’s"
                        + " address, as in medicalclinic.example.ca.");
        assertThat(bold()).isEqualTo("No clinic called “medicalclinc”.|medicalclinic");
    }

    @Test
    void wrongUsernameOrPasswordNeverSaysWhich() {
        refuseWith(ErrorKind.BAD_CREDENTIALS, Map.of());
        signIn();
        assertThat(said())
                .isEqualTo(
                        "Wrong username or password. Check both and try again. Forgot it? Your clinic’s administrator"
                                + " can set a new one.");
        assertThat(bold()).isEqualTo("Wrong username or password.");
        assertThat(model.refusal().retry()).isFalse();
    }

    @Test
    void lockedUntilOnThisComputersClock() {
        long until = ZonedDateTime.of(2026, 11, 23, 10, 42, 0, 0, TORONTO)
                .toInstant()
                .toEpochMilli();
        refuseWith(ErrorKind.ACCOUNT_LOCKED, Map.of("lockedUntil", until));
        signIn();
        assertThat(said())
                .isEqualTo(
                        "Locked until 10:42 after too many tries. Wait until then, or ask your clinic’s administrator for a new password.");
        assertThat(bold()).isEqualTo("Locked until 10:42");
    }

    @Test
    void serverUnreachableOffersRetryWhichAsksTheSame() {
        refuseWith(ErrorKind.SERVER_UNREACHABLE, Map.of());
        signIn();
        assertThat(said()).isEqualTo("The server does not answer. Your network or the server may be down.");
        assertThat(model.refusal().retry()).isTrue();

        answer = () -> SESSION;
        model.retry();
        runBackground();
        assertThat(requests).hasSize(2).containsOnly(requests.getFirst());
        assertThat(signedIn).hasSize(1);
        assertThat(model.refusal()).isNull();
    }

    @Test
    void certificateNotTrusted() {
        refuseWith(ErrorKind.CERTIFICATE_NOT_TRUSTED, Map.of());
        signIn();
        assertThat(said())
                .isEqualTo("This server’s certificate is not trusted. Do not go on; tell your clinic’s administrator.");
        model.retry();
        assertThat(background).as("no retry where it must not be tried again").isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "-14, This computer’s clock is 14 minutes slow.",
        "6, This computer’s clock is 6 minutes fast.",
        "-300, This computer’s clock is 5 hours slow.",
        "14400, This computer’s clock is 10 days fast."
    })
    void wrongClock(long minutesFast, String words) {
        refuseWith(ErrorKind.CLOCK_WRONG, Map.of("minutesFast", minutesFast));
        signIn();
        assertThat(said()).startsWith(words);
        assertThat(bold()).isEqualTo(words);
    }

    @ParameterizedTest
    @EnumSource(ErrorKind.class)
    void everyRefusalHasWordsInFrenchThatSomeoneCanActOn(ErrorKind kind) {
        model = model(Locale.CANADA_FRENCH);
        refuseWith(kind, Map.of("lockedUntil", 0L, "minutesFast", 9L));
        signIn();
        if (kind == ErrorKind.PASSWORD_CHANGE_REQUIRED) {
            assertThat(model.step()).isEqualTo(Step.NEW_PASSWORD);
        } else {
            assertThat(said()).isNotBlank().doesNotContain("{", "**");
        }
    }

    @Test
    void anErrorOfTheServerSaysItsNumber() {
        refuseWith(ErrorKind.INTERNAL, Map.of());
        signIn();
        assertThat(said()).contains("c-77");
        assertThat(model.refusal().retry()).isTrue();
    }

    @Test
    void somethingMissingIsSaidWithoutAskingTheServer() {
        model.signIn("");
        assertThat(said()).isEqualTo("Something is missing. Fill in Clinic, Username and Password.");
        assertThat(background).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://{clinic}.example.ca", "", "ftp://x", "https://a b", "https://user:pw@x", "https://x?q=1"
            })
    void anAddressThatWouldCarryThePasswordInTheClearOrNowhereIsRefused(String address) {
        model.setServer(address);
        signIn();
        assertThat(said()).startsWith("This server address cannot be used.");
        assertThat(requests).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:8080, http://127.0.0.1:8080",
        "http://localhost:8080, http://localhost:8080",
        "{clinic}.example.ca, https://medicalclinic.example.ca",
        "https://chartside.example.ca/app, https://chartside.example.ca/app"
    })
    void addressesThatWork(String typed, String asked) {
        model.setServer(typed);
        signIn();
        assertThat(servers).containsExactly(asked);
    }

    @Test
    void theFirstSignInSetsTheUsersOwnPassword() {
        refuseWith(ErrorKind.PASSWORD_CHANGE_REQUIRED, Map.of());
        signIn();
        assertThat(model.step()).isEqualTo(Step.NEW_PASSWORD);
        assertThat(model.refusal()).isNull();

        model.setNewPassword("short", "short");
        assertThat(said()).isEqualTo("Too short. Choose at least 12 characters.");
        model.setNewPassword("long enough it is", "long enough it was");
        assertThat(said()).isEqualTo("The two passwords differ. Type the same one twice.");
        assertThat(background).isEmpty();

        refuseWith(ErrorKind.PASSWORD_NOT_ACCEPTED, Map.of());
        model.setNewPassword("correct horse", "correct horse");
        runBackground();
        assertThat(said()).startsWith("This password cannot be used.");
        assertThat(model.step()).isEqualTo(Step.NEW_PASSWORD);

        answer = () -> SESSION;
        model.setNewPassword("long enough it is", "long enough it is");
        runBackground();
        assertThat(requests.getLast().password()).isEqualTo("correct horse");
        assertThat(requests.getLast().newPassword()).isEqualTo("long enough it is");
        assertThat(signedIn).hasSize(1);
        assertThat(model.step()).isEqualTo(Step.PASSWORD);
    }

    @Test
    void remembersOnlyWhereAskedAndPossible() {
        model.setRemember(true);
        signIn();
        model.setKeeping(Keeping.NO_KEYRING);
        signIn();
        model.setKeeping(Keeping.FORBIDDEN);
        signIn();
        assertThat(signedIn).extracting(SignedIn::remember).containsExactly(true, false, false);
    }

    @Test
    void aKeptTokenSignsInAndARetryResumesAgain() {
        refuseWith(ErrorKind.SERVER_UNREACHABLE, Map.of());
        model.resume("kept");
        runBackground();
        assertThat(said()).startsWith("The server does not answer.");

        answer = () -> SESSION;
        model.retry();
        runBackground();
        assertThat(resumed).containsExactly("kept", "kept");
        assertThat(signedIn).extracting(SignedIn::remember).containsExactly(true);
    }

    @Test
    void onceTheFormIsPutAwayNothingHoldsThePassword() {
        refuseWith(ErrorKind.SERVER_UNREACHABLE, Map.of());
        signIn();
        model.startOver();
        model.retry();
        assertThat(background).isEmpty();

        refuseWith(ErrorKind.PASSWORD_CHANGE_REQUIRED, Map.of());
        signIn();
        model.retry();
        assertThat(background).as("the next step has its own button").isEmpty();
        model.startOver();
        model.setNewPassword("long enough it is", "long enough it is");
        assertThat(background).isEmpty();
    }

    @Test
    void aSignInThatEndsAfterAllHasNothingToBeTriedAgain() {
        signIn();
        model.ended(ErrorKind.SERVER_UNREACHABLE);
        assertThat(said()).startsWith("The server does not answer.");
        assertThat(model.refusal().retry()).isFalse();
    }

    @Test
    void aSignInEndedByTheServerIsSaid() {
        model.ended(ErrorKind.TOKEN_REVOKED);
        assertThat(said()).isEqualTo("Your sign-in was ended. Sign in again; what you wrote is kept.");
    }

    @Test
    void aClinicsNameWithMarksIsOnlyText() {
        model.setClinic("**x**{0}<html>");
        signIn();
        assertThat(said()).startsWith("No clinic called “**x**{0}<html>”.");
        assertThat(requests)
                .as("what cannot be a clinic's name becomes part of no address")
                .isEmpty();
    }
}
