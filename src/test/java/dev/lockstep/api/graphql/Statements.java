package dev.lockstep.api.graphql;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/** The SQL statements that requests execute, as Spring tells them; what runs beside requests is left out. */
public final class Statements extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private static final Logger LOGGER = (Logger) LoggerFactory.getLogger(JdbcTemplate.class);
    private final List<String> executed = new CopyOnWriteArrayList<>();

    public Statements() {
        LOGGER.setLevel(Level.DEBUG);
        LOGGER.setAdditive(false);
        LOGGER.addAppender(this);
        start();
    }

    @Override
    protected void append(ILoggingEvent event) {
        var message = event.getFormattedMessage();
        if (event.getThreadName().startsWith("tomcat") && message.startsWith("Executing prepared SQL statement")) {
            executed.add(message);
        }
    }

    public List<String> take() {
        var taken = List.copyOf(executed);
        executed.clear();
        return taken;
    }

    @Override
    public void close() {
        LOGGER.detachAppender(this);
        LOGGER.setLevel(null);
        LOGGER.setAdditive(true);
    }
}
