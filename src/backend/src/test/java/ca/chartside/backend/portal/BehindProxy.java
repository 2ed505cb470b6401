package ca.chartside.backend.portal;

import ca.chartside.backend.app.Config;
import ca.chartside.backend.notification.MailSettings;
import ca.chartside.backend.store.Store;
import ca.chartside.backend.store.TestDatabase;
import java.net.InetAddress;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** A database whose backend believes this computer what it says of addresses: requests can come from anywhere. */
record BehindProxy(TestDatabase database) implements TestDatabase {
    @Override
    public Config config(MailSettings mail) {
        Config config = database.config(mail);
        return new Config(
                config.host(),
                config.port(),
                List.of(InetAddress.getLoopbackAddress()),
                config.data(),
                config.fileKeys(),
                config.postgresUrl(),
                config.publicUrl(),
                config.mail());
    }

    @Override
    public Store open() {
        return database.open();
    }

    @Override
    public Connection connect() throws SQLException {
        return database.connect();
    }

    @Override
    public boolean holds(String text) {
        return database.holds(text);
    }

    @Override
    public boolean tellsOtherNodes() {
        return database.tellsOtherNodes();
    }

    @Override
    public void close() {
        database.close();
    }
}
