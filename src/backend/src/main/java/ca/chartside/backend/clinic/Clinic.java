package ca.chartside.backend.clinic;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A tenant.
 *
 * @param phone what patients are told to call
 * @param zone whose calendar day counts for ages and hours
 * @param waitingLimitMillis how long a conversation may wait in Triage before it counts for everybody (T8)
 */
public record Clinic(String slug, String name, @Nullable String phone, ZoneId zone, long waitingLimitMillis) {}
