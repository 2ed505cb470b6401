package ca.chartside.desktop.bridge;

import ca.chartside.desktop.profile.ProfileFolder;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The native-messaging host: what a browser starts when the companion calls. Its words are {@code --profile DIR} and {@code
 * --launcher FILE}, as it was installed, then the browser's own.
 */
final class BridgeMain {
    private static final int NOT_THE_COMPANION = 2;

    private BridgeMain() {}

    public static void main(String[] args) {
        OutputStream browser = new FileOutputStream(FileDescriptor.out);
        // Whatever prints would be taken for a message.
        System.setOut(System.err);
        System.exit(run(args, System.in, browser, System.err));
    }

    /** Until the browser ends it. @return the exit code */
    static int run(String[] args, InputStream in, OutputStream out, PrintStream err) {
        List<String> words = new ArrayList<>(List.of(args));
        String profile = take("--profile", words);
        String launcher = take("--launcher", words);
        if (!Companion.calls(words)) {
            err.println("Chartside's bridge is for Chartside's companion in a browser alone.");
            return NOT_THE_COMPANION;
        }
        Path folder = profile == null ? ProfileFolder.ofThisUser() : Path.of(profile);
        BridgeSocket socket = new BridgeSocket(folder, SessionId.ofThisProcess());
        return new Host(in, out, socket, () -> startClient(launcher, err), err::println).run();
    }

    private static @Nullable String take(String option, List<String> words) {
        if (words.size() < 2 || !words.getFirst().equals(option)) {
            return null;
        }
        words.removeFirst();
        return words.removeFirst();
    }

    private static void startClient(@Nullable String launcher, PrintStream err) {
        if (launcher == null) {
            return;
        }
        try {
            new ProcessBuilder(launcher, Launcher.CLIENT)
                    .redirectInput(Redirect.from(Launcher.NOTHING))
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            err.println("The client could not be started: install the bridge again.");
        }
    }
}
