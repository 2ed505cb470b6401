package ca.chartside.backend.portal;

import ca.chartside.backend.http.Refusal;
import ca.chartside.backend.portal.PortalService.Reader;
import ca.chartside.protocol.ErrorKind;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;

/** Where the patient is signed in, and ending it (N3). */
final class DevicePages {
    private static final String ALL = "all";

    private final PortalService service;
    private final ReadingPages reading;
    private final Pages pages;
    private final Frames frames;
    private final Clock clock;

    DevicePages(PortalService service, ReadingPages reading, Pages pages, Frames frames, Clock clock) {
        this.service = service;
        this.reading = reading;
        this.pages = pages;
        this.frames = frames;
        this.clock = clock;
    }

    void list(Context ctx) {
        Visit visit = new Visit(ctx);
        Reader reader = reading.reader(visit);
        Words words = visit.words();
        ZoneId zone = reader.clinic().zone();
        LocalDate today = LocalDate.now(clock.withZone(zone));
        byte[] mine = reader.session().hash();
        List<Page.Device> devices = service.devices(reader).stream()
                .map(device -> new Page.Device(
                        HexFormat.of().formatHex(device.hash()),
                        device.name().isEmpty() ? words.say("devices.unknown") : device.name(),
                        words.say("devices.used", words.brief(Instant.ofEpochMilli(device.lastUsedAt()), zone, today)),
                        MessageDigest.isEqual(device.hash(), mine),
                        device.shared()))
                .toList();
        Page.Frame frame = frames.signedIn(visit, reader, words.say("devices.title"), visit.here());
        pages.show(ctx, 200, new Page.Devices(frame, Frames.reader(visit, reader), visit.here(), devices));
    }

    /** Ends one, or all; who ended their own is out. @throws Refusal FORM_EXPIRED */
    void end(Context ctx) {
        Visit visit = new Visit(ctx);
        visit.fromHere();
        Reader reader = reading.reader(visit);
        if (!reader.session().proves(PortalRoutes.SESSION_FORM, visit.field("proof"))) {
            throw new Refusal(ErrorKind.FORM_EXPIRED);
        }
        String which = visit.field("device");
        byte[] hash = which.equals(ALL) ? new byte[0] : hash(which);
        if (which.equals(ALL)) {
            service.endAll(reader);
        } else {
            service.end(reader, hash);
        }
        if (which.equals(ALL) || MessageDigest.isEqual(hash, reader.session().hash())) {
            visit.forgetSession();
            ctx.redirect(visit.address("signed-out"), HttpStatus.SEE_OTHER);
        } else {
            ctx.redirect(visit.here(), HttpStatus.SEE_OTHER);
        }
    }

    private static byte[] hash(String hex) {
        try {
            return HexFormat.of().parseHex(hex);
        } catch (IllegalArgumentException e) {
            throw new Refusal(ErrorKind.MALFORMED_REQUEST);
        }
    }
}
