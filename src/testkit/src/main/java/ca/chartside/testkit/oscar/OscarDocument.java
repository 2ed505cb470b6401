package ca.chartside.testkit.oscar;

/** A document in a chart. @param providerNo who put it there */
public record OscarDocument(
        long id,
        int demographicNo,
        String providerNo,
        String fileName,
        String description,
        String contentType,
        byte[] content) {
    /** Content is told by its size. */
    @Override
    public String toString() {
        return "OscarDocument[%d, %s, %d bytes]".formatted(id, fileName, content.length);
    }
}
