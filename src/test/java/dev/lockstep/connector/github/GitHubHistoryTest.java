package dev.lockstep.connector.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.lockstep.connector.Connection;
import dev.lockstep.connector.Container;
import dev.lockstep.connector.Hub;
import dev.lockstep.connector.RemoteChange;
import dev.lockstep.connector.RemoteJson;
import dev.lockstep.connector.RemoteRef;
import dev.lockstep.connector.RemoteSession;
import dev.lockstep.connector.RemoteSession.Field;
import dev.lockstep.connector.Tracker;
import dev.lockstep.contract.Witness;
import dev.lockstep.simulator.GitHubSimulator;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GitHubHistoryTest {
    private static final Container REPOSITORY = new Container("acme/tracker");

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-01T10:00:00Z"));
    private final Witness witness = new Witness();
    private final GitHubSimulator github = GitHubSimulator.start(0, now::get, 1);
    private final Hub hub = Hub.at(now::get);

    GitHubHistoryTest() {
        witness.watch(github);
        github.addRepository(REPOSITORY.path()).addToken("secret-token", "hub");
    }

    @AfterEach
    void stop() {
        hub.close();
        github.close();
        witness.assertThatTrackersWouldUnderstand();
    }

    private List<RemoteChange> since(Instant time) {
        Connection connection = Hub.connection(Tracker.GITHUB, github.baseUri(), "secret-token");
        RemoteSession session = TestGitHub.on(hub, now::get).open(connection, REPOSITORY);
        return session.changesSince(new RemoteRef("1", "1"), time);
    }

    @Test
    void whatBecameOfLabelsPeopleTitleAndStateIsToldInItsOrder() {
        var ann = github.person("ann", REPOSITORY.path());
        ann.open("Title", "Text");
        ann.label(1, "bug");
        ann.unlabel(1, "bug");
        ann.editTitle(1, "Other");
        ann.editBody(1, "Of texts it tells nothing");
        ann.assign(1, "ann");
        ann.close(1, "completed");
        ann.reopen(1);
        assertThat(since(now.get()))
                .extracting(RemoteChange::field, RemoteChange::added, RemoteChange::removed)
                .containsExactly(
                        tuple(Field.LABELS, Set.of("bug"), Set.of()),
                        tuple(Field.LABELS, Set.of(), Set.of("bug")),
                        tuple(Field.TITLE, Set.of(), Set.of()),
                        tuple(Field.ASSIGNEES, Set.of("ann"), Set.of()),
                        tuple(Field.STATE, Set.of(), Set.of()),
                        tuple(Field.STATE, Set.of(), Set.of()));
        assertThat(since(now.get())).allSatisfy(change -> {
            assertThat(change.author())
                    .isNotNull()
                    .satisfies(author -> assertThat(author.name()).isEqualTo("ann"));
            assertThat(change.at()).isEqualTo(now.get());
        });
    }

    @Test
    void whatIsOlderIsLeftOutAndAllPagesAreRead() {
        var ann = github.person("ann", REPOSITORY.path());
        ann.open("Title", "Text", "bug");
        now.set(now.get().plus(Duration.ofMinutes(1)));
        IntStream.range(0, 75).forEach(n -> {
            ann.label(1, "label");
            ann.unlabel(1, "label");
        });
        assertThat(since(now.get())).hasSize(150);
        assertThat(since(now.get().plusSeconds(1))).isEmpty();
    }

    @Test
    void whatNamesNothingIsNoChange() {
        assertThat(change("{\"event\":\"labeled\",\"created_at\":\"2026-03-01T10:00:00Z\"}"))
                .isEmpty();
        assertThat(change("{\"event\":\"assigned\",\"assignee\":null,\"created_at\":\"2026-03-01T10:00:00Z\"}"))
                .isEmpty();
        assertThat(change("{\"event\":\"subscribed\"}")).isEmpty();
        assertThat(change("{\"event\":\"closed\",\"actor\":null,\"created_at\":\"2026-03-01T10:00:00Z\"}"))
                .hasValueSatisfying(change -> assertThat(change.author()).isNull());
    }

    private static Optional<RemoteChange> change(String event) {
        return GitHubHistory.change(RemoteJson.parse(event));
    }
}
