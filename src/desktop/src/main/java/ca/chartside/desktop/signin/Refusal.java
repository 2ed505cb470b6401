package ca.chartside.desktop.signin;

import ca.chartside.desktop.net.ApiException;
import ca.chartside.desktop.ui.Messages;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/**
 * Why a sign-in did not succeed, in the words of the red box (S4).
 *
 * @param runs the sentence, cut where its weight changes
 * @param retry whether the same once more may help
 * @param aboutClinic whether the clinic's name is what has to be corrected
 */
public record Refusal(List<Run> runs, boolean retry, boolean aboutClinic) {
    private Refusal(List<Run> runs, boolean retry) {
        this(runs, retry, false);
    }

    /** The same where nothing is left to be tried again. */
    Refusal withoutRetry() {
        return new Refusal(runs, false, aboutClinic);
    }

    /** A piece of a sentence in one weight. */
    public record Run(String text, boolean bold) {}

    /** Without weights, for screen readers and tests. */
    public String sentence() {
        StringBuilder all = new StringBuilder();
        runs.forEach(run -> all.append(run.text()));
        return all.toString();
    }

    /** @param key its words, with {@code **} around what is bold */
    static Refusal of(Messages messages, String key, Object... args) {
        return new Refusal(runs(messages, messages.text(key), args), false);
    }

    static Refusal of(Messages messages, ApiException e, String clinic, ZoneId zone) {
        return switch (e.kind()) {
            case CLINIC_NOT_FOUND ->
                new Refusal(runs(messages, messages.text("signin.refused.clinic"), clinic), false, true);
            case BAD_CREDENTIALS -> of(messages, "signin.refused.credentials");
            case CERTIFICATE_NOT_TRUSTED -> of(messages, "signin.refused.certificate");
            case SERVER_UNREACHABLE -> new Refusal(runs(messages, messages.text("signin.refused.unreachable")), true);
            case ACCOUNT_LOCKED -> locked(messages, e, zone);
            case CLOCK_WRONG -> clock(messages, e);
            case INTERNAL, STORE_UNAVAILABLE -> new Refusal(firstBold(e.sentence(messages.locale())), true);
            default -> new Refusal(firstBold(e.kind().sentence(messages.locale())), false);
        };
    }

    private static Refusal locked(Messages messages, ApiException e, ZoneId zone) {
        if (e.details().get("lockedUntil") instanceof Number until) {
            String time = DateTimeFormatter.ofPattern("HH:mm")
                    .format(Instant.ofEpochMilli(until.longValue()).atZone(zone));
            return of(messages, "signin.refused.locked", time);
        }
        return new Refusal(firstBold(e.kind().sentence(messages.locale())), false);
    }

    private static Refusal clock(Messages messages, ApiException e) {
        if (!(e.details().get("minutesFast") instanceof Number fast)) {
            return new Refusal(firstBold(e.kind().sentence(messages.locale())), false);
        }
        long minutes = Math.abs(fast.longValue());
        String direction = fast.longValue() > 0 ? "fast" : "slow";
        if (minutes < 120) {
            return of(messages, "signin.refused.clock." + direction, minutes);
        }
        long hours = Math.round(minutes / 60d);
        return hours < 48
                ? of(messages, "signin.refused.clock.hours." + direction, hours)
                : of(messages, "signin.refused.clock.days." + direction, Math.round(hours / 24d));
    }

    /** What was typed is filled in after the cut, so that no {@code **} in it can make anything bold. */
    private static List<Run> runs(Messages messages, String pattern, Object... args) {
        List<Run> runs = new ArrayList<>();
        String[] parts = pattern.split("\\*\\*", -1);
        for (int i = 0; i < parts.length; i++) {
            if (!parts[i].isEmpty()) {
                runs.add(new Run(new MessageFormat(parts[i], messages.locale()).format(args), i % 2 == 1));
            }
        }
        return runs;
    }

    private static List<Run> firstBold(String sentences) {
        int end = sentences.indexOf(". ");
        return end < 0
                ? List.of(new Run(sentences, true))
                : List.of(new Run(sentences.substring(0, end + 1), true), new Run(sentences.substring(end + 1), false));
    }
}
