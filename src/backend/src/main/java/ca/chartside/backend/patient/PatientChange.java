package ca.chartside.backend.patient;

import ca.chartside.backend.audit.AuditLog;
import ca.chartside.backend.event.Events;
import ca.chartside.backend.store.Tx;
import ca.chartside.protocol.Event;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A patient's record as it was and as it becomes, stored with all that follows from it (C5): who proved to be somebody by a health card or
 * a birth date that is no longer theirs has proven nothing, and what was sent to an address that is no longer theirs opens nothing.
 *
 * @param before null for a new patient
 */
record PatientChange(@Nullable PatientRecord before, PatientRecord after) {
    /**
     * @param asOf as of when the record is so, epoch milliseconds
     * @param now epoch milliseconds
     */
    void store(Tx tx, AuditLog.Actor actor, long asOf, long now) {
        int number = after.demographicNo();
        String subject = "patient:" + number;
        new Patients(tx).put(after, asOf);
        new Events(tx).append(seq -> new Event.PatientChanged(seq, number));
        AuditLog audit = new AuditLog(tx);
        audit.add(now, actor, "patient.put", subject, before == null ? "new" : String.join(" ", kinds(before)));
        if (before == null) {
            return;
        }
        PortalAccess access = new PortalAccess(tx);
        List<String> identity = identity(before);
        if (!identity.isEmpty()) {
            PortalAccess.Ended ended = access.endAll(number, now);
            audit.add(now, actor, "portal.revoke", subject, detail(identity, ended));
        }
        Set<String> left = left(before);
        if (!left.isEmpty()) {
            PortalAccess.Ended ended = access.endSentTo(number, left, now);
            audit.add(now, actor, "portal.revoke", subject, detail(addresses(before), ended));
        }
    }

    private static String detail(List<String> why, PortalAccess.Ended ended) {
        return String.join(" ", why) + ": links " + ended.links() + " sessions " + ended.sessions();
    }

    /** Of what proves who somebody is. A card where there was none changes nobody's: with none nobody could prove anything. */
    private List<String> identity(PatientRecord old) {
        List<String> changed = new ArrayList<>();
        if (old.hin() != null && !old.hin().equals(after.hin())) {
            changed.add("hin");
        }
        if (!old.dateOfBirth().equals(after.dateOfBirth())) {
            changed.add("birth-date");
        }
        return changed;
    }

    private List<String> addresses(PatientRecord old) {
        return kinds(old).stream()
                .filter(kind -> kind.equals("email") || kind.endsWith("phone"))
                .toList();
    }

    /** Where the patient could be reached and cannot any more; one that only moved to another field still can. */
    private Set<String> left(PatientRecord old) {
        Set<String> left = reached(old);
        left.removeAll(reached(after));
        return left;
    }

    private static Set<String> reached(PatientRecord record) {
        Set<String> addresses = new HashSet<>();
        for (String address : new @Nullable String[] {record.email(), record.cellPhone(), record.phone()}) {
            if (address != null) {
                addresses.add(PortalAccess.plain(address));
            }
        }
        return addresses;
    }

    /** What kinds of things differ; never what they are. */
    private List<String> kinds(PatientRecord old) {
        List<String> kinds = new ArrayList<>();
        differs(kinds, "first-name", old.firstName(), after.firstName());
        differs(kinds, "last-name", old.lastName(), after.lastName());
        differs(kinds, "birth-date", old.dateOfBirth(), after.dateOfBirth());
        differs(kinds, "sex", old.sex(), after.sex());
        differs(kinds, "hin", old.hin(), after.hin());
        differs(kinds, "hin-version", old.hinVersion(), after.hinVersion());
        differs(kinds, "hin-province", old.hinProvince(), after.hinProvince());
        differs(kinds, "email", old.email(), after.email());
        differs(kinds, "cell-phone", old.cellPhone(), after.cellPhone());
        differs(kinds, "phone", old.phone(), after.phone());
        differs(kinds, "language", old.language(), after.language());
        differs(kinds, "status", old.status(), after.status());
        differs(kinds, "consent", old.consent(), after.consent());
        differs(kinds, "do-not-message", old.doNotMessage(), after.doNotMessage());
        return kinds;
    }

    private static void differs(List<String> kinds, String kind, @Nullable Object old, @Nullable Object now) {
        if (!Objects.equals(old, now)) {
            kinds.add(kind);
        }
    }
}
