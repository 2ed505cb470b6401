package ca.chartside.backend;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/** What is logged while it is open, but for the tests' own mail server's words. */
public final class CaughtLog implements AutoCloseable {
    private final ListAppender<ILoggingEvent> caught = new ListAppender<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

    public CaughtLog() {
        caught.start();
        root.addAppender(caught);
    }

    /** Each line with what was thrown. */
    public List<String> lines() {
        return List.copyOf(caught.list).stream()
                .filter(event -> !event.getLoggerName().startsWith("com.icegreen")
                        && !event.getLoggerName().startsWith("org.subethamail"))
                .map(event -> event.getFormattedMessage() + event.getThrowableProxy())
                .toList();
    }

    @Override
    public void close() {
        root.detachAppender(caught);
    }
}
