package ca.chartside.testkit.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What the sample clinic's people write, read from the resources beside this class. */
final class Scripts {
    /** Who speaks a line. */
    enum Speaker {
        DOCTOR,
        MOA,
        PATIENT
    }

    record Line(Speaker speaker, String text) {}

    /** @param twoWay whether the patient may reply */
    record Script(String language, boolean twoWay, List<Line> lines) {}

    /** A patient's message that nobody has answered yet. */
    record Question(String language, String text) {}

    private Scripts() {}

    static List<Script> conversations() {
        List<Script> scripts = new ArrayList<>();
        for (String line : lines("conversations.txt")) {
            if (line.matches("(en|fr) (one|two)-way")) {
                scripts.add(new Script(line.substring(0, 2), line.endsWith("two-way"), new ArrayList<>()));
            } else {
                scripts.getLast().lines().add(new Line(speaker(line.charAt(0)), line.substring(2)));
            }
        }
        return scripts;
    }

    static List<Question> questions() {
        return lines("questions.txt").stream()
                .map(line -> new Question(line.substring(0, 2), line.substring(3)))
                .toList();
    }

    private static Speaker speaker(char letter) {
        return switch (letter) {
            case 'D' -> Speaker.DOCTOR;
            case 'M' -> Speaker.MOA;
            case 'P' -> Speaker.PATIENT;
            default -> throw new IllegalStateException("conversations.txt knows D, M and P, not " + letter);
        };
    }

    static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(Scripts.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(String name) {
        return resource(name)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }
}
