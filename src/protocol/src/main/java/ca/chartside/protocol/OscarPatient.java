package ca.chartside.protocol;

import org.jspecify.annotations.Nullable;

/**
 * A patient as OSCAR had them when the chart was opened (C5). What OSCAR does not say is null; a text is never blank.
 *
 * @param dateOfBirth {@code yyyy-mm-dd}, of OSCAR's three parts; null where they make no date
 * @param sex OSCAR's letter
 * @param hin the health card number as OSCAR has it, spaces and all
 * @param status OSCAR's: AC, IN, DE, MO
 * @param consent whether the patient agrees to electronic messages; null where OSCAR does not know
 * @param readAt epoch milliseconds, by the workstation's clock, of OSCAR's answer; 0 where it is not known. What is older than the stored
 *     patient changes nothing of it
 */
public record OscarPatient(
        int demographicNo,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String dateOfBirth,
        @Nullable String sex,
        @Nullable String hin,
        @Nullable String hinVersion,
        @Nullable String hinProvince,
        @Nullable String email,
        @Nullable String cellPhone,
        @Nullable String phone,
        @Nullable String status,
        @Nullable Boolean consent,
        long readAt) {
    /** As of nobody knows when. */
    public OscarPatient(
            int demographicNo,
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable String dateOfBirth,
            @Nullable String sex,
            @Nullable String hin,
            @Nullable String hinVersion,
            @Nullable String hinProvince,
            @Nullable String email,
            @Nullable String cellPhone,
            @Nullable String phone,
            @Nullable String status,
            @Nullable Boolean consent) {
        this(
                demographicNo,
                firstName,
                lastName,
                dateOfBirth,
                sex,
                hin,
                hinVersion,
                hinProvince,
                email,
                cellPhone,
                phone,
                status,
                consent,
                0);
    }

    /** Names no patient: it may come to stand in a log. */
    @Override
    public String toString() {
        return "OscarPatient";
    }
}
