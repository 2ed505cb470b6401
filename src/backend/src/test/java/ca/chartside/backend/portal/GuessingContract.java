package ca.chartside.backend.portal;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.backend.patient.PatientRecord;
import ca.chartside.backend.store.TestDatabase;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Ten thousand guesses from many addresses (N2, N4), and what the time of an answer tells. */
@Tag("long")
abstract class GuessingContract {
    private static final int GUESSES = 10_000;
    private static final int ATTACKERS = 8;
    private static final String ENTER = "/c/medicalclinic/enter";

    private TestDatabase database;
    private PortalHouse house;

    abstract TestDatabase create();

    @BeforeEach
    void start() {
        database = new BehindProxy(create());
        house = new PortalHouse(database);
    }

    @AfterEach
    void stop() {
        house.close();
        database.close();
    }

    private static String address(Random random) {
        return "198." + (18 + random.nextInt(2)) + "." + random.nextInt(256) + "." + random.nextInt(256);
    }

    /** Of Ontario's form. */
    private static String number(Random random) {
        String nine = String.valueOf(100_000_000 + random.nextInt(900_000_000));
        return IntStream.range(0, 10)
                .mapToObj(digit -> nine + digit)
                .filter(CardRule.ON::fits)
                .findFirst()
                .orElseThrow();
    }

    /** One of those who hold Anna's links, and guess with and without them. */
    private final class Attacker {
        private final Random random;
        private final int who;
        private final Browser browser = house.browser();
        private final Browser.Shown enter = browser.get(ENTER);
        private final List<Browser.Shown> forms;

        /** Opens the forms while they are still to be had. */
        Attacker(int who, List<String> links) {
            this.who = who;
            this.random = new Random(who);
            this.forms = links.stream().map(browser::get).toList();
        }

        /** @return how often it got in */
        int attack() {
            int inside = 0;
            for (int i = who; i < GUESSES; i += ATTACKERS) {
                browser.header("X-Forwarded-For", address(random));
                // Half of the guesses are even right: what is barred takes no right answer either.
                boolean right = random.nextBoolean();
                String hin = right || random.nextBoolean() ? PortalHouse.HIN : number(random);
                String day = right ? "14" : String.valueOf(15 + random.nextInt(14));
                Browser.Shown form = i % 4 == 0 ? enter : forms.get(random.nextInt(forms.size()));
                int status = browser.confirmOnly(form, hin, "1985", "3", day).statusCode();
                if (form == enter && status == 303 && i % 64 == 0) {
                    status = guessCode(browser, random);
                }
                inside += browser.cookies().containsKey("__Host-chartside-medicalclinic") ? 1 : 0;
                assertThat(status).isIn(303, 403, 423, 429);
            }
            return inside;
        }
    }

    private static int guessCode(Browser browser, Random random) {
        Browser.Shown page = browser.get(ENTER + "/code");
        int status = 403;
        for (int i = 0; i < Codes.TRIES + 2; i++) {
            String code = String.format("%06d", random.nextInt(1_000_000));
            status = browser.postOnly(ENTER + "/code", Map.of("proof", page.hidden("proof"), "code", code))
                    .statusCode();
        }
        return status;
    }

    private void wrong(String link, int tries) {
        Browser browser = house.browser();
        Browser.Shown page = browser.get(link);
        for (int i = 0; i < tries; i++) {
            browser.confirm(page, "1111111116", "1985", "3", "14");
        }
    }

