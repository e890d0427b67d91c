package dev.lockstep.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.connector.RemoteRef;
import dev.lockstep.issue.Issue;
import dev.lockstep.operation.Operation;
import dev.lockstep.operation.OperationRequest.Kind;
import dev.lockstep.operation.Operations;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A place is linked while what stands at another one is still coming in: the one is judged before the other is there. */
class HeldBackTest {
    private SyncWorld world;
    private UUID target;

    @BeforeEach
    void begin(@TempDir Path folder) {
        world = new SyncWorld(folder);
        target = world.link(true, true);
    }

    @AfterEach
    void end() {
        world.close();
    }

    /** It came in from a target before any other place was linked. */
    private Issue stood(String title) {
        var issue = world.written(title, "Text");
        world.enqueued().forEach(each -> world.cancel(each.id()));
        var twin = Twin.unborn(target, Twin.Kind.ISSUE, issue.id(), null)
                .linked(new RemoteRef("r-" + title, "1"), "", Base.EMPTY, world.clock.instant());
        world.db.database().write(() -> world.twins.save(twin));
        return issue;
    }

    private Operation sent(UUID link, Issue issue) {
        var news = new Requests.Outbound(Kind.ISSUE, issue.id(), issue.id(), "created", issue.modifiedAt(), Set.of());
        world.db
                .database()
                .write(() -> world.operations()
                        .enqueue(Requests.outbound(world.links.find(link).orElseThrow(), news, Requests.Cause.LIVE)));
        world.queue.drain();
        return world.operations()
                .list(Operations.Filter.of(link, issue.id()), 1, null)
                .items()
                .getFirst();
    }

    @Test
    void whatStoodElsewhereBeforeAPlaceWasLinkedIsListedThereAndNotSent() {
        var issue = stood("Before");
        world.clock.advance(Duration.ofSeconds(5));
        var later = world.link(true, true);

        var operation = sent(later, issue);

        assertThat(operation.reason()).isEqualTo("held_only_here");
        assertThat(world.twins.find(later, Twin.Kind.ISSUE, issue.id())).isEmpty();
        assertThat(world.candidates.holds(target, "r-Before")).isTrue();
    }

    @Test
    void whatCameThereAfterwardsIsSent() {
        var later = world.link(true, true);
        world.clock.advance(Duration.ofSeconds(5));
        var issue = stood("After");

        var operation = sent(later, issue);

        assertThat(operation.reason()).isEqualTo("created");
        assertThat(world.candidates.holds(target, "r-After")).isFalse();
    }
}
