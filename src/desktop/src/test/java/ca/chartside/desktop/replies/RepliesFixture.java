package ca.chartside.desktop.replies;

import static ca.chartside.desktop.fake.FakeClinic.ME;

import ca.chartside.desktop.fake.FakeClinic;
import ca.chartside.protocol.ClinicInfo;
import ca.chartside.protocol.Patient;
import ca.chartside.protocol.SavedReply;
import ca.chartside.protocol.Uuid7;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Saved replies over a clinic that a test plays. */
public class RepliesFixture {
    public static final ClinicInfo CLINIC = new ClinicInfo("medicalclinic", "Medical Clinic", "905-555-0100", true);
    public static final Patient LUC =
            new Patient(3, "Luc", "Exemple", "1990-01-02", 36, "M", "1111", "luc@example.org", null, null, "fr", "AC");

    protected final FakeClinic clinic = new FakeClinic();
    protected final RepliesModel replies = new RepliesModel(clinic.api, clinic.ui(), ME, CLINIC);
    protected final ManageModel manage = new ManageModel(replies, new Uuid7(clinic.clock));
    protected @Nullable Patient to = FakeClinic.ANNA;
    final ChooseModel choose = new ChooseModel(replies, () -> to);

    protected static SavedReply reply(int id, boolean shared, String title, String english, String french) {
        return new SavedReply(new UUID(5, id), shared, title, english, french, 1);
    }

    protected void add(SavedReply reply) {
        clinic.api.replies.put(reply.id(), reply);
    }

    /** The clinic's three and one of the user's own. */
    protected void some() {
        add(reply(
                1,
                true,
                "Results are normal",
                "Hello {firstName}, your results are normal.",
                "Bonjour {pr\u00e9nom}, vos r\u00e9sultats sont normaux."));
        add(reply(
                2,
                true,
                "\u00c9chographie",
                "",
                "L\u2019\u00e9chographie est \u00e0 jeun. Appelez {clinique} au {t\u00e9l\u00e9phone}."));
        add(reply(3, true, "Directions", "We are on Maple Street, {clinic}.", ""));
        add(reply(4, false, "Thanks", "Thank you. {myName}", "Merci. {mon nom}"));
    }
}
