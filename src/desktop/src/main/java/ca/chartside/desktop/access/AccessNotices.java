package ca.chartside.desktop.access;

import ca.chartside.desktop.net.ApiException;
import ca.chartside.desktop.ui.EventThread;
import ca.chartside.desktop.ui.Icons;
import ca.chartside.desktop.ui.Messages;
import ca.chartside.desktop.ui.NoticeBox;
import ca.chartside.desktop.ui.PatientText;
import ca.chartside.desktop.ui.Sentence;
import ca.chartside.protocol.Patient;
import ca.chartside.protocol.PatientAccess;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import javax.swing.JButton;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;

/** The boxes in a conversation that say that its patient cannot get in, and what became of a fresh link. Event thread only. */
public final class AccessNotices {
    private final AccessModel model;
    private final Messages messages;
    private final Clock clock;
    private final NoticeBox barred =
            new NoticeBox("access.barred", Icons.of(MaterialDesignL.LOCK_ALERT_OUTLINE, 16, "Chartside.red"), false);
    private final NoticeBox fresh =
            new NoticeBox("access.fresh", Icons.of(MaterialDesignL.LINK_VARIANT, 16, "Chartside.text2"), false);
    private final JButton unlock;

    /** @param clock in the zone whose times are shown */
    public AccessNotices(AccessModel model, Messages messages, Clock clock) {
        EventThread.check();
        this.model = model;
        this.messages = messages;
        this.clock = clock;
        unlock = barred.addAction("access.unlock", messages.text("access.unlock"), model::unlock);
        fresh.addAction("access.close", messages.text("composer.refused.close"), model::dismiss);
    }

    /** From the lowest up. */
    public List<NoticeBox> boxes() {
        return List.of(barred, fresh);
    }

    public AccessModel model() {
        return model;
    }

    public void update() {
        Patient patient = model.patient();
        barred.say(patient == null ? null : barred(patient));
        fresh.say(patient == null ? null : fresh(patient));
        unlock.setEnabled(!model.busy());
    }

    private @Nullable String barred(Patient patient) {
        PatientAccess.Barred why = model.barred();
        if (why == null) {
            return null;
        }
        String key = switch (why.why()) {
            case LINK -> "access.barred.link";
            case DAY -> "access.barred.day";
            case CODES -> "access.barred.codes";
        };
        String said = messages.text(key, Sentence.bold(patient.firstName()), PatientText.gender(patient));
        ApiException error = model.error();
        return error == null ? said : said + "\n" + error.sentence(messages.locale());
    }

    private @Nullable String fresh(Patient patient) {
        PatientAccess.FreshLink link = model.freshLink();
        if (link == null) {
            return null;
        }
        String name = Sentence.bold(patient.firstName());
        return switch (link.state()) {
            case ON_ITS_WAY -> messages.text("access.fresh.onItsWay", name);
            case SENT -> messages.text("access.fresh.sent", name, at(link.at()));
            case NOT_DELIVERED -> messages.text("access.fresh.notDelivered", name);
        };
    }

    private String at(long millis) {
        ZonedDateTime then = Instant.ofEpochMilli(millis).atZone(clock.getZone());
        Locale words = messages.locale().getLanguage().equals("fr") ? Locale.FRENCH : Locale.ENGLISH;
        boolean today = then.toLocalDate().equals(LocalDate.now(clock));
        return then.format(DateTimeFormatter.ofPattern(today ? "HH:mm" : "HH:mm (d MMMM)", words));
    }
}
