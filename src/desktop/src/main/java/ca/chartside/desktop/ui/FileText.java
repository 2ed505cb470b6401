package ca.chartside.desktop.ui;

import java.text.NumberFormat;
import java.util.Locale;
import javax.swing.Icon;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;

/** What is said and shown of a file: its kind, its size, its sign. */
public final class FileText {
    private enum Kind {
        PICTURE(MaterialDesignF.FILE_IMAGE_OUTLINE, "file.kind.picture"),
        PDF(MaterialDesignF.FILE_PDF_BOX, "file.kind.pdf"),
        TEXT(MaterialDesignF.FILE_DOCUMENT_OUTLINE, "file.kind.text"),
        OTHER(MaterialDesignF.FILE_OUTLINE, "file.kind.other");

        private final Ikon sign;
        private final String key;

        Kind(Ikon sign, String key) {
            this.sign = sign;
            this.key = key;
        }

        static Kind of(String mediaType, String name) {
            String low = name.toLowerCase(Locale.ROOT);
            if (mediaType.startsWith("image/") || low.matches(".*\\.(jpe?g|png|gif|webp|hei[cf]|tiff?)")) {
                return PICTURE;
            }
            if (mediaType.equals("application/pdf") || low.endsWith(".pdf")) {
                return PDF;
            }
            return mediaType.startsWith("text/") || low.endsWith(".txt") ? TEXT : OTHER;
        }
    }

    private FileText() {}

    /** @param mediaType as the server found; before it has, what the name says counts */
    public static Icon sign(String mediaType, String name, int size, String colour) {
        return Icons.of(Kind.of(mediaType, name).sign, size, colour);
    }

    public static String kind(Messages messages, String mediaType, String name) {
        return messages.text(Kind.of(mediaType, name).key);
    }

    /** As people say it: {@code 412 kB}, {@code 1.8 MB}. */
    public static String size(Messages messages, long bytes) {
        NumberFormat format = NumberFormat.getInstance(messages.locale());
        format.setMaximumFractionDigits(1);
        if (bytes < 1000) {
            return messages.text("file.size.bytes", format.format(bytes));
        }
        // What rounds up to a thousand kilobytes is a megabyte.
        return bytes < 999_500
                ? messages.text("file.size.kilo", format.format(Math.round(bytes / 1000.0)))
                : messages.text("file.size.mega", format.format(bytes / 1_000_000.0));
    }
}
