package ca.chartside.desktop.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.desktop.app.UiExecutor;
import ca.chartside.protocol.FromCompanion;
import ca.chartside.protocol.OscarPage;
import ca.chartside.protocol.ToCompanion;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real hosts between two browsers' pipes and the client's socket. */
class BridgeServerTest {
    private static final String CONTEXT = """
            {"type":"context","newer":1,"open":[],"current":{"id":"%s","kind":"%s","oscar":"https://oscar.example.ca/oscar",
             "demographicNo":1,"patient":null,"provider":null,"trouble":null,"newer":[]}}""";

    private record Said(Browser browser, @Nullable FromCompanion message) {}

    @TempDir
    Path profile;

    private final ExecutorService eventThread =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory());
    private final BlockingQueue<Said> said = new LinkedBlockingQueue<>();

    private BridgeServer server() throws Exception {
        return BridgeServer.open(
                new BridgeSocket(profile, "7"), new UiExecutor(eventThread, eventThread), new BridgeServer.Listener() {
                    @Override
                    public void heard(Browser browser, FromCompanion message) {
                        said.add(new Said(browser, message));
                    }

                    @Override
                    public void gone(Browser browser) {
                        said.add(new Said(browser, null));
                    }
                });
    }

    private Said next() throws InterruptedException {
        Said next = said.poll(10, TimeUnit.SECONDS);
        assertThat(next).isNotNull();
        return next;
    }

    @Test
    void eachOfTwoBrowsersIsHeardAndAnsweredForItself() throws Exception {
        try (BridgeServer server = server();
                FakeBrowser chrome = new FakeBrowser(profile);
                FakeBrowser firefox = new FakeBrowser(profile)) {
            chrome.say(FakeBrowser.HELLO);
            Said first = next();
            firefox.say(FakeBrowser.HELLO.replace("chrome", "firefox"));
            Said second = next();
            assertThat(first.message()).isEqualTo(new FromCompanion.Hello(1, "1.0", "chrome", 0));
            assertThat(second.message()).isEqualTo(new FromCompanion.Hello(1, "1.0", "firefox", 0));
            assertThat(second.browser()).isNotEqualTo(first.browser());

            first.browser().send(new ToCompanion.Welcome(1, "x", null));
            second.browser().send(new ToCompanion.Welcome(2, "y", null));
            assertThat(chrome.hear()).contains("\"welcome\"").contains("\"x\"");
            assertThat(firefox.hear()).contains("\"y\"");

            chrome.closeStdin();
            assertThat(chrome.exitCode()).isZero();
            // In this process the host's end stays open; a process that ends closes it.
            assertThat(server).isNotNull();
        }
    }

    @Test
    void whatANewerCompanionSaysIsUnderstoodAsFarAsItCanBe() throws Exception {
        try (BridgeServer server = server();
                FakeBrowser browser = new FakeBrowser(profile)) {
            browser.say(FakeBrowser.HELLO);
            assertThat(next().message()).isInstanceOf(FromCompanion.Hello.class);
            browser.say("{\"type\":\"weather\",\"sun\":true}");
            assertThat(next().message()).isEqualTo(new FromCompanion.Unknown());
            browser.say(CONTEXT.formatted("p1", "CHART"));
            assertThat(next().message())
                    .isEqualTo(new FromCompanion.Context(
                            new OscarPage(
                                    "p1", OscarPage.Kind.CHART, "https://oscar.example.ca/oscar", 1, null, null, null),
                            List.of(),
                            0));
            browser.say(CONTEXT.formatted("p2", "BILLING"));
            assertThat(((FromCompanion.Context) next().message()).current())
                    .extracting(OscarPage::id, OscarPage::kind)
                    .containsExactly("p2", null);
            browser.say("{\"type\":\"context\",\"current\":7}");
            browser.say(CONTEXT.formatted("p3", "MASTER"));
            assertThat(((FromCompanion.Context) next().message()).current().id())
                    .as("what is not understood is left out")
                    .isEqualTo("p3");
            assertThat(server).isNotNull();
        }
    }

    @Test
    void aClientThatEndsIsAbsentAndItsBrowsersAreGone() throws Exception {
        try (FakeBrowser browser = new FakeBrowser(profile)) {
            browser.hearsOfNoClient();
            browser.say(FakeBrowser.HELLO);
            try (BridgeServer server = server()) {
                assertThat(next().message()).isInstanceOf(FromCompanion.Hello.class);
                assertThat(server).isNotNull();
            }
            assertThat(next().message()).isNull();
            browser.hearsOfNoClient();
        }
    }
}
