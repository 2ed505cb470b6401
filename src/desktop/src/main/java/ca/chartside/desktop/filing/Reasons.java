package ca.chartside.desktop.filing;

import ca.chartside.desktop.ui.Messages;
import ca.chartside.protocol.Filing;
import ca.chartside.protocol.FilingState;

/** Why something is not in the chart, and what to do about it. */
final class Reasons {
    private Reasons() {}

    static String sentence(Filing filing, Messages messages) {
        if (filing.state() == FilingState.ASKED) {
            return messages.text("filing.reason.asked");
        }
        if (filing.reason() == null) {
            return messages.text(
                    filing.state() == FilingState.IN_DOUBT ? "filing.reason.doubt" : "filing.reason.notPrepared");
        }
        return switch (filing.reason()) {
            case LOGGED_OUT -> messages.text("filing.reason.loggedOut");
            case NO_PAGE -> messages.text("filing.reason.noPage");
            case REFUSED -> messages.text("filing.reason.refused");
            case NOT_READABLE -> messages.text("filing.reason.notReadable");
            case WRONG_PATIENT ->
                messages.text(
                        "filing.reason.wrongPatient",
                        String.valueOf(filing.patient().demographicNo()));
            case NO_DOCUMENTS -> messages.text("filing.reason.noDocuments");
            case IN_DOUBT -> messages.text("filing.reason.doubt");
        };
    }
}
