package ca.chartside.backend.store;

/**
 * The key of every query: nothing can be asked of the store without one. Only the store makes them, from a clinic that exists.
 *
 * @param number the clinic's key in the tables
 * @param slug its short name, as in tokens and addresses
 */
public record ClinicId(int number, String slug) {}
