package ca.chartside.protocol;

/** @param refreshToken the newest one; the use of an older one revokes the whole session */
public record RefreshRequest(String refreshToken) {}
