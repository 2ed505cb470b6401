package ca.chartside.desktop.app;

import java.awt.Desktop;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whatever this computer opens addresses and files with. */
final class Browser {
    private static final Logger LOG = LoggerFactory.getLogger(Browser.class);
    private static final Set<String> SCHEMES = Set.of("http", "https", "tel");

    private Browser() {}

    /** Web addresses and phone numbers only (rule 16): a file or a program is never opened by a message. Blocks. */
    static void open(URI address) {
        String scheme = address.getScheme();
        if (scheme == null || !SCHEMES.contains(scheme.toLowerCase(Locale.ROOT))) {
            return;
        }
        try {
            if (Desktop.isDesktopSupported() && Desktop.getDesktop().isSupported(Desktop.Action.BROWSE)) {
                Desktop.getDesktop().browse(address);
            }
        } catch (IOException e) {
            LOG.info("No program opens such addresses here");
        }
    }

    /** With the program that the computer has for such files. Blocks. @throws IOException where there is none */
    static void openFile(Path file) throws IOException {
        if (!Desktop.isDesktopSupported() || !Desktop.getDesktop().isSupported(Desktop.Action.OPEN)) {
            throw new IOException("nothing opens files here");
        }
        Desktop.getDesktop().open(file.toFile());
    }
}
