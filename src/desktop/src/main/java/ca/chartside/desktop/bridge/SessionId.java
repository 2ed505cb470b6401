package ca.chartside.desktop.bridge;

import com.sun.jna.platform.win32.Kernel32;
import com.sun.jna.ptr.IntByReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which of a user's sessions on this computer this is: several people, or one twice, may sit at one terminal server. */
final class SessionId {
    /** Where nothing tells: the profile folder keeps users apart in any case. */
    private static final String ONLY = "0";

    private SessionId() {}

    static String ofThisProcess() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (os.startsWith("windows")) {
            return windows();
        }
        Path home = Path.of(System.getProperty("user.home"));
        return os.startsWith("mac") ? uid(home) : linux(System.getenv(), Path.of("/run/systemd/users"), uid(home));
    }

    private static String windows() {
        IntByReference session = new IntByReference();
        boolean told = Kernel32.INSTANCE.ProcessIdToSessionId(
                Math.toIntExact(ProcessHandle.current().pid()), session);
        return told ? Integer.toUnsignedString(session.getValue()) : ONLY;
    }

    private static String uid(Path home) {
        try {
            return Files.getAttribute(home, "unix:uid").toString();
        } catch (IOException | UnsupportedOperationException e) {
            return ONLY;
        }
    }

    /**
     * What logind calls it. A program that the user's service manager has started, not the session itself, is told nothing in its
     * environment; logind then counts it to the session that has the display.
     *
     * @param users logind's folder with a file for each user
     */
    static String linux(Map<String, String> environment, Path users, String uid) {
        String told = environment.get("XDG_SESSION_ID");
        String session = told != null ? told : display(users.resolve(uid));
        return session != null && session.matches("[A-Za-z0-9]{1,16}") ? session : ONLY;
    }

    private static @Nullable String display(Path user) {
        try {
            return Files.readAllLines(user).stream()
                    .filter(line -> line.startsWith("DISPLAY="))
                    .map(line -> line.substring("DISPLAY=".length()))
                    .findFirst()
                    .orElse(null);
        } catch (IOException e) {
            return null;
        }
    }
}
