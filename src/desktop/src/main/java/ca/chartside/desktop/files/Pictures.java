package ca.chartside.desktop.files;

/** What shows the pictures among files: small beside their names, and in full. */
public record Pictures(Thumbnails thumbnails, Preview preview) {}
