package ca.chartside.backend.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A folder: {@code ab/abcd…} for what is kept, {@code new/} for what is being written, {@code doubt/} with an empty file for each name
 * in doubt. What a killed backend was writing is deleted by the next.
 */
final class FolderBlobs implements Blobs {
    private final Path folder;
    private final Path drafts;
    private final Path doubts;
    private final Clock clock;

    /** @throws UncheckedIOException where the folder cannot be made or written to */
    FolderBlobs(Path folder, Clock clock) {
        this.folder = folder;
        this.drafts = folder.resolve("new");
        this.doubts = folder.resolve("doubt");
        this.clock = clock;
        try {
            makeFolder(drafts);
            makeFolder(doubts);
            try (Stream<Path> left = Files.list(drafts)) {
                for (Path draft : left.toList()) {
                    Files.deleteIfExists(draft);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the folder of the files cannot be used: " + folder, e);
        }
    }

    private static void makeFolder(Path folder) throws IOException {
        Files.createDirectories(folder, FileKeys.forOwner(folder, "rwx------"));
    }

    private Path shelf(String name) {
        return folder.resolve(name.substring(0, 2));
    }

    private Path path(String name) {
        return shelf(name).resolve(name);
    }

    @Override
    public Draft draft() throws IOException {
        Path path = drafts.resolve(UUID.randomUUID().toString());
        FileChannel channel = FileChannel.open(
                path,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                FileKeys.forOwner(path, "rw-------"));
        return new FolderDraft(path, channel);
    }

    @Override
    public InputStream open(String name) throws IOException {
        return Files.newInputStream(path(name));
    }

    @Override
    public synchronized boolean deleteUnlessKeptSince(String name, Instant since) throws IOException {
        try {
            if (Files.getLastModifiedTime(path(name)).toInstant().isAfter(since)) {
                return false;
            }
            Files.delete(path(name));
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /** Never beside {@link #settle}, which would take the mark away before its time is set. */
    @Override
    public synchronized void doubt(String name) throws IOException {
        Path mark = doubts.resolve(name);
        try {
            Files.createFile(mark, FileKeys.forOwner(mark, "rw-------"));
        } catch (FileAlreadyExistsException e) {
            // From now on, as below.
        }
        Files.setLastModifiedTime(mark, FileTime.from(clock.instant()));
    }

    @Override
    public synchronized void settle(String name) throws IOException {
        Files.deleteIfExists(doubts.resolve(name));
    }

    @Override
    public List<String> doubtedBefore(Instant moment) throws IOException {
        List<String> names = new ArrayList<>();
        try (Stream<Path> marks = Files.list(doubts)) {
            for (Path mark : marks.toList()) {
                if (Files.getLastModifiedTime(mark).toInstant().isBefore(moment)) {
                    names.add(mark.getFileName().toString());
                }
            }
        }
        return names;
    }

    /** Together with deleting: what is kept again while it is about to go stays. */
    private synchronized void keep(Path draft, String name) throws IOException {
        Path kept = path(name);
        Files.setLastModifiedTime(draft, FileTime.from(clock.instant()));
        if (Files.exists(kept)) {
            Files.setLastModifiedTime(kept, FileTime.from(clock.instant()));
            return;
        }
        if (!Files.exists(shelf(name))) {
            makeFolder(shelf(name));
            force(folder);
        }
        Files.move(draft, kept, StandardCopyOption.ATOMIC_MOVE);
        force(shelf(name));
    }

    /** Makes names in a folder outlive a power cut; Windows cannot open a folder and needs no such thing. */
    private static void force(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private final class FolderDraft implements Draft {
        private final Path path;
        private final FileChannel channel;
        private final OutputStream out;

        FolderDraft(Path path, FileChannel channel) {
            this.path = path;
            this.channel = channel;
            this.out = Channels.newOutputStream(channel);
        }

        @Override
        public OutputStream out() {
            return out;
        }

        @Override
        public void keep(String name) throws IOException {
            try (FileChannel again = FileChannel.open(path, StandardOpenOption.WRITE)) {
                again.force(true);
            }
            doubt(name);
            FolderBlobs.this.keep(path, name);
        }

        @Override
        public void close() throws IOException {
            channel.close();
            Files.deleteIfExists(path);
        }
    }
}
