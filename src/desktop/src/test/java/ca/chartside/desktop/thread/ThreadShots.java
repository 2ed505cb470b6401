package ca.chartside.desktop.thread;

import static ca.chartside.desktop.fake.FakeClinic.ANNA;
import static ca.chartside.desktop.fake.FakeClinic.CHEN;
import static ca.chartside.desktop.fake.FakeClinic.ME;
import static ca.chartside.desktop.fake.FakeClinic.NOW;
import static ca.chartside.desktop.fake.FakeClinic.ROBERT;

import ca.chartside.desktop.access.AccessModel;
import ca.chartside.desktop.access.AccessNotices;
import ca.chartside.desktop.app.UiExecutor;
import ca.chartside.desktop.composer.ComposerModel;
import ca.chartside.desktop.fake.FakeAccess;
import ca.chartside.desktop.fake.FakeClinic;
import ca.chartside.desktop.fake.FakeLater;
import ca.chartside.desktop.fake.Photo;
import ca.chartside.desktop.files.FilesModel;
import ca.chartside.desktop.files.Thumbnails;
import ca.chartside.desktop.theme.Theme;
import ca.chartside.desktop.ui.Messages;
import ca.chartside.protocol.Caution;
import ca.chartside.protocol.Caution.Reason;
import ca.chartside.protocol.ConversationRow;
import ca.chartside.protocol.ConversationStatus;
import ca.chartside.protocol.DeliveryState;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Event;
import ca.chartside.protocol.Message;
import ca.chartside.protocol.MessageKind;
import ca.chartside.protocol.Messaging;
import ca.chartside.protocol.Patient;
import ca.chartside.protocol.PatientAccess;
import ca.chartside.protocol.SendMode;
import ca.chartside.protocol.StoredFile;
import ca.chartside.protocol.Uuid7;
import java.awt.Dimension;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import javax.swing.JDialog;
import javax.swing.SwingUtilities;

/** Paints the conversation pane in its states, to be looked at: {@code main} writes pictures to the folder it is given. */
final class ThreadShots {
    private final File folder;
    private final boolean dark;
    private final Locale locale;
    private final int width;

    private ThreadShots(File folder, boolean dark, Locale locale, int width) {
        this.folder = folder;
        this.dark = dark;
        this.locale = locale;
        this.width = width;
    }

    /** One window's parts. */
    private record Pane(
            FakeClinic clinic,
            ThreadModel thread,
            ComposerModel composer,
            ConversationRow row,
            FilesModel files,
            FakeAccess access) {}

    public static void main(String[] args) throws Exception {
        File folder = new File(args[0]);
        folder.mkdirs();
        for (boolean dark : new boolean[] {false, true}) {
            for (Locale locale : new Locale[] {Locale.CANADA, Locale.CANADA_FRENCH}) {
                for (int width : new int[] {740, 400}) {
                    SwingUtilities.invokeAndWait(() -> new ThreadShots(folder, dark, locale, width).all());
                }
            }
        }
        System.exit(0);
    }

