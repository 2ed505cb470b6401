package ca.chartside.desktop.net;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Session;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A signed-in client before a server whose answers a test writes. */
abstract class StaffApiFixture {
    final MockWebServer server = new MockWebServer();
    final Http http = new Http();
    final List<Session> rotated = new CopyOnWriteArrayList<>();
    final List<ErrorKind> ended = new CopyOnWriteArrayList<>();
    StaffSession session;
    StaffApi api;

    @BeforeEach
    void start() throws IOException {
        server.start();
        session = new StaffSession(http, server.url("/"), Wire.session(1), new StaffSession.Listener() {
            @Override
            public void rotated(Session fresh) {
                rotated.add(fresh);
            }

            @Override
            public void ended(ErrorKind why) {
                ended.add(why);
            }
        });
        api = new HttpStaffApi(http, session);
    }

    @AfterEach
    void stop() {
        http.close();
        server.close();
    }

    ApiException refused() {
        return catchThrowableOfType(ApiException.class, () -> api.counts());
    }
}
