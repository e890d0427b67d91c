package dev.lockstep.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.connector.Container;
import dev.lockstep.connector.Tracker;
import dev.lockstep.terms.Deletions;
import dev.lockstep.terms.Intake;
import dev.lockstep.terms.Switches;
import dev.lockstep.terms.WhenDeleted;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SourcesTest {
    private static final Instant MADE = Instant.parse("2026-01-01T00:00:00Z");

    private static Link link(Tracker tracker, boolean approved) {
        return new Link(
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                tracker,
                new Container("a/b"),
                true,
                true,
                false,
                null,
                approved,
                null,
                MADE,
                null,
                null,
                null,
                true,
                Switches.ALL_ON,
                null,
                0,
                100,
                WhenDeleted.KEEP,
                Deletions.NONE,
                Intake.EVERYTHING);
    }

    private final Link plane = link(Tracker.PLANE, false);
    private final Link repository = link(Tracker.GITHUB, false);

    @Test
    void aRepositoryIsTheSourceAlsoWhenItWasLinkedLast() {
        var both = List.of(plane, repository);
        assertThat(Sources.isSource(repository, both)).isTrue();
        assertThat(Sources.isSource(plane, both)).isFalse();
    }

    @Test
    void withoutARepositoryTheOldestLinkIsTheSource() {
        var later = link(Tracker.PLANE, false);
        assertThat(Sources.isSource(plane, List.of(plane, later))).isTrue();
        assertThat(Sources.isSource(later, List.of(plane, later))).isFalse();
    }

    @Test
    void targetsAreListedBeforeSources() {
        assertThat(Sources.targetsFirst(List.of(repository, plane))).containsExactly(plane, repository);
    }

    @Test
    void whatStoodInATargetIsHeldUntilItIsApproved() {
        var both = List.of(repository, plane);
        assertThat(Sources.holdOlderThan(plane, both)).isEqualTo(MADE);
        assertThat(Sources.holdOlderThan(repository, both)).isNull();
        var approved = link(Tracker.PLANE, true);
        assertThat(Sources.holdOlderThan(approved, List.of(repository, approved)))
                .isNull();
    }
}
