package ca.chartside.backend.portal;

import ca.chartside.backend.account.Principal;
import ca.chartside.backend.app.Backend;
import ca.chartside.backend.audit.AuditLog;
import ca.chartside.backend.clinic.Clinics;
import ca.chartside.backend.conversation.MessagingSwitch;
import ca.chartside.backend.notification.MailSettings;
import ca.chartside.backend.patient.PatientRecord;
import ca.chartside.backend.store.ClinicId;
import ca.chartside.backend.store.TestDatabase;
import ca.chartside.protocol.OscarPatient;
import ca.chartside.protocol.Role;
import ca.chartside.protocol.SendMode;
import ca.chartside.protocol.SendRequest;
import ca.chartside.protocol.SignInRequest;
import ca.chartside.protocol.StaffUser;
import ca.chartside.protocol.Uuid7;
import ca.chartside.testbase.Await;
import ca.chartside.testbase.TestClock;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/** A real backend with two clinics, a real mail server, and staff who write. */
public final class PortalHouse implements AutoCloseable {
    public static final String HIN = "9876543225";
    private static final Pattern LINK = Pattern.compile("https?://\\S+/m/\\S+");

    public final TestClock clock = new TestClock(Instant.parse("2026-11-20T15:00:00Z"));
    public final ClinicId clinic;
    public final ClinicId other;
    public final @Nullable GreenMail mail;
    public final Uuid7 ids = new Uuid7(Clock.systemUTC());
    private final TestDatabase database;
    private Backend backend;
    private final Principal rita;
    private MailSettings settings;

    /** With a mail server. */
    public PortalHouse(TestDatabase database) {
        this(database, startMail());
    }

    private PortalHouse(TestDatabase database, GreenMail mail) {
        this(database, mail, mailAt(mail.getSmtp().getPort()));
    }

    /** @param settings where the backend sends to */
    public PortalHouse(TestDatabase database, MailSettings settings) {
        this(database, null, settings);
    }

    private PortalHouse(TestDatabase database, @Nullable GreenMail mail, MailSettings settings) {
        this.database = database;
        this.mail = mail;
        this.settings = settings;
        this.backend = Backend.start(database.config(settings), clock);
        this.clinic = backend.store().addClinic("medicalclinic", "Medical Clinic", clock.millis());
        this.other = backend.store().addClinic("otherclinic", "Other Clinic", clock.millis());
        backend.store().write(clinic, tx -> {
            new Clinics(tx).phone("905-555-0150");
            return tx;
        });
        String username = "rita.desk@medicalclinic.example.ca";
        UUID id = backend.accounts()
                .addUser(clinic, username, "Rita Desk", Role.MOA, false, null, "correct horse battery", false);
        this.rita = new Principal(
                clinic, new StaffUser(id, username, "Rita Desk", Role.MOA, false, null), UUID.randomUUID());
        put(patient(1, "ANNA", HIN, "anna@example.org", "en"));
        put(patient(2, "BEN", "9876543308", "anna@example.org", "en"));
        put(patient(3, "CHLOÉ", "9876543312", "chloe@example.org", "fr"));
        put(patient(4, "NOCARD", null, "nocard@example.org", "en"));
    }

    private static GreenMail startMail() {
        GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        return mail;
    }

    /** A mail server on this machine, without TLS and sign-in. */
    public static MailSettings mailAt(int port) {
        return MailSettings.plain("127.0.0.1", port, "messages@medicalclinic.example.ca");
    }

    public static PatientRecord patient(
            int number, String first, @Nullable String hin, @Nullable String email, String language) {
        return new PatientRecord(
                number,
                first,
                "TESTERSON",
                LocalDate.of(1985, 3, 14),
                "F",
                hin,
                hin == null ? null : "AB",
                hin == null ? null : "ON",
                email,
                null,
                null,
                language,
                "AC");
    }

    public void put(PatientRecord patient) {
        backend.patients().put(clinic, AuditLog.Actor.OPERATOR, List.of(patient));
    }

    public Backend backend() {
        return backend;
    }

    public void restart() {
        restart(settings);
    }

    /** @param changed where the backend sends to from now on */
    public void restart(MailSettings changed) {
        settings = changed;
        backend.close();
        backend = Backend.start(database.config(settings), clock);
    }

    public Browser browser() {
        return new Browser(backend.port());
    }

    /** Staff write in a new conversation. @return its id */
    public UUID write(int patient, String text, SendMode mode) {
        UUID conversation = ids.next();
        write(patient, conversation, text, mode);
        return conversation;
    }

    public UUID write(int patient, UUID conversation, String text, SendMode mode) {
        UUID message = ids.next();
        backend.messages().send(rita, new SendRequest(message, conversation, patient, text, mode, Long.MAX_VALUE));
        return message;
    }

    /** Staff write beside a chart in OSCAR. @param confirmed that it is the same person */
    public void write(OscarPatient chart, boolean confirmed) {
        backend.messages()
                .send(
                        rita,
                        new SendRequest(
                                ids.next(),
                                ids.next(),
                                chart.demographicNo(),
                                "Hello from the clinic.",
                                SendMode.ALLOW_REPLIES,
                                Long.MAX_VALUE,
                                List.of(),
                                List.of(),
                                chart,
                                confirmed));
    }

    /** Staff send a PDF. @return the message's id */
    public UUID send(int patient, UUID conversation, UUID file, String name, String text) {
        byte[] pdf = "%PDF-1.7 for a patient".getBytes(StandardCharsets.UTF_8);
        return send(patient, conversation, file, name, text, pdf);
    }

