package ca.chartside.backend.clinic;

import ca.chartside.protocol.Caution;
import ca.chartside.protocol.Caution.Reason;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a clinic makes of each reason not to write to a patient (M17). Immutable. */
public final class MessagingRules {
    /** From the mildest to the strictest. */
    public enum Rule {
        ALLOW,
        /** Whoever sends is told the reason and confirms it. */
        WARN,
        /** No message of staff is taken. */
        BLOCK
    }

    /** The rules of a clinic that has chosen none. */
    public static final MessagingRules DEFAULT = new MessagingRules(Map.of(
            Reason.DECEASED, Rule.BLOCK,
            Reason.DO_NOT_MESSAGE, Rule.BLOCK,
            Reason.NO_CONSENT, Rule.BLOCK,
            Reason.CONSENT_UNKNOWN, Rule.ALLOW,
            Reason.MOVED, Rule.WARN,
            Reason.INACTIVE, Rule.WARN));

    private final EnumMap<Reason, Rule> rules;

    private MessagingRules(Map<Reason, Rule> rules) {
        this.rules = new EnumMap<>(rules);
    }

    /** @param stored as {@link #stored} wrote it */
    public static MessagingRules of(String stored) {
        if (stored.isEmpty()) {
            return DEFAULT;
        }
        Map<Reason, Rule> chosen = new EnumMap<>(Reason.class);
        for (String word : stored.split(" ")) {
            int equals = word.indexOf('=');
            chosen.put(Reason.valueOf(word.substring(0, equals)), Rule.valueOf(word.substring(equals + 1)));
        }
        return DEFAULT.with(chosen);
    }

    /** Those that differ from the default, as one line; empty where none does. */
    String stored() {
        return Arrays.stream(Reason.values())
                .filter(reason -> rule(reason) != DEFAULT.rule(reason))
                .map(reason -> reason + "=" + rule(reason))
                .collect(Collectors.joining(" "));
    }

    public MessagingRules with(Map<Reason, Rule> chosen) {
        Map<Reason, Rule> all = new EnumMap<>(rules);
        all.putAll(chosen);
        return new MessagingRules(all);
    }

    public Rule rule(Reason reason) {
        return rules.getOrDefault(reason, Rule.WARN);
    }

    /** Whether a clinic may let it pass unsaid: not where somebody has died, or has said no. */
    public static boolean mayAllow(Reason reason) {
        return switch (reason) {
            case DECEASED, DO_NOT_MESSAGE, NO_CONSENT -> false;
            case CONSENT_UNKNOWN, MOVED, INACTIVE -> true;
        };
    }

    /** What there is to say of a patient of whom the record has these. */
    public List<Caution> cautions(Collection<Reason> reasons) {
        return reasons.stream()
                .filter(reason -> rule(reason) != Rule.ALLOW)
                .map(reason -> new Caution(reason, rule(reason) == Rule.BLOCK))
                .toList();
    }
}
