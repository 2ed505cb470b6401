package ca.chartside.testkit.sample;

import ca.chartside.backend.patient.PatientRecord;
import ca.chartside.protocol.SendMode;
import ca.chartside.testkit.sample.Scripts.Line;
import ca.chartside.testkit.sample.Scripts.Question;
import ca.chartside.testkit.sample.Scripts.Script;
import ca.chartside.testkit.sample.Scripts.Speaker;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * What happened at the sample clinic up to a moment: nine months of conversations, the newest of them waiting in Triage. The same
 * moment gives the same past. Nobody writes at night.
 */
final class SamplePast {
    static final int CONVERSATIONS = 200;

    /** How long the open questions have waited by the end, in minutes; a question each. */
    private static final int[] WAITS = {3, 9, 28, 37, 42, 69, 104, 131, 960, 1_020, 1_500, 4_300};

    /** Whose questions those are: patient 1 is among them twice, so that her chart has something in Triage. */
    private static final int[] WHO = {1, 1, 3, 2, 7, 15, 9, 11, 19, 2, 5, 4};

    /** Who has no address on file, and whose address refuses mail; staff see both in Triage. */
    private static final int NO_CONTACT = 10;

    private static final int BOUNCES = 3;

    private static final ZoneId ZONE = ZoneId.of("America/Toronto");

    /** Something that one person did. {@code conversation} counts from 0. */
    sealed interface Deed {
        Instant at();

        int conversation();

        int patient();

        record StaffSends(Instant at, int conversation, int patient, SampleStaff author, String text, SendMode mode)
                implements Deed {}

        /** The patient's mail server refuses the notice of what was sent last. */
        record NoticeRefused(Instant at, int conversation, int patient) implements Deed {}

        record StaffReads(Instant at, int conversation, int patient, SampleStaff reader) implements Deed {}

        record PatientReads(Instant at, int conversation, int patient) implements Deed {}

        record PatientReplies(Instant at, int conversation, int patient, String text) implements Deed {}
    }

    private final Instant end;
    private final Random random = new Random(20261101);
    private final List<PatientRecord> patients = SamplePatients.all();
    private final List<Script> scripts = Scripts.conversations();
    private final List<PatientRecord> reachable = patients.stream()
            .filter(patient -> patient.email() != null && patient.status().equals("AC"))
            .toList();
    private final List<Deed> deeds = new ArrayList<>();

    private SamplePast(Instant end) {
        this.end = end;
    }

    /** In the order of their times; the last is before {@code end}. */
    static List<Deed> upTo(Instant end) {
        SamplePast past = new SamplePast(end);
        List<Question> questions = Scripts.questions();
        past.undelivered(CONVERSATIONS - 1, NO_CONTACT, Duration.ofHours(22));
        past.undelivered(CONVERSATIONS - 2, BOUNCES, Duration.ofHours(16));
        for (int i = 0; i < CONVERSATIONS - 2; i++) {
            if (i < WAITS.length) {
                past.openQuestion(i, questions);
            } else {
                past.talk(i, past.patientOf(i), past.longAgo(), false);
            }
        }
        past.deeds.sort(Comparator.comparing(Deed::at));
        return past.deeds;
    }

    private void openQuestion(int i, List<Question> questions) {
        PatientRecord patient = patients.get(WHO[i] - 1);
        List<Question> fitting = questions.stream()
                .filter(question -> question.language().equals(patient.language()))
                .toList();
        Instant asked = end.minus(Duration.ofMinutes(WAITS[i]));
        talk(i, patient, asked.minus(Duration.ofDays(2 + random.nextInt(9))), true);
        deeds.add(new Deed.PatientReads(asked.minusSeconds(95), i, patient.demographicNo()));
        deeds.add(new Deed.PatientReplies(
                asked,
                i,
                patient.demographicNo(),
                fitting.get(i % fitting.size()).text()));
    }

    private void undelivered(int i, int patient, Duration ago) {
        Instant at = end.minus(ago);
        String text = "Your form is ready at the front desk. We are open on weekdays from 8 to 5.";
        deeds.add(new Deed.StaffSends(at, i, patient, SampleStaff.RITA_DESK, text, SendMode.SEND));
        if (patient == BOUNCES) {
            deeds.add(new Deed.NoticeRefused(at.plusSeconds(2), i, patient));
        }
    }

    private PatientRecord patientOf(int i) {
        int first = i - WAITS.length;
        return reachable.get(first < reachable.size() ? first : random.nextInt(reachable.size()));
    }

    /** More of it lately than in spring: today's clinic is busier in the program than last season's. */
    private Instant longAgo() {
        double share = random.nextDouble();
        LocalDate day = end.atZone(ZONE).toLocalDate().minusDays(2 + (long) (266 * share * share));
        while (day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY) {
            day = day.minusDays(1);
        }
        return day.atTime(LocalTime.of(8 + random.nextInt(9), random.nextInt(60)))
                .atZone(ZONE)
                .toInstant();
    }

    private void talk(int conversation, PatientRecord patient, Instant start, boolean twoWay) {
        List<Script> fitting = scripts.stream()
                .filter(script -> script.language().equals(patient.language()) && (script.twoWay() || !twoWay))
                .toList();
        Script script = fitting.get(random.nextInt(fitting.size()));
        SendMode mode = script.twoWay() ? SendMode.ALLOW_REPLIES : SendMode.SEND;
        Instant at = start;
        for (Line line : script.lines()) {
            at = awake(at);
            String text = line.text().replace("{first}", patient.displayFirstName());
            if (line.speaker() == Speaker.PATIENT) {
                deeds.add(new Deed.PatientReads(at.minusSeconds(80), conversation, patient.demographicNo()));
                deeds.add(new Deed.PatientReplies(at, conversation, patient.demographicNo(), text));
            } else {
                SampleStaff author = author(line.speaker(), patient);
                deeds.add(new Deed.StaffSends(at, conversation, patient.demographicNo(), author, text, mode));
                mode = script.twoWay() ? SendMode.SEND : SendMode.WITHOUT_REOPENING;
            }
            at = at.plus(Duration.ofMinutes(4 + random.nextInt(150)));
        }
        for (SampleStaff reader : SampleStaff.values()) {
            deeds.add(new Deed.StaffReads(at, conversation, patient.demographicNo(), reader));
        }
        if (random.nextInt(4) > 0) {
            deeds.add(new Deed.PatientReads(at, conversation, patient.demographicNo()));
        }
    }

    private static SampleStaff author(Speaker speaker, PatientRecord patient) {
        boolean even = patient.demographicNo() % 2 == 0;
        if (speaker == Speaker.DOCTOR) {
            return patient.language().equals("fr") || even ? SampleStaff.LUC_TREMBLAY : SampleStaff.MEI_CHEN;
        }
        return even ? SampleStaff.SAM_COUNTER : SampleStaff.RITA_DESK;
    }

    private static Instant awake(Instant at) {
        int hour = at.atZone(ZONE).getHour();
        return hour >= 21 || hour < 7 ? at.plus(Duration.ofHours((31 - hour) % 24)) : at;
    }
}
