package ca.chartside.protocol;

import java.util.List;

/** @param more whether there are others that match: narrow the search */
public record PatientList(List<Patient> patients, boolean more) {}
