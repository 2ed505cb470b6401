package ca.chartside.protocol;

/** What a staff user is to the clinic. OSCAR's {@code doctor} and {@code resident} are doctors; every other type is an MOA. */
public enum Role {
    DOCTOR,
    MOA
}
