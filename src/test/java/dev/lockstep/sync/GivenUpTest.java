package dev.lockstep.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.base.Ids;
import dev.lockstep.connector.IssuePatch;
import dev.lockstep.connector.RemoteIssue;
import dev.lockstep.issue.Issue;
import dev.lockstep.operation.OperationRequest.Kind;
import dev.lockstep.sync.Requests.Cause;
import dev.lockstep.sync.Requests.Inbound;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tracker told of an issue that we were just making before it answered us, under a place that is given up by now. */
class GivenUpTest {
    private SyncWorld world;
    private Issue hub;

    @BeforeEach
    void make(@TempDir Path folder) {
        world = new SyncWorld(folder);
        hub = world.written("title", "text");
        world.queue.drain();
        world.pass(Duration.ofMinutes(1));
    }

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void somebodysEditThatWasToldThereComesIn() {
        told(world.tracker.edited("r1", new IssuePatch("Ann's", null, null, null, null, null)));
        assertThat(world.issue(hub.id()).title()).isEqualTo("Ann's");
    }

    @Test
    void whatWeMadeOurselvesIsNotReadForIt() {
        world.tracker.calls.clear();
        told(world.tracker.issues.get("r1"));
        assertThat(world.tracker.calls).isEmpty();
    }

    private void told(RemoteIssue there) {
        var place = Ids.next();
        var news =
                new Inbound(Kind.ISSUE, place, place, "edited", there.ref().id(), there.updatedAt(), null, null, null);
        world.db
                .database()
                .write(() -> world.operations()
                        .enqueue(Requests.inbound(world.link(), news, world.clock.instant(), Cause.LIVE)));
        world.queue.drain();
    }
}
