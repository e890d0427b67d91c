package dev.lockstep.api.socket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.OpenedSurface;
import dev.lockstep.sync.Job;
import java.util.HashSet;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** With LOCKSTEP_OPEN_API a socket without a token hears the progress of jobs, and nothing else. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class OpenedSocketTest extends OpenedSurface {
    @BeforeAll
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    static void installClient() throws Exception {
        NodeListener.install();
    }

    @Test
    void withoutATokenOnlyTheDocumentedEventIsHeard() {
        jobs.endAll();
        var heard = new HashSet<String>();
        try (var everything = new NodeListener("http://127.0.0.1:" + port, "websocket", "{}", "", "*")) {
            everything.next("connected");
            var id = UUID.fromString(startOpenly().text("jobId"));
            jobs.advance(id, Job.Status.COMPLETED, 100, null);
            JsonNode event;
            do {
                event = everything.next("event");
                heard.add(event.path("event").asString());
            } while (event.path("payload").path("progress").asInt() != 100);
        }
        assertThat(heard).containsExactly("syncProgress_crew_7b1c");
    }
}
