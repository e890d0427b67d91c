package dev.lockstep.sync.hand;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.connector.RemoteSession.Field;
import dev.lockstep.issue.Author;
import dev.lockstep.issue.Change;
import dev.lockstep.issue.Issues.TimelineEntry;
import dev.lockstep.issue.Origin;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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
        var inAFile = Origin.hub(new Author("lockstep", "ann", "Ann", null));
        assertThat(Penned.comment(List.of(edit(inAFile, "one")), COMMENT, "one"))
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

    @Test
    void anIssuesValueIsWhoeverChangedItSinceBothAgreed() {
        var title = new Penned.Value(Field.TITLE, "one");
        var byAnn = entry(Origin.hub(author(ANN)), new Change.TitleChanged("two", "three"));
        var alsoByAnn = entry(Origin.hub(author(ANN)), new Change.TitleChanged("one", "two"));
        var byBob = entry(Origin.hub(author(BOB)), new Change.TitleChanged("one", "two"));
        var bobsBody = entry(Origin.hub(author(BOB)), new Change.BodyChanged("a", "b"));
        assertThat(Penned.issue(List.of(byAnn, bobsBody, alsoByAnn), List.of(title)))
                .contains(ANN);
        assertThat(Penned.issue(List.of(byAnn, byBob), List.of(title))).isEmpty();
        assertThat(Penned.issue(List.of(byAnn), List.of(title)))
                .as("further back")
                .isEmpty();
        assertThat(Penned.issue(List.of(byAnn, bobsBody, alsoByAnn), List.of(title, new Penned.Value(Field.BODY, "a"))))
                .as("two people's fields in one request")
                .isEmpty();
    }

    @Test
    void anElementIsWhoeverPutItThereOrTookItAwayLast() {
        var came = new Penned.Elements(Field.LABELS, List.of("bug"), List.of());
        var went = new Penned.Elements(Field.LABELS, List.of(), List.of("old"));
        var byAnn = labels(ANN, Set.of("Bug"), Set.of("old"));
        var byBob = labels(BOB, Set.of("bug", "old"), Set.of());
        assertThat(Penned.issue(List.of(byAnn, byBob), List.of(came))).contains(ANN);
        assertThat(Penned.issue(List.of(byAnn, byBob), List.of(went))).contains(ANN);
        assertThat(Penned.issue(List.of(labels(BOB, Set.of("bug"), Set.of()), byAnn), List.of(came, went)))
                .isEmpty();
        assertThat(Penned.issue(List.of(), List.of(came))).as("of old").isEmpty();
    }

    private static TimelineEntry labels(UUID by, Set<String> added, Set<String> removed) {
        return entry(Origin.hub(author(by)), new Change.LabelsChanged(new TreeSet<>(added), new TreeSet<>(removed)));
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
