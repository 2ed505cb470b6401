package ca.chartside.backend.portal;

import ca.chartside.backend.store.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A clinic with its portal, on each engine. */
abstract class PortalHouseFixture {
    TestDatabase database;
    PortalHouse house;

    abstract TestDatabase create();

    @BeforeEach
    void start() {
        database = create();
        house = new PortalHouse(database);
    }

    @AfterEach
    void stop() {
        house.close();
        database.close();
    }
}
