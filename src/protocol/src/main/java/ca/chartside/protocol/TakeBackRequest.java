package ca.chartside.protocol;

/** @param demographicNo whose message it is believed to be; refused with WRONG_PATIENT where it is another's */
public record TakeBackRequest(int demographicNo) {}
