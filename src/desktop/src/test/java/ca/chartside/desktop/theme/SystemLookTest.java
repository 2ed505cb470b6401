package ca.chartside.desktop.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class SystemLookTest {
    private final List<String> asked = new ArrayList<>();

    private boolean dark(String system, boolean sessionBus, Function<String, String> answers) {
        return new SystemLook(system, sessionBus, command -> {
                    asked.add(command.getFirst());
                    return Optional.ofNullable(answers.apply(command.getFirst()));
                })
                .dark();
    }

    private boolean windows(String data) {
        String key = "\r\nHKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Themes\\Personalize\r\n";
        return dark("Windows 11", false, program -> key + "    AppsUseLightTheme    REG_DWORD    " + data + "\r\n\r\n");
    }

    @Test
    void windowsTellsInItsRegistry() {
        assertThat(windows("0x0")).isTrue();
        assertThat(windows("0x1")).isFalse();
        assertThat(dark("Windows Server 2016", false, program -> null)).isFalse();
    }

    @Test
    void macOsTellsInTheUsersDefaults() {
        assertThat(dark("Mac OS X", false, program -> "Dark\n")).isTrue();
        assertThat(dark("Mac OS X", false, program -> null)).isFalse();
        assertThat(asked).containsOnly("defaults");
    }

    @Test
    void aLinuxDesktopTellsThroughItsPortal() {
        assertThat(dark("Linux", true, program -> "   variant       variant          uint32 1\n"))
                .isTrue();
        assertThat(dark("Linux", true, program -> "   variant       variant          uint32 0\n"))
                .isFalse();
        assertThat(dark("Linux", true, program -> "   variant       variant          uint32 2\n"))
                .isFalse();
        assertThat(asked).containsOnly("dbus-send");
    }

    @Test
    void withoutAPortalGnomesSettingsTell() {
        assertThat(dark("Linux", true, program -> program.equals("gsettings") ? "'prefer-dark'\n" : null))
                .isTrue();
        assertThat(dark("Linux", true, program -> program.equals("gsettings") ? "'default'\n" : null))
                .isFalse();
        assertThat(dark("Linux", true, program -> null)).isFalse();
    }

    @Test
    void withoutABusNothingIsAskedAndItIsLight() {
        assertThat(dark("Linux", false, program -> "uint32 1")).isFalse();
        assertThat(asked).isEmpty();
    }
}
