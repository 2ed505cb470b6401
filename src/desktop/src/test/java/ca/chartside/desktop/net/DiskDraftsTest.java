package ca.chartside.desktop.net;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.protocol.Patient;
import ca.chartside.protocol.StoredFile;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskDraftsTest {
    private static final SecretKeySpec KEY = new SecretKeySpec(new byte[32], "AES");
    private static final Patient ANNA =
            new Patient(1, "Anna", "Testerson", "1985-03-14", 41, "F", "3225", null, null, null, "en", "AC");

    private static final DraftFile FORM = new DraftFile(
            new StoredFile(new UUID(0, 7), "Reçu.pdf", "application/pdf", 9), true, "/home/rita/Anna/Reçu.pdf", 5);

    @TempDir
    Path folder;

    private final List<ScheduledExecutorService> threads = new ArrayList<>();

    @AfterEach
    void stop() {
        threads.forEach(ScheduledExecutorService::shutdownNow);
    }

    private DiskDrafts drafts() {
        ScheduledExecutorService disk = Executors.newSingleThreadScheduledExecutor();
        threads.add(disk);
        return drafts(folder, disk);
    }

    private static DiskDrafts drafts(Path folder, ScheduledExecutorService disk) {
        ObjectMapper mapper = new ObjectMapper();
        return new DiskDrafts(folder, KEY, mapper, new OutboxFiles(folder, KEY, mapper), disk);
    }

    private static Draft draft(UUID id, @Nullable UUID conversation, String text, long since) {
        return new Draft(id, conversation, ANNA, false, text, since, List.of());
    }

    /** Ends the newest one's disk thread, as the client does when it ends. */
    private void end() throws InterruptedException {
        threads.getLast().shutdown();
        assertThat(threads.getLast().awaitTermination(5, TimeUnit.SECONDS)).isTrue();
    }

    private List<Path> files(String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }

    @Test
    void whatWasWrittenLastIsThereAtTheNextStartOldestDraftFirst() throws Exception {
        UUID conversation = UUID.randomUUID();
        Draft older = draft(UUID.randomUUID(), conversation, "How is the", 1);
        Draft newer = new Draft(UUID.randomUUID(), null, ANNA, true, "Élodie\n\uD83D\uDE00", 2, List.of(FORM));
        DiskDrafts first = drafts();
        first.keep(newer);
        first.keep(older);
        Draft longer = draft(older.id(), conversation, "How is the hand?", 1);
        first.keep(longer);
        Draft gone = draft(UUID.randomUUID(), null, "gone", 0);
        first.keep(gone);
        first.forget(gone.id());
        end();

        assertThat(drafts().found()).containsExactly(longer, newer);
        assertThat(files(".tmp")).isEmpty();
    }

    @Test
    void nothingOnTheDiskCanBeReadAndNoDraftStandsForAnother() throws Exception {
        drafts().keep(new Draft(
                UUID.randomUUID(), null, ANNA, false, "Left hand is her dominant one", 1, List.of(FORM)));
        end();
        Path file = files(".draft").getFirst();
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                .doesNotContain("dominant")
                .doesNotContain("Testerson")
                .doesNotContain(".pdf")
                .doesNotContain("rita");

        Files.move(file, folder.resolve(UUID.randomUUID() + ".draft"));
        DiskDrafts next = drafts();
        assertThat(next.found()).isEmpty();
        assertThat(next.damaged()).isEqualTo(1);
    }

    @Test
    void whatAnOlderClientKeptHasNoFiles() {
        UUID id = UUID.randomUUID();
        String older = "{\"id\":\"%s\",\"conversationId\":null,\"patient\":{\"demographicNo\":1},\"note\":false,"
                + "\"text\":\"How is the hand?\",\"since\":1}";
        new SealedFiles(folder, ".draft", KEY).save(id, older.formatted(id).getBytes(StandardCharsets.UTF_8));

        DiskDrafts next = drafts();

        assertThat(next.damaged()).isZero();
        assertThat(next.found().getFirst().text()).isEqualTo("How is the hand?");
        assertThat(next.found().getFirst().files()).isEmpty();
    }

    @Test
    void aFileThatArrivesAfterSigningOutFindsTheDraftAsItWas() throws Exception {
        Draft before = new Draft(
                UUID.randomUUID(),
                null,
                ANNA,
                false,
                "",
                1,
                List.of(new DraftFile(FORM.as(), false, FORM.path(), FORM.modified())));
        DiskDrafts drafts = drafts();
        drafts.keep(before);
        end();

        drafts.keep(new Draft(before.id(), null, ANNA, false, "", 1, List.of(FORM)));

        assertThat(drafts().found()).containsExactly(before);
    }

    @Test
    void aDamagedFileIsSetAsideAndCostsNoOther() throws Exception {
        Draft whole = draft(UUID.randomUUID(), UUID.randomUUID(), "whole", 1);
        DiskDrafts first = drafts();
        first.keep(whole);
        end();
        byte[] sealed = Files.readAllBytes(files(".draft").getFirst());
        Random random = new Random(7);
        int damaged = 40;
        for (int i = 0; i < damaged; i++) {
            byte[] bytes = i == 0 ? new byte[0] : Arrays.copyOf(sealed, 1 + random.nextInt(sealed.length));
            if (bytes.length > 0) {
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            }
            Files.write(folder.resolve(UUID.randomUUID() + ".draft"), bytes);
        }
        Files.write(folder.resolve("no-id-at-all.draft"), sealed);

        DiskDrafts next = drafts();

        assertThat(next.found()).containsExactly(whole);
        assertThat(next.damaged()).isEqualTo(damaged + 1);
        assertThat(files(".damaged")).hasSize(damaged + 1);
        assertThat(drafts().damaged()).as("told once").isZero();
    }

    @Test
    void whatTheDiskDoesNotGiveNowCostsNoOtherAndIsNotSetAside() throws Exception {
        Draft whole = draft(UUID.randomUUID(), UUID.randomUUID(), "whole", 1);
        drafts().keep(whole);
        end();
        // Whatever is read from it, there is an error.
        Files.createDirectory(folder.resolve(UUID.randomUUID() + ".draft"));

        DiskDrafts next = drafts();

        assertThat(next.found()).containsExactly(whole);
        assertThat(next.unread()).isEqualTo(1);
        assertThat(next.damaged()).isZero();
        assertThat(files(".damaged")).isEmpty();
    }

    @Test
    void whatBecameAMessageIsNoDraftToo() throws Exception {
        UUID id = UUID.randomUUID();
        drafts().keep(draft(id, null, "sent", 1));
        end();
        Files.write(folder.resolve(id + ".message"), new byte[1]);

        assertThat(drafts().found()).isEmpty();
    }

    @Test
    void aDiskThatRefusesIsTold() throws Exception {
        Draft draft = draft(UUID.randomUUID(), null, "kept in memory", 1);
        Path inTheWay = Files.createFile(folder.resolve("file"));
        ScheduledExecutorService disk = Executors.newSingleThreadScheduledExecutor();
        threads.add(disk);
        DiskDrafts refused = drafts(inTheWay, disk);
        assertThat(refused.outlives(draft.id())).isTrue();

        refused.keep(draft);
        refused.flush();
        disk.submit(() -> {}).get();
        assertThat(refused.outlives(draft.id())).isFalse();

        Files.delete(inTheWay);
        refused.keep(draft);
        refused.flush();
        disk.submit(() -> {}).get();
        assertThat(refused.outlives(draft.id())).isTrue();
    }

    @Test
    void killedInMidWriteTheNextStartHasAWholeDraftNoOlderThanTheLastOneKept() throws Exception {
        Random random = new Random(11);
        for (int round = 0; round < 4; round++) {
            Path profile = folder.resolve("round" + round);
            Process typist = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                            Typist.class.getName(),
                            profile.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            long kept = -1;
            try (BufferedReader out = typist.inputReader()) {
                int enough = 20 + random.nextInt(40);
                for (int i = 0; i < enough; i++) {
                    kept = Long.parseLong(out.readLine());
                }
            } finally {
                typist.destroyForcibly().waitFor();
            }
            ScheduledExecutorService disk = Executors.newSingleThreadScheduledExecutor();
            threads.add(disk);

            DiskDrafts next = drafts(profile, disk);

            assertThat(next.damaged()).isZero();
            assertThat(next.found()).hasSize(1);
            String text = next.found().getFirst().text();
            assertThat(Long.parseLong(text.substring(0, text.indexOf(' ')))).isGreaterThanOrEqualTo(kept);
            assertThat(text).hasSize(Typist.LENGTH);
        }
    }

    /** Another process that writes one draft again and again, and says which is on the disk. */
    static final class Typist {
        static final int LENGTH = 5000;

        private Typist() {}

        @SuppressWarnings("SystemOut")
        public static void main(String[] args) throws Exception {
            ScheduledExecutorService disk = Executors.newSingleThreadScheduledExecutor();
            DiskDrafts drafts = drafts(Path.of(args[0]), disk);
            UUID id = UUID.randomUUID();
            for (long n = 0; ; n++) {
                String number = n + " ";
                drafts.keep(draft(id, null, number + "x".repeat(LENGTH - number.length()), 1));
                drafts.flush();
                disk.submit(() -> {}).get();
                System.out.println(n);
            }
        }
    }
}
