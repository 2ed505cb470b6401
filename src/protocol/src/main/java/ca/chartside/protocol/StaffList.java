package ca.chartside.protocol;

import java.util.List;

/** The clinic's staff whom something can be assigned to: those who are not disabled, by name. */
public record StaffList(List<StaffUser> users) {}
