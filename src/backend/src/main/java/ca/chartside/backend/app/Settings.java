package ca.chartside.backend.app;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Where a setting comes from that is no flag: the environment, then the configuration file. */
final class Settings implements IDefaultValueProvider {
    private static final String PREFIX = "CHARTSIDE_";

    private final Map<String, String> environment;
    private final Properties file = new Properties();

    /** @param configFile null for none */
    Settings(Map<String, String> environment, @Nullable Path configFile) throws IOException {
        this.environment = environment;
        if (configFile != null) {
            try (Reader reader = Files.newBufferedReader(configFile, StandardCharsets.UTF_8)) {
                file.load(reader);
            }
        }
    }

    /** The file that {@code CHARTSIDE_CONFIG} names, else {@code /etc/chartside/backend.properties} where there is one. */
    static @Nullable Path configFile(Map<String, String> environment) {
        String named = environment.get(PREFIX + "CONFIG");
        if (named != null) {
            return Path.of(named);
        }
        Path usual = Path.of("/etc/chartside/backend.properties");
        return Files.isReadable(usual) ? usual : null;
    }

    @Override
    @SuppressWarnings("NullAway") // null means "no default of mine" to picocli
    public @Nullable String defaultValue(ArgSpec argument) {
        if (!(argument instanceof OptionSpec option)) {
            return null;
        }
        String name = option.longestName().substring(2);
        String variable = PREFIX + name.toUpperCase(Locale.ROOT).replace('-', '_');
        String value = environment.get(variable);
        return value != null ? value : file.getProperty(name);
    }
}
