package ca.chartside.desktop.inbox;

import ca.chartside.protocol.Patient;
import ca.chartside.protocol.SearchPage;
import java.util.UUID;

/** What the user chose in the list or among what was found. Event thread only. */
public interface Choices {
    void open(UUID conversation);

    void open(SearchPage.Hit found);

    void choose(Patient found);

    /** Esc was pressed where there is no search to leave. */
    void leave();
}
