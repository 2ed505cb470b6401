package ca.chartside.protocol;

/** @param query a name's beginning, a date of birth, a health card number or a demographic number (C4) */
public record PatientSearch(String query) {}
