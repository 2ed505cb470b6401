package ca.chartside.desktop.frame;

import ca.chartside.desktop.inbox.Choices;
import ca.chartside.protocol.Patient;
import ca.chartside.protocol.SearchPage;
import java.util.UUID;

/**
 * What is chosen in the list is the desk's matter.
 *
 * @param nothing Esc was pressed where there is no search to leave
 */
record DeskChoices(DeskModel desk, Runnable nothing) implements Choices {
    @Override
    public void open(UUID conversation) {
        desk.open(conversation);
    }

    @Override
    public void open(SearchPage.Hit found) {
        desk.open(found);
    }

    @Override
    public void choose(Patient found) {
        desk.choose(found);
    }

    @Override
    public void leave() {
        nothing.run();
    }
}
