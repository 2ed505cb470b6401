package ca.chartside.backend.file;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.tika.Tika;

/** The kinds of file that are taken, by what is in them: what a file calls itself is never believed. */
public enum FileType {
    PDF("application/pdf", "pdf"),
    JPEG("image/jpeg", "jpg", "jpeg"),
    PNG("image/png", "png"),
    GIF("image/gif", "gif"),
    WEBP("image/webp", "webp"),
    HEIC("image/heic", "heic", "heif"),
    TIFF("image/tiff", "tif", "tiff"),
    TEXT("text/plain", "txt");

    /** How many bytes at the beginning tell what a file is. */
    static final int TELLING_BYTES = 64 * 1024;

    private static final Tika TIKA = new Tika();

    private final String mediaType;
    private final List<String> endings;

    FileType(String mediaType, String... endings) {
        this.mediaType = mediaType;
        this.endings = List.of(endings);
    }

    public String mediaType() {
        return mediaType;
    }

    /** What the first {@link #TELLING_BYTES} of a file say it is; empty where that is not taken. */
    static Optional<FileType> of(byte[] beginning) {
        String told = TIKA.detect(beginning);
        return Stream.of(values()).filter(type -> type.mediaType.equals(told)).findFirst();
    }

    /** That of a file that was taken. */
    static FileType ofMediaType(String mediaType) {
        return Stream.of(values())
                .filter(type -> type.mediaType.equals(mediaType))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no kind of file that is taken: " + mediaType));
    }

    /** Whether smaller copies can be made of it; Java itself reads neither HEIC nor WebP. */
    boolean isPicture() {
        return this == JPEG || this == PNG || this == GIF;
    }

    /** A name that ends as files of this type do: a picture that calls itself a program is saved as a picture. */
    String named(String name) {
        String low = name.toLowerCase(Locale.ROOT);
        return endings.stream().anyMatch(ending -> low.endsWith("." + ending)) ? name : name + "." + endings.getFirst();
    }
}
