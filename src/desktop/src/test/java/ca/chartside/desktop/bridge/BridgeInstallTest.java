package ca.chartside.desktop.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BridgeInstallTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path temp;

    private final List<String> said = new ArrayList<>();
    private final List<List<String>> programs = new ArrayList<>();
    private final Set<String> keys = new HashSet<>();

    private BridgeInstall install(String os, boolean machine) {
        return install(os, new BridgeInstall.Choice(machine, null, null));
    }

    private BridgeInstall install(String os, BridgeInstall.Choice choice) {
        Place.Computer computer = new Place.Computer(
                os,
                temp,
                temp.resolve("home"),
                Map.of("ProgramFiles", temp.resolve("programs").toString()));
        return new BridgeInstall(computer, choice, temp.resolve("profile"), this::registry, said::add);
    }

    /** As {@code reg.exe} does. */
    private int registry(List<String> words) {
        programs.add(words);
        return switch (words.get(1)) {
            case "add" -> keys.add(words.get(2)) ? 0 : 0;
            case "query" -> keys.contains(words.get(2)) ? 0 : 1;
            case "delete" -> keys.remove(words.get(2)) ? 0 : 1;
            default -> throw new AssertionError(words.get(1));
        };
    }

    private Set<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(temp)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> temp.relativize(file).toString())
                    .collect(Collectors.toSet());
        }
    }

    @Test
    void onLinuxForAUserEachBrowserHasItsManifestInItsFolder() throws Exception {
        install("Linux", false).install();
        assertThat(files())
                .containsExactlyInAnyOrder(
                        "profile/bridge/chartside-bridge",
                        "home/.config/google-chrome/NativeMessagingHosts/ca.chartside.bridge.json",
                        "home/.config/chromium/NativeMessagingHosts/ca.chartside.bridge.json",
                        "home/.config/microsoft-edge/NativeMessagingHosts/ca.chartside.bridge.json",
                        "home/.mozilla/native-messaging-hosts/ca.chartside.bridge.json");
        assertThat(said).hasSize(5).allMatch(line -> line.startsWith("written: "));

        JsonNode chrome = manifest("home/.config/chromium/NativeMessagingHosts");
        assertThat(chrome.path("allowed_origins")).hasToString("[\"" + Companion.CHROME_ORIGIN + "\"]");
        assertThat(chrome.has("allowed_extensions")).isFalse();
        JsonNode firefox = manifest("home/.mozilla/native-messaging-hosts");
        assertThat(firefox.path("allowed_extensions")).hasToString("[\"companion@chartside.ca\"]");
        assertThat(firefox.has("allowed_origins")).isFalse();
        Path launcher = Path.of(firefox.path("path").asText());
        assertThat(launcher).isEqualTo(temp.resolve("profile/bridge/chartside-bridge"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(launcher)))
                .isEqualTo("rwx------");
    }

    private JsonNode manifest(String folder) throws IOException {
        JsonNode manifest = JSON.readTree(
                temp.resolve(folder).resolve("ca.chartside.bridge.json").toFile());
        assertThat(manifest.path("name").asText()).isEqualTo("ca.chartside.bridge");
        assertThat(manifest.path("type").asText()).isEqualTo("stdio");
        return manifest;
    }

    @Test
    void onLinuxForTheMachineAndOnMacs() throws Exception {
        install("Linux", true).install();
        assertThat(files())
                .containsExactlyInAnyOrder(
                        "usr/local/lib/chartside/chartside-bridge",
                        "etc/opt/chrome/native-messaging-hosts/ca.chartside.bridge.json",
                        "etc/chromium/native-messaging-hosts/ca.chartside.bridge.json",
                        "etc/opt/edge/native-messaging-hosts/ca.chartside.bridge.json",
                        "usr/lib/mozilla/native-messaging-hosts/ca.chartside.bridge.json");
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(temp.resolve("usr/local/lib/chartside/chartside-bridge"))))
                .isEqualTo("rwxr-xr-x");
        install("Linux", true).uninstall();
        assertThat(files()).isEmpty();

        install("Mac OS X", false).install();
        String support = "home/Library/Application Support/";
        String end = "/NativeMessagingHosts/ca.chartside.bridge.json";
        assertThat(files())
                .containsExactlyInAnyOrder(
                        "profile/bridge/chartside-bridge",
                        support + "Google/Chrome" + end,
                        support + "Chromium" + end,
                        support + "Microsoft Edge" + end,
                        support + "Mozilla" + end);
        install("Mac OS X", false).uninstall();
        install("Mac OS X", true).install();
        assertThat(files())
                .containsExactlyInAnyOrder(
                        "Library/Application Support/Chartside/chartside-bridge",
                        "Library/Google/Chrome" + end,
                        "Library/Application Support/Chromium" + end,
                        "Library/Microsoft/Edge" + end,
                        "Library/Application Support/Mozilla" + end);
    }

    @Test
    void againChangesNothingAndUninstallTakesExactlyThatAway() throws Exception {
        Path other = temp.resolve("home/.mozilla/native-messaging-hosts/other.json");
        Files.createDirectories(other.getParent());
        Files.writeString(other, "{}");
        install("Linux", false).install();
        Set<String> once = files();
        said.clear();
        install("Linux", false).install();
        assertThat(said).hasSize(5).allMatch(line -> line.startsWith("stands already: "));
        assertThat(files()).isEqualTo(once);

        said.clear();
        install("Linux", false).uninstall();
        assertThat(said).hasSize(5).allMatch(line -> line.startsWith("removed: "));
        assertThat(files()).containsExactly("home/.mozilla/native-messaging-hosts/other.json");
        assertThat(temp.resolve("profile/bridge")).doesNotExist();
        said.clear();
        install("Linux", false).uninstall();
        assertThat(said).isEmpty();
    }

    @Test
    void aBrowserWithAFolderOfItsOwnIsToldAlone() throws Exception {
        install("Linux", new BridgeInstall.Choice(false, temp.resolve("profile"), temp.resolve("data")))
                .install();
        assertThat(files())
                .containsExactlyInAnyOrder(
                        "profile/bridge/chartside-bridge", "data/NativeMessagingHosts/ca.chartside.bridge.json");
    }

    /** Not run on Windows: the commands alone are. */
    @Test
    void onWindowsTheRegistryNamesTheManifests() throws Exception {
        install("Windows 11", false).install();
        Path own = temp.resolve("profile/bridge");
        assertThat(programs)
                .contains(List.of(
                        "reg.exe",
                        "add",
                        "HKCU\\Software\\Google\\Chrome\\NativeMessagingHosts\\ca.chartside.bridge",
                        "/ve",
                        "/t",
                        "REG_SZ",
                        "/d",
                        own.resolve("chrome/ca.chartside.bridge.json").toString(),
                        "/f"))
                .hasSize(4);
        assertThat(keys)
                .containsExactlyInAnyOrder(
                        "HKCU\\Software\\Google\\Chrome\\NativeMessagingHosts\\ca.chartside.bridge",
                        "HKCU\\Software\\Chromium\\NativeMessagingHosts\\ca.chartside.bridge",
                        "HKCU\\Software\\Microsoft\\Edge\\NativeMessagingHosts\\ca.chartside.bridge",
                        "HKCU\\Software\\Mozilla\\NativeMessagingHosts\\ca.chartside.bridge");
        assertThat(Files.readString(own.resolve("chartside-bridge.bat")))
                .contains("java.exe")
                .contains(" %*\r\n");

        install("Windows 11", false).uninstall();
        assertThat(keys).isEmpty();
        assertThat(files()).isEmpty();
        programs.clear();
        install("Windows 11", false).uninstall();
        assertThat(programs)
                .as("nothing is deleted that is not there")
                .allMatch(words -> words.get(1).equals("query"));

        install("Windows 11", true).install();
        assertThat(keys).hasSize(4).allMatch(key -> key.startsWith("HKLM\\"));
    }

    @Test
    void aRegistryThatRefusesIsSaid() {
        BridgeInstall refused = new BridgeInstall(
                new Place.Computer("Windows 11", temp, temp, Map.of()),
                new BridgeInstall.Choice(false, null, null),
                temp.resolve("profile"),
                words -> 1,
                said::add);
        assertThatThrownBy(refused::install).isInstanceOf(IOException.class).hasMessageContaining("Chrome");
    }

    /** Through the launcher, as a browser starts it: a path with a space and an apostrophe in it too. */
    @Test
    void theLauncherStartsAHost() throws Exception {
        Path profile = Files.createDirectories(temp.resolve("Anna's profile"));
        install("Linux", new BridgeInstall.Choice(false, profile, null)).install();
        Path launcher = temp.resolve("profile/bridge/chartside-bridge");
        Process host = new ProcessBuilder(launcher.toString(), Companion.CHROME_ORIGIN)
                .redirectError(temp.resolve("err").toFile())
                .start();
        try {
            byte[] first = Frames.read(host.getInputStream(), Frames.TO_BROWSER_MAX);
            assertThat(first)
                    .as(Files.readString(temp.resolve("err")))
                    .asString(StandardCharsets.UTF_8)
                    .isEqualTo(Host.ABSENT);
            host.getOutputStream().close();
            assertThat(host.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(host.exitValue()).isZero();
            assertThat(host.getInputStream().readAllBytes()).isEmpty();
            assertThat(temp.resolve("err")).isEmptyFile();
        } finally {
            host.destroyForcibly();
        }
    }

    /** Chrome makes an extension's id of the public key in its manifest. */
    @Test
    void theIdsAreTheCompanions() throws Exception {
        Path manifest = Path.of("../companion/manifest.json");
        JsonNode companion = JSON.readTree(manifest.toFile());
        byte[] key = Base64.getDecoder().decode(companion.path("key").asText());
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(key);
        StringBuilder id = new StringBuilder();
        for (int i = 0; i < 16; i++) {
            id.append((char) ('a' + (hash[i] >> 4 & 15))).append((char) ('a' + (hash[i] & 15)));
        }
        assertThat(Companion.CHROME_ID).isEqualTo(id.toString());
        assertThat(companion
                        .path("browser_specific_settings")
                        .path("gecko")
                        .path("id")
                        .asText())
                .isEqualTo(Companion.FIREFOX_ID);
    }
}