    @Test
    void noneOfTenThousandGuessesGetsInAndThePatientsSessionGoesOn() throws Exception {
        Browser anna = house.browser();
        anna.confirm(anna.get(house.linkFor(1)), PortalHouse.HIN, "1985", "3", "14");
        List<String> links =
                IntStream.range(0, 4).mapToObj(i -> house.linkFor(1)).toList();
        List<Attacker> attackers = IntStream.range(0, ATTACKERS)
                .mapToObj(who -> new Attacker(who, links))
                .toList();
        for (int i = 0; i < 4; i++) {
            wrong(
                    links.get(i),
                    i == 3 ? 2 : 6); // three are locked, and twenty tries are made: nobody tries at the fourth
        }
        for (int i = 0; i < EntranceService.CODES_A_NUMBER; i++) {
            Browser browser = house.browser();
            browser.confirm(browser.get(ENTER), PortalHouse.HIN, "1985", "3", "15");
        }
        long tries = house.number("SELECT COUNT(*) FROM identity_try");
        assertThat(tries).isEqualTo(EntranceService.TRIES_A_DAY);

        try (ExecutorService pool = Executors.newFixedThreadPool(ATTACKERS)) {
            List<Future<Integer>> running = attackers.stream()
                    .map(attacker -> pool.submit(attacker::attack))
                    .toList();
            while (running.stream().anyMatch(one -> !one.isDone())) {
                assertThat(anna.get("/c/medicalclinic").text()).contains("Hello, Anna");
            }
            for (Future<Integer> one : running) {
                assertThat(one.get()).as("who got in").isZero();
            }
        }
        assertThat(house.number("SELECT COUNT(*) FROM portal_session"))
                .as("Anna's own")
                .isEqualTo(1);
        assertThat(house.number("SELECT COUNT(*) FROM identity_try")).isEqualTo(tries);
        assertThat(house.number("SELECT MAX(failed) FROM portal_code")).isLessThanOrEqualTo(Codes.TRIES);
        assertThat(house.number("SELECT COUNT(*) FROM portal_code WHERE number_mark = ?", mark()))
                .isEqualTo(EntranceService.CODES_A_NUMBER);
        assertThat(new CodeMails(house).all()).as("no code left").isEmpty();
        assertThat(anna.get("/c/medicalclinic").text()).contains("Hello, Anna");
    }

    private static int mark() {
        return new Identity(PortalHouse.HIN, LocalDate.EPOCH).mark();
    }

    /** Of two samples, how far their ranks are apart, in standard deviations of what chance makes of equal ones (Mann and Whitney). */
    private static double apart(double[] one, double[] other) {
        double[] all = new double[one.length + other.length];
        System.arraycopy(one, 0, all, 0, one.length);
        System.arraycopy(other, 0, all, one.length, other.length);
        Arrays.sort(all);
        double ranks = 0;
        for (double value : one) {
            ranks += Arrays.binarySearch(all, value) + 1;
        }
        double n = one.length;
        double m = other.length;
        double u = ranks - n * (n + 1) / 2;
        return (u - n * m / 2) / Math.sqrt(n * m * (n + m + 1) / 12);
    }

    @Test
    void theTimeOfAnAnswerTellsNoUnknownNumberFromAWrongDate() {
        int samples = 250;
        Random random = new Random(7);
        List<String> known = new ArrayList<>();
        for (int i = 0; i < samples; i++) {
            String hin = number(random);
            known.add(hin);
            house.put(new PatientRecord(
                    1000 + i,
                    "ANNA",
                    "TESTERSON",
                    LocalDate.of(1940, 1, 1).plusDays(37L * i),
                    "F",
                    hin,
                    null,
                    "ON",
                    "anna@example.org",
                    null,
                    null,
                    "en",
                    "AC"));
        }
        Browser browser = house.browser();
        Browser.Shown page = browser.get(ENTER);
        for (int i = 0; i < 100; i++) {
            time(browser, page, number(random), random); // until everything runs as it will
        }
        double[] wrong = new double[samples];
        double[] unknown = new double[samples];
        for (int i = 0; i < samples; i++) {
            boolean first = random.nextBoolean();
            if (first) {
                wrong[i] = time(browser, page, known.get(i), random);
            }
            unknown[i] = time(browser, page, number(random), random);
            if (!first) {
                wrong[i] = time(browser, page, known.get(i), random);
            }
        }
        assertThat(house.number("SELECT COUNT(*) FROM portal_code WHERE said_right = 1"))
                .isZero();
        assertThat(Math.abs(apart(wrong, unknown))).as("beyond chance").isLessThan(4);

        double half = median(unknown) / 2;
        double[] slower = Arrays.stream(wrong).map(millis -> millis + half).toArray();
        assertThat(Math.abs(apart(slower, unknown)))
                .as("half of an answer's time more would be seen")
                .isGreaterThan(4);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** How long the answer to a number with a date that is nobody's takes, in milliseconds. */
    private static double time(Browser browser, Browser.Shown page, String hin, Random random) {
        browser.header("X-Forwarded-For", address(random));
        long from = System.nanoTime();
        int status = browser.confirmOnly(page, hin, "2001", "2", String.valueOf(1 + random.nextInt(28)))
                .statusCode();
        double millis = (System.nanoTime() - from) / 1e6;
        assertThat(status).isEqualTo(303);
        return millis;
    }
}
