package ca.chartside.desktop.net;

import ca.chartside.protocol.StoredFile;

/**
 * A file that goes with what is written.
 *
 * @param as as the server has it; while it has not, as it lies on the disk
 * @param uploaded whether the server had it when this was kept; what no message names it deletes after a day
 * @param path where it lies on this computer; empty where that is not known
 * @param modified epoch milliseconds when what lies there was last changed as it was added: with another time or size it is another file
 */
public record DraftFile(StoredFile as, boolean uploaded, String path, long modified) {}
