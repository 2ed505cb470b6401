package ca.chartside.desktop.bridge;

import ca.chartside.desktop.profile.OwnerOnly;
import ca.chartside.desktop.profile.ProfileFolder;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Tells browsers of the host: a launcher of ours, and for each browser a manifest that names it. */
public final class BridgeInstall {
    static final String NAME = "ca.chartside.bridge";

    /** Runs a program to its end. */
    interface Programs {
        /** @return its exit code */
        int run(List<String> words) throws IOException;
    }

    private final List<Place> places;
    private final Path own;
    private final boolean machine;
    private final Launcher launcher;
    private final Programs programs;
    private final Consumer<String> say;

    BridgeInstall(Place.Computer computer, Choice choice, Path userProfile, Programs programs, Consumer<String> say) {
        this.machine = choice.machine();
        this.own = machine ? machineFolder(computer) : userProfile.resolve("bridge");
        Path data = choice.browserData();
        this.places = data != null ? Place.of(data) : Place.all(computer, machine, own);
        String file = computer.windows() ? "chartside-bridge.bat" : "chartside-bridge";
        this.launcher = new Launcher(own.resolve(file), computer.windows(), choice.profile());
        this.programs = programs;
        this.say = say;
    }

    /**
     * What is to be installed.
     *
     * @param machine for everybody on this computer, else for this user
     * @param profile the client's folder; null for the usual one of each user
     * @param browserData a folder that a browser was started with for its data: for that one alone; null for all browsers
     */
    public record Choice(
            boolean machine,
            @Nullable Path profile,
            @Nullable Path browserData) {}

    /** @param say told of each thing that is done, in a line */
    public static BridgeInstall on(Choice choice, Consumer<String> say) {
        Path profile = choice.profile() == null ? ProfileFolder.ofThisUser() : choice.profile();
        return new BridgeInstall(Place.Computer.own(), choice, profile, BridgeInstall::runProgram, say);
    }

    private static int runProgram(List<String> words) throws IOException {
        try {
            return new ProcessBuilder(words)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static Path machineFolder(Place.Computer computer) {
        if (computer.windows()) {
            String programs = computer.environment().get("ProgramFiles");
            return Path.of(programs == null ? "C:\\Program Files" : programs).resolve("Chartside");
        }
        return computer.root()
                .resolve(computer.mac() ? "Library/Application Support/Chartside" : "usr/local/lib/chartside");
    }

    /** Again it changes nothing. @throws IOException where something cannot be written */
    public void install() throws IOException {
        if (machine) {
            Files.createDirectories(own);
        } else {
            Path profile = own.getParent();
            OwnerOnly.directory(profile == null ? own : profile);
            OwnerOnly.directory(own);
        }
        write(launcher.file(), launcher.text());
        PosixFileAttributeView view = Files.getFileAttributeView(launcher.file(), PosixFileAttributeView.class);
        if (view != null) {
            view.setPermissions(PosixFilePermissions.fromString(machine ? "rwxr-xr-x" : "rwx------"));
        }
        for (Place place : places) {
            Files.createDirectories(place.folder());
            write(place.manifest(), manifest(place));
            String key = place.key();
            if (key != null) {
                register(key, place.manifest());
            }
        }
    }

    private void write(Path file, String text) throws IOException {
        if (Files.exists(file) && Files.readString(file).equals(text)) {
            say.accept("stands already: " + file);
            return;
        }
        Files.writeString(file, text, StandardCharsets.UTF_8);
        say.accept("written: " + file);
    }

    private String manifest(Place place) throws IOException {
        Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.put("name", NAME);
        manifest.put("description", "Chartside beside OSCAR");
        manifest.put("path", launcher.file().toAbsolutePath().toString());
        manifest.put("type", "stdio");
        if (place.firefox()) {
            manifest.put("allowed_extensions", List.of(Companion.FIREFOX_ID));
        } else {
            manifest.put("allowed_origins", List.of(Companion.CHROME_ORIGIN));
        }
        return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(manifest) + "\n";
    }

    private void register(String key, Path manifest) throws IOException {
        if (programs.run(List.of(
                        "reg.exe",
                        "add",
                        key,
                        "/ve",
                        "/t",
                        "REG_SZ",
                        "/d",
                        manifest.toAbsolutePath().toString(),
                        "/f"))
                != 0) {
            throw new IOException("the registry does not take " + key);
        }
        say.accept("registered: " + key);
    }

    /** Takes away what {@link #install} made, and nothing else. @throws IOException where something cannot be removed */
    public void uninstall() throws IOException {
        for (Place place : places) {
            String key = place.key();
            if (key != null && programs.run(List.of("reg.exe", "query", key)) == 0) {
                if (programs.run(List.of("reg.exe", "delete", key, "/f")) != 0) {
                    throw new IOException("the registry keeps " + key);
                }
                say.accept("removed: " + key);
            }
            remove(place.manifest());
            if (place.folder().startsWith(own)) {
                removeEmpty(place.folder());
            }
        }
        remove(launcher.file());
        removeEmpty(own);
    }

    private void remove(Path file) throws IOException {
        if (Files.deleteIfExists(file)) {
            say.accept("removed: " + file);
        }
    }

    private static void removeEmpty(Path folder) throws IOException {
        try {
            Files.deleteIfExists(folder);
        } catch (DirectoryNotEmptyException e) {
            // What lies there is not ours.
        }
    }
}