    private void all() {
        Theme.install(dark);
        shot("open", ConversationStatus.OPEN, pane -> {
            pane.composer.text("Bring your health card, and wear\na loose sleeve.");
        });
        shot("closed", ConversationStatus.CLOSED, pane -> pane.composer.text(""));
        shot("barred", ConversationStatus.OPEN, pane -> {
            pane.access.barred(1, PatientAccess.Why.LINK);
            pane.clinic.live.send(new Event.AccessChanged(pane.clinic.nextSeq(), 1));
        });
        shot("fresh-link", ConversationStatus.OPEN, pane -> {
            pane.access.fresh(1, PatientAccess.LinkState.SENT, pane.clinic.clock.millis());
            pane.clinic.live.send(new Event.AccessChanged(pane.clinic.nextSeq(), 1));
        });
        shot("states", ConversationStatus.OPEN, pane -> {
            for (DeliveryState state : DeliveryState.values()) {
                pane.clinic.live.send(
                        pane.clinic.stored(pane.clinic.fromStaff(pane.row, ME, NOW, "State " + state, state)));
            }
            pane.composer.text("Parking is free for one hour.");
            pane.composer.send(SendMode.SEND);
            pane.composer.text("The entrance is on Maple Street.");
            pane.composer.send(SendMode.SEND);
            pane.clinic.outbox.fault(pane.clinic.outbox.requests.getLast().messageId(), "4f2a91c0");
            pane.composer.text("See you at https://clinic.example.org/map.");
            pane.composer.send(SendMode.SEND);
            pane.clinic.outbox.refuse(pane.clinic.outbox.requests.getFirst().messageId(), ErrorKind.INTERNAL);
            pane.clinic.outbox.undoSeconds = 4;
            pane.composer.text("See you then!");
            pane.composer.send(SendMode.SEND);
            pane.thread.visible(true);
        });
        shot("files", ConversationStatus.OPEN, pane -> {
            pane.composer.text("Here is the form, and the map to the new entrance.");
            pane.composer.attachments().add(files("Insurance form, signed.pdf"));
            pane.clinic.background.hold();
            pane.composer.attachments().add(files("Map to the new entrance on Maple Street with the bus stops.png"));
            pane.clinic.background.answer();
            pane.clinic.api.refusingFiles = ErrorKind.FILE_TYPE_REFUSED;
            pane.clinic.background.release();
            pane.composer.attachments().add(files("letter.docx", "gone"));
        });
        shot("lostfiles", ConversationStatus.OPEN, pane -> {
            FakeClinic clinic = pane.clinic;
            pane.composer.text("Here is the form, and the map to the new entrance.");
            List<Path> added =
                    files("Insurance form, signed.pdf", "Map to the new entrance on Maple Street.png", "Scan.pdf");
            pane.composer.attachments().add(added);
            List<UUID> ids = List.copyOf(clinic.api.files.keySet());
            clinic.api.forgotten.addAll(List.of(ids.get(0), ids.get(2)));
            added.get(2).toFile().delete();
            clinic.outbox.undoSeconds = 4;
            pane.composer.send(SendMode.SEND);
            pane.thread.pending().undo(clinic.outbox.requests.getLast().messageId());
        });
        shot(
                "manyfiles",
                ConversationStatus.OPEN,
                pane -> pane.composer
                        .attachments()
                        .add(files(
                                "1.pdf", "2.pdf", "3.jpg", "4.txt", "5.pdf", "6.pdf", "7.pdf", "8.pdf", "9.pdf",
                                "10.pdf", "11.pdf")));
        shot("cards", ConversationStatus.OPEN, pane -> {
            FakeClinic clinic = pane.clinic;
            StoredFile photo = new StoredFile(clinic.id(), "IMG_2042.jpg", "image/jpeg", 2_312_345);
            clinic.api.pictures.put(photo.id(), Photo.jpeg(320, 240));
            clinic.live.send(clinic.stored(clinic.attach(
                    clinic.fromPatient(pane.row, NOW, "Here is a photo, and the form."),
                    photo,
                    new StoredFile(
                            clinic.id(),
                            "<html><b>Insurance form, signed by both of us.pdf",
                            "application/pdf",
                            412_345))));
            clinic.live.send(clinic.stored(clinic.attach(
                    clinic.fromStaff(pane.row, ME, NOW, "", DeliveryState.SENT),
                    new StoredFile(clinic.id(), "Wound care.pdf", "application/pdf", 96_000),
                    new StoredFile(clinic.id(), "Entrance.png", "image/png", 412_345))));
            pane.composer.attachments().add(files("Entrance.pdf"));
            pane.composer.text("Here is the map to the new entrance.");
            pane.composer.send(SendMode.SEND);
            pane.files.save(new StoredFile(clinic.id(), "IMG_2041.jpg", "image/jpeg", 1), Path.of("/nowhere/at/all"));
        });
        shot("notes", ConversationStatus.OPEN, pane -> {
            FakeClinic clinic = pane.clinic;
            ConversationRow row = pane.row;
            clinic.live.send(clinic.stored(clinic.note(
                    row,
                    ME,
                    NOW.minusMinutes(4),
                    "Mei, can you look before 11? She is off work until you decide. Her sister (<b>not</b> on file) may"
                            + " call: tel:+19055550123.")));
            clinic.live.send(clinic.stored(clinic.line(
                    row,
                    ME,
                    NOW.minusMinutes(4),
                    MessageKind.ASSIGNED,
                    CHEN.displayName(),
                    "She knows this hand, and the employer wants an answer today")));
            clinic.live.send(clinic.stored(clinic.line(row, CHEN, NOW.minusMinutes(3), MessageKind.URGENT, null, "")));
            for (DeliveryState state : new DeliveryState[] {DeliveryState.READ, DeliveryState.SENT}) {
                Message wrong = clinic.fromStaff(
                        row, ME, NOW.minusMinutes(2), "Your potassium is 6.1, come in today.\nBring your list.", state);
                clinic.live.send(clinic.stored(wrong));
                clinic.live.send(
                        new Event.MessageTakenBack(clinic.nextSeq(), row.id(), wrong.id(), clinic.clock.millis()));
            }
            clinic.live.send(clinic.stored(clinic.attach(
                    clinic.note(row, CHEN, NOW, "Left hand is her dominant one."),
                    new StoredFile(clinic.id(), "Earlier hand.pdf", "application/pdf", 412_345),
                    new StoredFile(clinic.id(), "IMG_1999.jpg", "image/jpeg", 1_412_345))));
            clinic.live.send(clinic.stored(clinic.line(row, CHEN, NOW, MessageKind.CLOSED, null, "")));
        });
        shot("takeback", ConversationStatus.OPEN, pane -> {
            Message last = pane.clinic.api.messages.get(pane.row.id()).getLast();
            pane.thread.takeBack().ask(last.id());
        });
        shot("notemode", ConversationStatus.CLOSED, pane -> {
            pane.composer.text("Half a message");
            pane.composer.note(true);
            pane.clinic.api.failing = ErrorKind.SERVER_UNREACHABLE;
            pane.composer.text("Left hand is her dominant one.");
            pane.composer.addNote();
        });
        shot("noteempty", ConversationStatus.OPEN, pane -> pane.composer.note(true));
        shot("noteasks", ConversationStatus.OPEN, pane -> {
            pane.composer.chartChanged(ROBERT);
            pane.composer.note(true);
            pane.composer.text("Left hand is her dominant one.");
            pane.composer.addNote();
        });
        shot("newer", ConversationStatus.OPEN, pane -> {
            pane.composer.text("See you at 10:15 then.");
            pane.composer.send(SendMode.SEND);
            pane.clinic.fromPatient(pane.row, NOW, "Sorry, can it be after 11?");
            pane.clinic.outbox.refuse(pane.clinic.outbox.requests.getFirst().messageId(), ErrorKind.NEWER_MESSAGE);
        });
        shot("otherchart", ConversationStatus.OPEN, pane -> {
            pane.composer.chartChanged(ROBERT);
            pane.composer.text("See you at 10:15 then.");
            pane.composer.send(SendMode.SEND);
        });
        caution("deceased", false, new Caution(Reason.DECEASED, true));
        shot("refused", ConversationStatus.OPEN, pane -> {
            pane.thread.close();
            pane.composer.writeNew(ANNA);
            pane.composer.text("See you at 10:15 then.");
            pane.composer.send(SendMode.SEND);
            pane.clinic.api.patients.put(1, anna(new Caution(Reason.NO_CONSENT, true)));
            pane.clinic.outbox.refuse(pane.clinic.outbox.requests.getFirst().messageId(), ErrorKind.MESSAGES_BLOCKED);
        });
        caution("blocked", false, new Caution(Reason.DO_NOT_MESSAGE, true), new Caution(Reason.NO_CONSENT, true));
        caution("warned", false, new Caution(Reason.NO_CONSENT, false), new Caution(Reason.MOVED, false));
        caution("warned-asked", true, new Caution(Reason.NO_CONSENT, false), new Caution(Reason.MOVED, false));
        shot("messagingoff", ConversationStatus.CLOSED, pane -> {
            pane.clinic.messaging(new Messaging(false, "the office manager, ext. 12"));
            pane.composer.text("See you at 10:15 then.");
        });
        shot("messagingoff-refused", ConversationStatus.OPEN, pane -> {
            pane.composer.text("See you at 10:15 then.");
            pane.composer.send(SendMode.SEND);
            pane.clinic.api.messaging = new Messaging(false, null);
            pane.clinic.outbox.refuse(pane.clinic.outbox.requests.getFirst().messageId(), ErrorKind.MESSAGING_OFF);
        });
        shot("unreachable", ConversationStatus.OPEN, pane -> {
            pane.thread.close();
            pane.composer.writeNew(ROBERT);
        });
        shot("new", ConversationStatus.OPEN, pane -> {
            pane.thread.close();
            pane.composer.writeNew(ANNA);
            pane.composer.text("x".repeat(20_010));
        });
    }

