package ca.chartside.backend.file;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;

/** Where bytes are kept under names: a folder today. Safe for any thread. */
interface Blobs {
    /** Begins to write; nobody sees it before {@link Draft#keep}. */
    Draft draft() throws IOException;

    /** @throws java.nio.file.NoSuchFileException where there is nothing under the name */
    InputStream open(String name) throws IOException;

    /** Deletes it unless it was kept, or kept again, since. @return whether it did */
    boolean deleteUnlessKeptSince(String name, Instant since) throws IOException;

    /** Writes down that perhaps nothing names it, so that it is found again whatever becomes of this program. */
    void doubt(String name) throws IOException;

    /** No longer in doubt. */
    void settle(String name) throws IOException;

    /** What has been in doubt since before a moment. */
    List<String> doubtedBefore(Instant moment) throws IOException;

    /** Bytes on their way. Closed without having been kept, they are gone. */
    interface Draft extends Closeable {
        OutputStream out();

        /**
         * When this returns they are on the disk under the name, in doubt. The same name holds the same already: then that is kept
         * on.
         */
        void keep(String name) throws IOException;
    }
}
