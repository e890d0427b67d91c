package dev.lockstep.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.base.Dialect;
import dev.lockstep.base.TestDatabase;
import dev.lockstep.base.TestOutage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

/** PostgreSQL that goes away and comes back, by a wire that can be cut. */
@ExtendWith(OutputCaptureExtension.class)
@DirtiesContext
@ContextConfiguration(initializers = PostgresOutageTest.ByWire.class)
class PostgresOutageTest extends Surface {
    private static final Duration A_MINUTE = Duration.ofSeconds(61);
    private static final Duration BETWEEN = Duration.ofMillis(500);
    private static final int TRIES = 50;
    private static CutWire wire;

    @Autowired
    private JdbcClient jdbc;

    static final class ByWire implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            try {
                var folder = Files.createTempDirectory("lockstep-surface");
                folder.toFile().deleteOnExit();
                var url = TestDatabase.url(folder, Dialect.POSTGRESQL);
                wire = CutWire.to(Integer.parseInt(url.replaceFirst(".*:(\\d+)/.*", "$1")));
                var byWire = url.replaceFirst(":\\d+/", ":" + wire.port() + "/");
                context.getEnvironment()
                        .getPropertySources()
                        .addFirst(new MapPropertySource("wire", Map.of("lockstep.database.url", byWire)));
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    @AfterAll
    static void close() throws IOException {
        wire.close();
    }

    @Test
    void sendersAreToldToComeAgainNothingAcceptedIsLostAndItGoesOnByItself(CapturedOutput log) throws Exception {
        TestOutage.forget();
        int before = log.getAll().length();
        var accepted = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            assertThat(deliver("before-" + i)).isEqualTo(202);
            accepted.add("before-" + i);
        }
        wire.cut();
        long begin = System.nanoTime();
        for (int i = 0; System.nanoTime() - begin < A_MINUTE.toNanos(); i++) {
            assertThat(deliver("gone-" + i)).isEqualTo(503);
            LockSupport.parkNanos(BETWEEN.toNanos());
        }
        wire.mend();
        int status = 503;
        for (int i = 0; i < TRIES && status != 202; i++) {
            status = deliver("after");
        }
        assertThat(status).isEqualTo(202);
        accepted.add("after");
        assertThat(jdbc.sql("select guid from delivery").query(String.class).list())
                .containsAll(accepted);
        var told = Arrays.stream(log.getAll().substring(before).split("(?m)^(?=\\d\\d:\\d\\d:\\d\\d )"))
                .filter(entry -> entry.matches("(?s)\\S+ (WARN|ERROR).*"))
                .toList();
        assertThat(told)
                .as("what is logged of it")
                .hasSize(1)
                .first()
                .asString()
                .containsAnyOf("I/O error", "refused", "has been closed", "attempt failed");
    }

    private int deliver(String id) throws Exception {
        return signedDelivery(id, "{\"id\":\"" + id + "\"}").status();
    }
}
