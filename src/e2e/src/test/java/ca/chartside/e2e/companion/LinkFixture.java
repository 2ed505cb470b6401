package ca.chartside.e2e.companion;

import ca.chartside.protocol.FromCompanion.Context;
import ca.chartside.protocol.OscarPage;
import java.io.IOException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/** A client's end of the companion's real native messaging. */
abstract class LinkFixture extends CompanionFixture {
    TestBridge bridge;

    @Override
    void beforeBrowser() throws IOException {
        bridge = TestBridge.start(folder);
    }

    @AfterEach
    void endBridge() throws IOException {
        bridge.close();
    }

    final Context awaitContext(String what, Predicate<@Nullable OscarPage> current) {
        return bridge.await(what, Context.class, context -> current.test(context.current()));
    }

    static Predicate<@Nullable OscarPage> chartOf(int demographicNo) {
        return page -> page != null
                && page.patient() != null
                && Integer.valueOf(demographicNo).equals(page.demographicNo());
    }
}
