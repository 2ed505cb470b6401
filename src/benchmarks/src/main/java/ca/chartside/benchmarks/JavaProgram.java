package ca.chartside.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A program of this class path in a process of its own, on a virtual screen. */
final class JavaProgram {
    private JavaProgram() {}

    /** @param program its main class and what it is told */
    static ProcessBuilder on(Screen screen, List<String> program) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(program);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("DISPLAY", screen.display());
        builder.environment().remove("CHARTSIDE_PASSWORD");
        return builder;
    }
}
