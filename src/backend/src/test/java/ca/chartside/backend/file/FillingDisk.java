package ca.chartside.backend.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** A disk with room for so many bytes of each file, where files are kept. */
public final class FillingDisk implements Blobs {
    private final Blobs disk;
    private final int room;

    private FillingDisk(Blobs disk, int room) {
        this.disk = disk;
        this.room = room;
    }

    /** A vault on such a disk. */
    public static FileVault vault(Path folder, Path keyFile, Clock clock, int room) {
        return new FileVault(new FillingDisk(new FolderBlobs(folder, clock), room), FileKeys.at(keyFile));
    }

    @Override
    public Draft draft() throws IOException {
        Draft draft = disk.draft();
        OutputStream full = new OutputStream() {
            private int left = room;

            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                draft.out().write(bytes, from, Math.min(left, length));
                left -= length;
                if (left < 0) {
                    throw new IOException("No space left on device");
                }
            }
        };
        return new Draft() {
            @Override
            public OutputStream out() {
                return full;
            }

            @Override
            public void keep(String name) throws IOException {
                draft.keep(name);
            }

            @Override
            public void close() throws IOException {
                draft.close();
            }
        };
    }

    @Override
    public InputStream open(String name) throws IOException {
        return disk.open(name);
    }

    @Override
    public boolean deleteUnlessKeptSince(String name, Instant since) throws IOException {
        return disk.deleteUnlessKeptSince(name, since);
    }

    @Override
    public void doubt(String name) throws IOException {
        disk.doubt(name);
    }

    @Override
    public void settle(String name) throws IOException {
        disk.settle(name);
    }

    @Override
    public List<String> doubtedBefore(Instant moment) throws IOException {
        return disk.doubtedBefore(moment);
    }
}
