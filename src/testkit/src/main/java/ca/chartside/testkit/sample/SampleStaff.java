package ca.chartside.testkit.sample;

import ca.chartside.protocol.Role;

/** The people who work at the sample clinic. */
public enum SampleStaff {
    MEI_CHEN("mei.chen", "Dr. Mei Chen", Role.DOCTOR, "101"),
    LUC_TREMBLAY("luc.tremblay", "Dr. Luc Tremblay", Role.DOCTOR, "102"),
    RITA_DESK("rita.desk", "Rita Desk", Role.MOA, "201"),
    SAM_COUNTER("sam.counter", "Sam Counter", Role.MOA, "202");

    private final String name;
    private final String displayName;
    private final Role role;
    private final String providerNo;

    SampleStaff(String name, String displayName, Role role, String providerNo) {
        this.name = name;
        this.displayName = displayName;
        this.role = role;
        this.providerNo = providerNo;
    }

    public String username() {
        return name + "@medicalclinic.example.ca";
    }

    public String displayName() {
        return displayName;
    }

    public Role role() {
        return role;
    }

    /** OSCAR's number for the same person. */
    public String providerNo() {
        return providerNo;
    }

    /** Their own, already set: a sample sign-in asks for no new one. */
    public String password() {
        return "sample-" + name;
    }
}
