package ca.chartside.desktop.bridge;

import static ca.chartside.desktop.bridge.FakeBrowser.CLICK;
import static ca.chartside.desktop.bridge.FakeBrowser.HELLO;
import static ca.chartside.desktop.bridge.FakeBrowser.context;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import ca.chartside.protocol.ToCompanion;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The host between a browser's pipes and the client's socket. */
class HostTest {
    private static final String STATE = "{\"type\":\"state\",\"connection\":\"ONLINE\"}";

    @TempDir
    Path profile;

    @Test
    void whatStandsForNoClientIsAStateThatSaysSo() throws Exception {
        assertThat(new ObjectMapper().readValue(Host.ABSENT, ToCompanion.class))
                .isEqualTo(new ToCompanion.State(ToCompanion.Connection.ABSENT, List.of(), 0, false, List.of()));
    }

    @Test
    void wholeMessagesGoBothWays() throws Exception {
        try (FakeClient client = new FakeClient(profile);
                FakeBrowser browser = new FakeBrowser(profile)) {
            String long1 = "{\"type\":\"context\",\"é\":\"" + "x".repeat(7 * 1024 * 1024) + "\"}";
            browser.say(HELLO);
            assertThat(client.hear()).isEqualTo(HELLO);
            browser.say(long1);
            assertThat(client.hear()).isEqualTo(long1);
            client.say(STATE);
            assertThat(browser.hear()).isEqualTo(STATE);
        }
    }

    @Test
    void aClientThatComesLaterIsToldWhatHoldsAndTheBrowserThatItWasNotThere() throws Exception {
        try (FakeBrowser browser = new FakeBrowser(profile)) {
            browser.hearsOfNoClient();
            browser.say(HELLO);
            browser.say(context(1));
            browser.say(context(2));
            try (FakeClient client = new FakeClient(profile)) {
                assertThat(client.hear()).isEqualTo(HELLO);
                assertThat(client.hear()).isEqualTo(context(2));
                browser.say(context(3));
                assertThat(client.hear()).isEqualTo(context(3));
            }
            browser.hearsOfNoClient();
            try (FakeClient next = new FakeClient(profile)) {
                assertThat(next.hear()).isEqualTo(HELLO);
                assertThat(next.hear()).isEqualTo(context(3));
            }
            assertThat(browser.starts).hasValue(0);
        }
    }