    private static Patient anna(Caution... cautions) {
        return new Patient(
                1,
                "Anna",
                "Testerson",
                "1931-03-14",
                95,
                "F",
                "3225",
                "a@example.org",
                null,
                "613-555-0143",
                "en",
                "AC",
                List.of(cautions));
    }

    private void caution(String name, boolean asked, Caution... cautions) {
        shot(name, ConversationStatus.OPEN, pane -> {
            pane.thread.close();
            pane.composer.writeNew(anna(cautions));
            pane.composer.text("See you at 10:15 then.");
            if (asked) {
                pane.composer.send(SendMode.SEND);
            }
        });
    }

    private static List<Path> files(String... names) {
        try {
            Path folder = Files.createTempDirectory("shots");
            List<Path> files = new ArrayList<>();
            for (String name : names) {
                Path file = folder.resolve(name);
                files.add(name.equals("gone") ? file : Files.write(file, new byte[412_345]));
            }
            return files;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void shot(String name, ConversationStatus status, Consumer<Pane> set) {
        FakeClinic clinic = new FakeClinic();
        ConversationRow row = clinic.conversation(ANNA, status);
        clinic.fromPatient(
                row, NOW.minusDays(4).withHour(8), "Hello, when may I have the stitches out? I work nights this week.");
        clinic.fromStaff(
                row,
                ME,
                NOW.minusDays(1).withHour(9),
                locale.getLanguage().equals("fr")
                        ? "N’importe quel jour à partir de lundi. D’ici là, qu’elle reste au sec, s’il vous plaît."
                        : "Any day from Monday on. Please do not wet it until then.",
                DeliveryState.READ);
        clinic.fromPatient(
                row,
                NOW.withHour(8).withMinute(31),
                "Good morning. The cut is a little red at one end. Here is a photo.");
        var last = clinic.fromStaff(
                row,
                CHEN,
                NOW.withHour(8).withMinute(52),
                "Thank you, Anna. It is healing well. Keep it clean and dry.",
                DeliveryState.READ);
        clinic.api.readSeq = last.seq();
        clinic.fromPatient(row, NOW.withHour(9).withMinute(31), "Do I still need to come in on Thursday?");
        clinic.fromPatient(row, NOW.withHour(9).withMinute(33), "<html><b>And</b> at what time?");
        clinic.fromStaff(
                row,
                ME,
                NOW.withHour(9).withMinute(40),
                "Yes please, Thursday at 10:15, with Dr. Chen. Details: https://clinic.example.org/visit.",
                DeliveryState.SENT);
        UiExecutor ui = clinic.ui();
        ThreadModel thread = new ThreadModel(clinic.api, ui, clinic.outbox, clinic.live, ME, clinic.clock);
        ComposerModel composer = new ComposerModel(
                clinic.api, ui, clinic.outbox, clinic.messaging(), ME, clinic.clock, new Uuid7(clinic.clock));
        composer.chartChanged(width > 500 && name.equals("closed") ? null : ANNA);
        FilesModel files = clinic.files();
        ConversationPanel panel = new ConversationPanel(thread, composer, new Messages(locale), uri -> {}, files);
        panel.pictures(new Thumbnails(clinic.api, ui, new FakeLater()), picture -> {});
        FakeAccess access = new FakeAccess();
        AccessModel model = new AccessModel(access, ui, clinic.live, new Uuid7(clinic.clock));
        panel.follow(new AccessNotices(model, new Messages(locale), clinic.clock));
        panel.wide(width > 500);
        composer.writeIn(row);
        thread.open(row.id());
        JDialog frame = new JDialog();
        frame.setUndecorated(true);
        frame.setContentPane(panel);
        panel.setPreferredSize(new Dimension(width, width > 500 ? 672 : 648));
        frame.pack();
        set.accept(new Pane(clinic, thread, composer, row, files, access));
        frame.validate();
        save(panel, name);
        frame.dispose();
    }

    private void save(ConversationPanel panel, String name) {
        BufferedImage image = new BufferedImage(panel.getWidth(), panel.getHeight(), BufferedImage.TYPE_INT_RGB);
        var g = image.createGraphics();
        panel.printAll(g);
        g.dispose();
        write(image, name);
    }

    private void write(BufferedImage image, String name) {
        try {
            String file = name + (width > 500 ? "-wide" : "-narrow") + (dark ? "-dark" : "-light") + "-"
                    + locale.getLanguage() + ".png";
            ImageIO.write(image, "png", new File(folder, file));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
