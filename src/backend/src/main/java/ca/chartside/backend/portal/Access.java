package ca.chartside.backend.portal;

import ca.chartside.backend.event.Events;
import ca.chartside.backend.store.Tx;
import ca.chartside.protocol.Event;
import ca.chartside.protocol.PatientAccess;
import ca.chartside.protocol.PatientAccess.Barred;
import ca.chartside.protocol.PatientAccess.FreshLink;
import ca.chartside.protocol.PatientAccess.Why;
import org.jspecify.annotations.Nullable;

/** What keeps one patient from their messages, as staff are told (N4), and lifting it. */
final class Access {
    private final Tx tx;
    private final int demographicNo;

    Access(Tx tx, int demographicNo) {
        this.tx = tx;
        this.demographicNo = demographicNo;
    }

    /** Tells the staff that something of it changed. */
    void changed() {
        new Events(tx).append(seq -> new Event.AccessChanged(seq, demographicNo));
    }

    PatientAccess now(long now) {
        long day = now - EntranceService.DAY.toMillis();
        // Who has got in since was kept out by nothing that staff need to see to.
        long since = new PortalSessions(tx).lastOpened(demographicNo);
        FreshLink fresh = new FreshLinks(tx).latest(demographicNo, Math.max(day, since));
        int devices = new PortalSessions(tx).count(demographicNo, now);
        return new PatientAccess(demographicNo, barred(now, day, since), fresh, devices);
    }

    private @Nullable Barred barred(long now, long day, long since) {
        int clinic = tx.clinic().number();
        if (new Links(tx).triesSince(demographicNo, day) >= EntranceService.TRIES_A_DAY) {
            Barred stopped = last(
                    Why.DAY,
                    since,
                    tx.sql()
                            .number(
                                    "SELECT MAX(at) FROM identity_try WHERE clinic_id = ? AND demographic_no = ?",
                                    clinic,
                                    demographicNo));
            if (stopped != null) {
                return stopped;
            }
        }
        Barred locked = last(
                Why.LINK,
                since,
                tx.sql()
                        .number(
                                "SELECT COALESCE(MAX(locked_at), 0) FROM portal_link WHERE clinic_id = ? AND demographic_no = ?"
                                        + " AND expires_at > ? AND locked_at IS NOT NULL",
                                clinic,
                                demographicNo,
                                now));
        return locked != null ? locked : last(Why.CODES, since, new Codes(tx).lastOfTooMany(demographicNo, day));
    }

    private static @Nullable Barred last(Why why, long since, long at) {
        return at > since ? new Barred(why, at) : null;
    }

    /** What was lifted, as the audit says it. */
    record Lifted(int links, int tries, int codes) {
        @Override
        public String toString() {
            return "links " + links + " tries " + tries + " codes " + codes;
        }
    }

    /** @param number the health card number by which the patient may have tried without a link; null for none */
    Lifted lift(@Nullable Identity number) {
        int clinic = tx.clinic().number();
        int links = tx.sql()
                .update(
                        "UPDATE portal_link SET failed = 0, locked_at = NULL WHERE clinic_id = ? AND demographic_no = ?"
                                + " AND failed > 0",
                        clinic,
                        demographicNo);
        int tries = tx.sql()
                .update("DELETE FROM identity_try WHERE clinic_id = ? AND demographic_no = ?", clinic, demographicNo);
        return new Lifted(links, tries, new Codes(tx).forget(demographicNo, number));
    }
}