    /** Staff note something for themselves, beside a picture whose copies are made. */
    public void note(UUID conversation, UUID note, String text, UUID file, String name) throws IOException {
        ByteArrayOutputStream picture = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", picture);
        backend.files().upload(rita, file, name, new ByteArrayInputStream(picture.toByteArray()));
        HttpResponse<byte[]> answer = staff(
                "/api/v1/conversations/" + conversation + "/notes",
                "{\"noteId\":\"" + note + "\",\"demographicNo\":1,\"text\":\"" + text + "\",\"files\":[\"" + file
                        + "\"]}");
        if (answer.statusCode() != 200) {
            throw new IOException("refused with " + answer.statusCode());
        }
        Await.until(
                "the picture's copies",
                Duration.ofSeconds(20),
                () -> backend.store()
                                .<Long>read(
                                        clinic,
                                        tx -> tx.sql()
                                                .number(
                                                        "SELECT COUNT(*) FROM file WHERE clinic_id = ? AND id = ?"
                                                                + " AND note_id = ? AND thumbnail_place IS NOT NULL",
                                                        clinic.number(),
                                                        file,
                                                        note))
                        == 1);
    }

    /** Staff send a file. @return the message's id */
    public UUID send(int patient, UUID conversation, UUID file, String name, String text, byte[] bytes) {
        backend.files().upload(rita, file, name, new ByteArrayInputStream(bytes));
        UUID message = ids.next();
        backend.messages()
                .send(
                        rita,
                        new SendRequest(
                                message,
                                conversation,
                                patient,
                                text,
                                SendMode.ALLOW_REPLIES,
                                Long.MAX_VALUE,
                                List.of(file)));
        return message;
    }

    /** Asks the staff API, as Rita. @param json null for GET */
    public HttpResponse<byte[]> staff(String path, @Nullable String json) {
        HttpRequest.Builder request = asRita(path);
        return answer(json == null ? request : request.POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    /** Asks the staff API to delete, as Rita. @return the status */
    public int staffDelete(String path) {
        return answer(asRita(path).DELETE()).statusCode();
    }

    private HttpRequest.Builder asRita(String path) {
        String token = backend.accounts()
                .signIn(new SignInRequest(
                        "medicalclinic", rita.user().username(), "correct horse battery", null, "test"))
                .accessToken();
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + backend.port() + path))
                .header("Authorization", "Bearer " + token);
    }

    private static HttpResponse<byte[]> answer(HttpRequest.Builder request) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Switches whether the clinic sends and takes messages. */
    public void messaging(boolean on) {
        backend.store()
                .write(
                        clinic,
                        tx -> new MessagingSwitch(tx).turn(on, "Rita knows", AuditLog.Actor.OPERATOR, clock.millis()));
    }

    public void takeBack(UUID message, int patient) {
        backend.messages().takeBack(rita, message, patient);
    }

    /** Waits for the mail of that number, from 1; where several addresses get mail, their order is not that of sending. */
    public MimeMessage mail(int number) {
        GreenMail server = mail;
        if (server == null) {
            throw new IllegalStateException("no mail server here");
        }
        await("mail " + number, () -> server.getReceivedMessages().length >= number);
        return server.getReceivedMessages()[number - 1];
    }

    /** The path of a mail's link. */
    public String link(int number) {
        return link(mail(number));
    }

    private static String link(MimeMessage mail) {
        Matcher link = LINK.matcher(part(mail, 0));
        if (!link.find()) {
            throw new AssertionError("no link in the mail");
        }
        return URI.create(link.group()).getPath();
    }

    /** Writes to a patient and gives the path of the link that they get. */
    public String linkFor(int patient) {
        GreenMail server = mail;
        if (server == null) {
            throw new IllegalStateException("no mail server here");
        }
        UUID message = write(patient, ids.next(), "Hello from the clinic.", SendMode.ALLOW_REPLIES);
        List<String> found = new ArrayList<>();
        await("the mail", () -> {
            for (MimeMessage received : server.getReceivedMessages()) {
                if (messageId(received).contains(message.toString())) {
                    found.add(link(received));
                }
            }
            return !found.isEmpty();
        });
        return found.getFirst();
    }

    private static String messageId(MimeMessage mail) {
        try {
            return mail.getMessageID();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String part(MimeMessage mail, int index) {
        try {
            BodyPart part = ((Multipart) mail.getContent()).getBodyPart(index);
            return (String) part.getContent();
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public static void await(String what, Supplier<Boolean> condition) {
        Await.until(what, Duration.ofSeconds(20), condition);
    }

    /** The actions of the audit's rows, in order. */
    public List<String> audit() {
        return backend.store()
                .read(
                        clinic,
                        tx -> new AuditLog(tx)
                                .after(0, 10_000).stream()
                                        .map(AuditLog.Entry::action)
                                        .toList());
    }

    /** The clinic's events as JSON, in order. */
    public List<String> events() {
        return backend.store()
                .read(
                        clinic,
                        tx -> tx.sql()
                                .list(
                                        "SELECT json FROM event WHERE clinic_id = ? ORDER BY seq",
                                        row -> row.text(1),
                                        tx.clinic().number()));
    }

    public long number(String sql, Object... parameters) {
        return backend.store().read(clinic, tx -> tx.sql().number(sql, parameters));
    }

    @Override
    public void close() {
        backend.close();
        if (mail != null) {
            mail.stop();
        }
    }

    /** As staff do, at once and behind the patient's back. */
    void closeConversations() {
        conversations("CLOSED");
    }

    /** As {@link #closeConversations}. */
    void reopenConversations() {
        conversations("OPEN");
    }

    private void conversations(String status) {
        backend()
                .store()
                .write(
                        clinic,
                        tx -> tx.sql()
                                .update(
                                        "UPDATE conversation SET status = ? WHERE clinic_id = ?",
                                        status,
                                        clinic.number()));
    }
}
