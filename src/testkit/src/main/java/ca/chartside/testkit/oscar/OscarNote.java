package ca.chartside.testkit.oscar;

/** A note in a chart, as it was saved there. @param type OSCAR's encounter type; empty where it was typed into the chart */
public record OscarNote(long id, int demographicNo, String text, String type, boolean signed) {}
