package dev.lockstep.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.connector.RemoteRef;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pull request is told of by an id of its own, and is an issue all the same. */
class AliasesTest {
    private static final RemoteRef BY_NUMBER = RemoteRef.ofPullRequest("900", "7");
    private static final RemoteRef AS_ISSUE = new RemoteRef("4711", "7");

    private SyncWorld world;

    @BeforeEach
    void begin(@TempDir Path folder) {
        world = new SyncWorld(folder);
    }

    @AfterEach
    void end() {
        world.close();
    }

    private Twin reserve(RemoteRef ref) {
        Supplier<Twin> unit = () -> world.arrivals.reserve(world.link(), ref, true);
        return world.db.database().write(unit);
    }

    @Test
    void a10_aPullRequestAndItsIssueHaveOneKeyWhicheverIsHeardOfFirst() {
        var byNumber = reserve(BY_NUMBER);
        assertThat(reserve(BY_NUMBER).hubId()).isEqualTo(byNumber.hubId());
        var asIssue = reserve(AS_ISSUE);
        assertThat(asIssue.hubId()).isEqualTo(byNumber.hubId());
        assertThat(asIssue.remoteId()).isEqualTo("4711");
        var again = reserve(BY_NUMBER);
        assertThat(again.hubId()).isEqualTo(byNumber.hubId());
        assertThat(again.remoteId()).isEqualTo("4711");
    }

    @Test
    void issuesOfOneNumberWithIdsOfTheirOwnStayTwo() {
        var one = reserve(AS_ISSUE);
        assertThat(reserve(new RemoteRef("4712", "7")).hubId()).isNotEqualTo(one.hubId());
    }
}
