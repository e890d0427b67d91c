package dev.lockstep.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.base.Ids;
import dev.lockstep.connector.IssuePatch;
import dev.lockstep.issue.Comment;
import dev.lockstep.issue.Issue;
import dev.lockstep.issue.Issues;
import dev.lockstep.issue.Origin;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** At a tracker that lists comments issue by issue, of whose webhooks none arrives. */
class CommentSweepTest {
    private static final Duration MOMENT = Duration.ofSeconds(5);

    private SyncWorld world;
    private Issue hub;

    @BeforeEach
    void begin(@TempDir Path folder) {
        world = new SyncWorld(folder);
        hub = world.written("title", "text");
        world.pass(MOMENT);
    }

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void theTimeToWhichAnImportMovedAnIssueIsNoNews() {
        imports("ours");
        world.tracker.calls.clear();
        polled();
        assertThat(world.tracker.calls).doesNotContain("list comments");
    }

    @Test
    void aCommentThatCameBeforeAnImportsOwnIsHeardOfWhenTheIssueWasReadInBetween() {
        var remote = world.tracker.issues.get("r1");
        world.tracker.comments(remote, "theirs");
        touched();
        world.edit(hub.id(), SyncWorld.title("other"));
        world.pass(MOMENT);
        imports("ours");
        polled();
        assertThat(world.issues().comments(hub.id())).extracting(Comment::body).contains("theirs", "ours");
    }

    /** Writes there what came from elsewhere. */
    private void imports(String body) {
        var now = world.clock.instant();
        var comment = new Issues.NewComment(Ids.next(), hub.id(), body, null, now, now);
        world.issues().addComment(comment, Origin.hub(null).importing());
        world.pass(MOMENT);
        touched();
    }

    /** Its comments move the time of an issue there. */
    private void touched() {
        world.tracker.edited("r1", new IssuePatch(null, null, null, null, null, null));
    }

    private void polled() {
        world.listed(world.tracker.issues.get("r1"));
        world.pass(MOMENT);
    }
}