    @Test
    void aClickStartsTheClientOnceAndReachesItBehindTheContext() throws Exception {
        BlockingQueue<FakeClient> started = new LinkedBlockingQueue<>();
        try (FakeBrowser browser = new FakeBrowser(profile, () -> {
            try {
                started.add(new FakeClient(profile));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        })) {
            browser.hearsOfNoClient();
            browser.say(HELLO);
            browser.say(context(1));
            browser.say(CLICK);
            browser.say(context(2));
            try (FakeClient client = started.poll(10, TimeUnit.SECONDS)) {
                assertThat(client.hear()).isEqualTo(HELLO);
                assertThat(client.hear()).startsWith("{\"type\":\"context\"");
                assertThat(client.hear()).isEqualTo(CLICK);
                client.say(STATE);
                assertThat(browser.hear()).isEqualTo(STATE);
            }
            browser.hearsOfNoClient();
            browser.say(CLICK);
            browser.say(CLICK);
            browser.say(context(3));
            try (FakeClient next = new FakeClient(profile)) {
                assertThat(next.hear()).isEqualTo(HELLO);
                assertThat(next.hear()).isEqualTo(context(3));
                assertThat(next.hear()).as("one click, whoever started it").isEqualTo(CLICK);
            }
            assertThat(browser.starts)
                    .as("while one may be starting, no other is")
                    .hasValue(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"secret", "{\"secret\":", "[\"secret\"]", "{\"type\":\"hello\"} {\"secret\":1}", "\"secret\""})
    void whatIsNoJsonObjectEndsItWithALineThatHoldsNothingOfIt(String message) throws Exception {
        try (FakeBrowser browser = new FakeBrowser(profile)) {
            browser.hearsOfNoClient();
            browser.say(message);
            assertThat(browser.exitCode()).isEqualTo(Host.BROKEN);
            assertThat(browser.said).singleElement().asString().doesNotContain("secret");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {10 * 1024 * 1024, Frames.FROM_BROWSER_MAX + 1, -1, 0, Integer.MAX_VALUE})
    void aLengthThatIsNotTakenEndsItUnread(int length) throws Exception {
        try (FakeBrowser browser = new FakeBrowser(profile)) {
            browser.sayRaw(length, "{".getBytes(StandardCharsets.UTF_8));
            assertThat(browser.exitCode()).isEqualTo(Host.BROKEN);
            assertThat(browser.said).hasSize(1);
        }
    }

    @Test
    void halfAMessageIsNone() throws Exception {
        try (FakeClient client = new FakeClient(profile);
                FakeBrowser browser = new FakeBrowser(profile)) {
            browser.say(HELLO);
            assertThat(client.hear()).isEqualTo(HELLO);
            browser.sayRaw(100, "{\"type\":\"context\"".getBytes(StandardCharsets.UTF_8));
            browser.closeStdin();
            assertThat(browser.exitCode()).isEqualTo(Host.BROKEN);
            assertThat(browser.said).hasSize(1);
        }
    }

    @Test
    void itEndsWithTheBrowser() throws Exception {
        try (FakeClient client = new FakeClient(profile);
                FakeBrowser browser = new FakeBrowser(profile)) {
            browser.say(HELLO);
            assertThat(client.hear()).isEqualTo(HELLO);
            browser.closeStdin();
            assertThat(browser.exitCode()).isZero();
            assertThat(browser.said).isEmpty();
        }
    }

    @Test
    void aClientThatIsKilledWithinAMessageIsAbsentAndTheNextIsFound() throws Exception {
        try (FakeBrowser browser = new FakeBrowser(profile)) {
            browser.hearsOfNoClient();
            browser.say(HELLO);
            try (FakeClient client = new FakeClient(profile)) {
                assertThat(client.hear()).isEqualTo(HELLO);
                client.sayHalf(100);
            }
            browser.hearsOfNoClient();
            try (FakeClient next = new FakeClient(profile)) {
                assertThat(next.hear()).isEqualTo(HELLO);
                next.say(STATE);
                assertThat(browser.hear()).isEqualTo(STATE);
            }
        }
    }

    @Test
    void noMessageThatABrowserWouldNotTakeIsGivenToIt() throws Exception {
        try (FakeClient client = new FakeClient(profile);
                FakeBrowser browser = new FakeBrowser(profile)) {
            browser.say(HELLO);
            assertThat(client.hear()).isEqualTo(HELLO);
            client.sayHalf(Frames.TO_BROWSER_MAX + 1);
            assertThat(browser.exitCode()).isEqualTo(Host.BROKEN);
            assertThat(browser.said).hasSize(1);
        }
    }

    @Test
    void anotherUsersSocketIsNotUsed() throws Exception {
        assumeThat(System.getProperty("user.name"))
                .as("who may give files away")
                .isEqualTo("root");
        Path socket = new BridgeSocket(profile, "7").path();
        try (FakeClient client = new FakeClient(profile)) {
            Files.setAttribute(socket, "unix:uid", 65534);
            try (FakeBrowser browser = new FakeBrowser(profile)) {
                browser.hearsOfNoClient();
                browser.say(HELLO);
                assertThat(browser.said).singleElement().asString().contains("another user");
                Files.setAttribute(socket, "unix:uid", 0);
                assertThat(client.hear()).as("the same once it is ours").isEqualTo(HELLO);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "chrome-extension://aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/",
                "/manifest.json other@example.ca",
                "companion@chartside.ca",
                "chrome-extension://gkjmggjgakchacejegignlabehlofcbm",
            })
    void onlyTheCompanionMayCall(String words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = run(words, out, err);
        assertThat(code).isEqualTo(2);
        assertThat(out.size()).isZero();
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("companion");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                Companion.CHROME_ORIGIN,
                Companion.CHROME_ORIGIN + " --parent-window=0",
                "/manifest.json " + Companion.FIREFOX_ID
            })
    void theCompanionIsKnownByWhatEachBrowserSaysOfIt(String words) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        assertThat(run("--profile " + profile + " " + words, new ByteArrayOutputStream(), err))
                .isZero();
        assertThat(err.size()).isZero();
    }

    private static int run(String words, ByteArrayOutputStream out, ByteArrayOutputStream err) {
        return BridgeMain.run(
                words.split(" "),
                new ByteArrayInputStream(new byte[0]),
                out,
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }
}
