package ca.chartside.protocol;

/** @param seq the newest message's number that was on the screen */
public record ReadRequest(long seq) {}
