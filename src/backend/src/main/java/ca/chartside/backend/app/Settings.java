package ca.chartside.backend.app;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** Where a setting comes from that is no flag: the environment, then the configuration file. */
final class Settings implements IDefaultValueProvider {
    private static final String PREFIX = "CHARTSIDE_";

    private final Map<String, String> environment;
    private final @Nullable Path configFile;
    private final Properties file = new Properties();

    /** @param configFile null for none */
    Settings(Map<String, String> environment, @Nullable Path configFile) throws IOException {
        this.environment = environment;
        this.configFile = configFile;
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

    /** @throws ParameterException where the file holds what is no setting of {@code serve} */
    void check(CommandLine serve) {
        for (String key : new TreeSet<>(file.stringPropertyNames())) {
            if (serve.getCommandSpec().findOption("--" + key) == null) {
                throw new ParameterException(
                        serve, "There is no setting \"" + key + "\", which stands in " + configFile + ".");
            }
        }
    }

    /** Where a value comes from that no argument gave, as the end of a sentence about it; empty where one did. */
    String origin(@Nullable ArgSpec argument, String[] args) {
        if (!(argument instanceof OptionSpec option)
                || Arrays.stream(args).anyMatch(arg -> arg.split("=", 2)[0].equals(option.longestName()))) {
            return "";
        }
        if (environment.containsKey(variable(option))) {
            return " (from the environment, " + variable(option) + ")";
        }
        return file.containsKey(key(option)) ? " (from " + configFile + ")" : "";
    }

    private static String key(OptionSpec option) {
        return option.longestName().substring(2);
    }

    private static String variable(OptionSpec option) {
        return PREFIX + key(option).toUpperCase(Locale.ROOT).replace('-', '_');
    }

    @Override
    @SuppressWarnings("NullAway") // null means "no default of mine" to picocli
    public @Nullable String defaultValue(ArgSpec argument) {
        if (!(argument instanceof OptionSpec option)) {
            return null;
        }
        String value = environment.get(variable(option));
        return value != null ? value : file.getProperty(key(option));
    }
}
