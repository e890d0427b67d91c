package dev.lockstep.sync.hand;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.issue.Author;
import dev.lockstep.issue.Change;
import dev.lockstep.issue.Issues.TimelineEntry;
import dev.lockstep.issue.Origin;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PennedTest {
    private static final UUID ANN = UUID.randomUUID();
    private static final UUID BOB = UUID.randomUUID();
    private static final UUID COMMENT = UUID.randomUUID();

    @Test
    void allOfAnEditMustBeOnePersons() {
        var annsOnBobs = List.of(edit(ANN, "two"), edit(BOB, "one"), edit(ANN, "none"));
        assertThat(Penned.comment(annsOnBobs, COMMENT, "two")).contains(ANN);
        assertThat(Penned.comment(annsOnBobs, COMMENT, "one")).isEmpty();
        assertThat(Penned.comment(List.of(edit(ANN, "two"), edit(ANN, "one")), COMMENT, "one"))
                .contains(ANN);
    }

    @Test
    void whatGoesFurtherBackThanIsKnownIsNobodys() {
        assertThat(Penned.comment(List.of(edit(ANN, "two")), COMMENT, "one")).isEmpty();
        assertThat(Penned.comment(List.of(), COMMENT, "one")).isEmpty();
        assertThat(Penned.comment(List.of(edit(ANN, "one")), UUID.randomUUID(), "one"))
                .isEmpty();
    }

    @Test
    void whatCameFromElsewhereOrFromNoAccountIsNobodys() {
        var atGitHub = new Author("github", "7", "ann", null);
        var there = new Origin("github", atGitHub, UUID.randomUUID(), null, null, null, false);
        assertThat(Penned.comment(List.of(edit(there, "one")), COMMENT, "one")).isEmpty();
        assertThat(Penned.comment(List.of(edit(Origin.hub(Author.ADMIN), "one")), COMMENT, "one"))
                .isEmpty();
        // A conflict that a link brings is decided in the name of the comment's author.
        var inHerName = new Origin("github", author(ANN), UUID.randomUUID(), null, null, null, false);
        assertThat(Penned.comment(List.of(edit(inHerName, "one")), COMMENT, "one"))
                .isEmpty();
    }

    @Test
    void aDeletionIsWhoeverDeleted() {
        var gone = entry(Origin.hub(author(BOB)), new Change.CommentDeleted(COMMENT, "text"));
        assertThat(Penned.deletion(List.of(gone, edit(ANN, "one")), COMMENT)).contains(BOB);
        assertThat(Penned.deletion(List.of(gone), UUID.randomUUID())).isEmpty();
    }

    private static TimelineEntry edit(UUID by, String before) {
        return edit(Origin.hub(author(by)), before);
    }

    private static TimelineEntry edit(Origin origin, String before) {
        return entry(origin, new Change.CommentEdited(COMMENT, before));
    }

    private static TimelineEntry entry(Origin origin, Change change) {
        return new TimelineEntry(UUID.randomUUID(), UUID.randomUUID(), change, origin, Instant.EPOCH);
    }

    private static Author author(UUID account) {
        return new Author("lockstep", account.toString(), "Somebody", null);
    }
}
