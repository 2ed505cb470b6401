package ca.chartside.protocol;

import org.jspecify.annotations.Nullable;

/**
 * @param clinic the clinic's slug
 * @param newPassword the user's own password, set with the first sign-in or after a reset; else null
 * @param device what to call this sign-in in a list of sessions, such as the computer's name
 */
public record SignInRequest(
        String clinic,
        String username,
        String password,
        @Nullable String newPassword,
        @Nullable String device) {}
