package ca.chartside.protocol;

/**
 * What a sign-in or a refresh gives. Both tokens are opaque and secret; they name the clinic.
 *
 * @param accessToken for the {@code Authorization: Bearer} header
 * @param accessExpiresAt epoch milliseconds, by the server's clock
 * @param refreshToken good for one {@link Paths#SESSION_REFRESH}
 */
public record Session(
        String accessToken, long accessExpiresAt, String refreshToken, StaffUser user, ClinicInfo clinic) {}
