package ca.chartside.protocol;

import java.util.List;
import java.util.UUID;

/** Who takes part in a conversation beside its patient (M9). @param since when it began, epoch milliseconds */
public record MemberList(long since, List<Member> members) {
    /** @param since epoch milliseconds */
    public record Member(UUID userId, String name, Role role, long since) {}
}
