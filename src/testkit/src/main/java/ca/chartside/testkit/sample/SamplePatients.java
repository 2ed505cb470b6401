package ca.chartside.testkit.sample;

import java.util.List;
import java.util.stream.IntStream;

/** The sample clinic's patients, from the same kind of file that {@code patient import} reads. */
public final class SamplePatients {
    /** @param language {@code en} or {@code fr} */
    public record SamplePatient(int demographicNo, String firstName, String language) {}

    private SamplePatients() {}

    /** The file's text: a header line, then a line for each patient. */
    public static String csv() {
        return Scripts.resource("patients.csv");
    }

    static List<SamplePatient> all() {
        List<String> header = List.of(csv().lines().findFirst().orElseThrow().split(",", -1));
        return csv().lines()
                .skip(1)
                .map(line -> line.split(",", -1))
                .map(cells -> new SamplePatient(
                        Integer.parseInt(cells[header.indexOf("demographicNo")]),
                        capitalized(cells[header.indexOf("firstName")]),
                        cells[header.indexOf("language")]))
                .toList();
    }

    private static String capitalized(String name) {
        int[] points = name.toLowerCase(java.util.Locale.ROOT).codePoints().toArray();
        return IntStream.range(0, points.length)
                .map(i -> i == 0 || !Character.isLetter(points[i - 1]) ? Character.toUpperCase(points[i]) : points[i])
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
