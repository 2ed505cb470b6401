package ca.chartside.testkit.sample;

import ca.chartside.protocol.SavedReplyRequest;
import java.util.List;

/** The saved replies of the sample clinic, and one of Dr. Chen's own. */
final class SampleReplies {
    static final SavedReplyRequest OWN = new SavedReplyRequest(
            false,
            "Results are normal",
            "Hello {firstName},\n\nyour results are back and they are normal. Nothing more needs to be done.\n\n{myName}",
            "Bonjour {pr\u00e9nom},\n\nvos r\u00e9sultats sont arriv\u00e9s et ils sont normaux. Il n\u2019y a rien d\u2019autre \u00e0"
                    + " faire.\n\n{mon nom}",
            0);

    private SampleReplies() {}

    static List<SavedReplyRequest> shared() {
        return List.of(
                of(
                        "Call us",
                        "Hello {firstName}, please call {clinic} at {phone} to book a visit.",
                        "Bonjour {pr\u00e9nom}, veuillez appeler la {clinique} au {t\u00e9l\u00e9phone} pour prendre rendez-vous."),
                of(
                        "Fasting before a blood test",
                        "Please eat and drink nothing but water from midnight on before your blood test.",
                        "Veuillez ne rien manger et ne boire que de l\u2019eau \u00e0 partir de minuit avant votre prise de sang."),
                of(
                        "Prescription renewed",
                        "Hello {firstName}, your prescription has been renewed and sent to your pharmacy.",
                        "Bonjour {pr\u00e9nom}, votre ordonnance a \u00e9t\u00e9 renouvel\u00e9e et envoy\u00e9e \u00e0 votre pharmacie."),
                of(
                        "Bring to your visit",
                        "Please bring your health card and a list of the medication that you take.",
                        "Veuillez apporter votre carte d\u2019assurance maladie et la liste de vos m\u00e9dicaments."));
    }

    private static SavedReplyRequest of(String title, String english, String french) {
        return new SavedReplyRequest(true, title, english, french, 0);
    }
}
