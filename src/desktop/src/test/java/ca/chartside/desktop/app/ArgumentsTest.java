package ca.chartside.desktop.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsTest {
    private static final String LINK = "chartside://medicalclinic/chart/12";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... args) throws Exception {
        return DesktopMain.run(
                args,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    @Test
    void aValueStandsBehindItsOptionOrBehindAnEqualsSign() throws Exception {
        Arguments apart = Arguments.parse("--chart", "12", "--server", "https://x.example.ca/?a=b", LINK);
        Arguments together = Arguments.parse(LINK, "--server=https://x.example.ca/?a=b", "--chart=12");
        for (Arguments arguments : new Arguments[] {apart, together}) {
            assertThat(arguments.open()).isEqualTo(new Options.Open(12, LINK));
            assertThat(arguments.value("--server")).isEqualTo("https://x.example.ca/?a=b");
            assertThat(arguments.has("--status")).isFalse();
        }
    }

    @Test
    void nothingIsAUsualStart() throws Exception {
        Arguments arguments = Arguments.parse();
        assertThat(arguments.open()).isEqualTo(new Options.Open(null, null));
        assertThat(arguments.look()).isEqualTo(Options.Look.SYSTEM);
        assertThat(arguments.value("--server")).isNull();
    }

    @ParameterizedTest
    @CsvSource({"light,LIGHT", "dark,DARK", "system,SYSTEM"})
    void looks(String typed, Options.Look look) throws Exception {
        assertThat(Arguments.parse("--theme", typed).look()).isEqualTo(look);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--chart 0",
                "--chart -1",
                "--chart twelve",
                "--chart 4294967297",
                "--chart",
                "--chart 1 --chart 2",
                "--lang de",
                "--theme pink",
                "--statuss",
                "--status=yes",
                "-x",
                "https://medicalclinic.example.ca/chart/12",
                "chartside://medicalclinic/chart/12 chartside://medicalclinic/chart/13",
                "--profile a\u0000b",
                "--machine",
                "--browser-data somewhere",
                "--install-bridge --uninstall-bridge",
                "--install-bridge --machine --browser-data somewhere"
            })
    void whatCannotBeUnderstoodIsRefused(String typed) throws Exception {
        assertThatThrownBy(() -> Arguments.parse(typed.split(" "))).isInstanceOf(Arguments.WrongUsage.class);
        assertThat(run(typed.split(" "))).isEqualTo(2);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("Usage: chartside desktop");
    }

    @Test
    void theHelpNamesEveryOption() throws Exception {
        assertThat(run("--help")).isZero();
        String help = out.toString(StandardCharsets.UTF_8);
        assertThat(run("-h")).isZero();
        Set<String> options = new HashSet<>(Arguments.VALUES);
        options.addAll(Arguments.FLAGS);
        assertThat(Pattern.compile("--[a-z-]+[a-z]").matcher(help).results().map(MatchResult::group))
                .containsAll(options)
                .isSubsetOf(options);
    }

    @Test
    void theVersion() throws Exception {
        assertThat(run("-V")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("Chartside ");
    }

    @Test
    void askedForItsStatusWhereNoneRuns(@TempDir Path profile) throws Exception {
        assertThat(run("--status", "--profile", profile.toString())).isEqualTo(3);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("not running");
    }

    @Test
    void theBridgeIsInstalledSaidAndTakenAway(@TempDir Path folder) throws Exception {
        String[] where = {
            "",
            "--profile",
            folder.resolve("p").toString(),
            "--browser-data",
            folder.resolve("data").toString()
        };
        where[0] = "--install-bridge";
        assertThat(run(where)).isZero();
        Path manifest = folder.resolve("data/NativeMessagingHosts/ca.chartside.bridge.json");
        assertThat(manifest).exists();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("written: " + manifest);

        where[0] = "--uninstall-bridge";
        assertThat(run(where)).isZero();
        assertThat(manifest).doesNotExist();

        Files.writeString(folder.resolve("data/file"), "");
        where[0] = "--install-bridge";
        where[4] = folder.resolve("data/file").toString();
        assertThat(run(where)).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("could not be done");
    }
}
