package ca.chartside.desktop.bridge;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a browser looks for native hosts, as its maker documents it.
 *
 * @param browser its name
 * @param firefox whether its manifests name add-ons, else origins
 * @param folder where the manifest lies
 * @param key where it is named in Windows' registry; null on other systems, where the folder alone tells
 */
record Place(
        String browser,
        boolean firefox,
        Path folder,
        @Nullable String key) {
    private static final String CHROME_FOLDER = "NativeMessagingHosts";
    private static final String OTHER_FOLDER = "native-messaging-hosts";

    /**
     * Whose computer it is.
     *
     * @param os as {@code os.name} has it
     * @param root the file system's
     */
    record Computer(String os, Path root, Path home, Map<String, String> environment) {
        static Computer own() {
            Path home = Path.of(System.getProperty("user.home"));
            Path root = home.toAbsolutePath().getRoot();
            return new Computer(System.getProperty("os.name"), root == null ? home : root, home, System.getenv());
        }

        boolean windows() {
            return os.toLowerCase(Locale.ROOT).startsWith("windows");
        }

        boolean mac() {
            return os.toLowerCase(Locale.ROOT).startsWith("mac");
        }
    }

    /** For a browser that was started with that folder for its data. */
    static List<Place> of(Path browserData) {
        return List.of(new Place("this browser", false, browserData.resolve(CHROME_FOLDER), null));
    }

    /**
     * Every browser's that the companion runs in, whether it is there yet or not.
     *
     * @param own our own folder, for systems where browsers are told the place
     */
    static List<Place> all(Computer computer, boolean machine, Path own) {
        if (computer.windows()) {
            String hive = machine ? "HKLM\\Software\\" : "HKCU\\Software\\";
            return List.of(
                    inRegistry("Chrome", false, own.resolve("chrome"), hive + "Google\\Chrome\\"),
                    inRegistry("Chromium", false, own.resolve("chrome"), hive + "Chromium\\"),
                    inRegistry("Edge", false, own.resolve("chrome"), hive + "Microsoft\\Edge\\"),
                    inRegistry("Firefox", true, own.resolve("firefox"), hive + "Mozilla\\"));
        }
        if (computer.mac()) {
            Path support = (machine ? computer.root() : computer.home()).resolve("Library/Application Support");
            Path made = machine ? computer.root().resolve("Library") : support;
            Path edge = machine ? made.resolve("Microsoft/Edge") : made.resolve("Microsoft Edge");
            return List.of(
                    in("Chrome", made.resolve("Google/Chrome").resolve(CHROME_FOLDER)),
                    in("Chromium", support.resolve("Chromium").resolve(CHROME_FOLDER)),
                    in("Edge", edge.resolve(CHROME_FOLDER)),
                    new Place("Firefox", true, support.resolve("Mozilla").resolve(CHROME_FOLDER), null));
        }
        return machine ? linuxMachine(computer.root()) : linuxUser(computer);
    }

    private static List<Place> linuxMachine(Path root) {
        return List.of(
                in("Chrome", root.resolve("etc/opt/chrome").resolve(OTHER_FOLDER)),
                in("Chromium", root.resolve("etc/chromium").resolve(OTHER_FOLDER)),
                in("Edge", root.resolve("etc/opt/edge").resolve(OTHER_FOLDER)),
                new Place("Firefox", true, root.resolve("usr/lib/mozilla").resolve(OTHER_FOLDER), null));
    }

    private static List<Place> linuxUser(Computer computer) {
        String told = computer.environment().get("XDG_CONFIG_HOME");
        Path config = told == null || told.isBlank() ? computer.home().resolve(".config") : Path.of(told);
        return List.of(
                in("Chrome", config.resolve("google-chrome").resolve(CHROME_FOLDER)),
                in("Chromium", config.resolve("chromium").resolve(CHROME_FOLDER)),
                in("Edge", config.resolve("microsoft-edge").resolve(CHROME_FOLDER)),
                new Place("Firefox", true, computer.home().resolve(".mozilla").resolve(OTHER_FOLDER), null));
    }

    private static Place in(String browser, Path folder) {
        return new Place(browser, false, folder, null);
    }

    private static Place inRegistry(String browser, boolean firefox, Path folder, String maker) {
        return new Place(browser, firefox, folder, maker + "NativeMessagingHosts\\" + BridgeInstall.NAME);
    }

    Path manifest() {
        return folder.resolve(BridgeInstall.NAME + ".json");
    }
}
