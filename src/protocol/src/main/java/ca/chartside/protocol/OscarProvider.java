package ca.chartside.protocol;

/**
 * Who is signed in to OSCAR.
 *
 * @param type OSCAR's provider type, such as {@code receptionist}; empty where it does not say
 */
public record OscarProvider(String providerNo, String name, String type) {}
