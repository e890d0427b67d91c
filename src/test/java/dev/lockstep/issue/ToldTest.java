package dev.lockstep.issue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.base.Ids;
import dev.lockstep.base.Json;
import dev.lockstep.base.TestDatabase;
import dev.lockstep.event.Event;
import dev.lockstep.event.EventText;
import dev.lockstep.issue.Issues.Edit;
import dev.lockstep.issue.Issues.NewComment;
import dev.lockstep.issue.Issues.NewIssue;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What events tell of issues and comments, to who knows them by the names of the other system. */
@Timeout(120)
class ToldTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Origin ANN = Origin.hub(new Author("lockstep", "ann", "Ann", null));

    private TestDatabase database;
    private TestHub hub;
    private UUID project;

    @BeforeEach
    void open(@TempDir Path folder) {
        database = TestDatabase.in(folder);
        hub = TestHub.on(database, InstantSource.fixed(NOON), touch -> {});
        project = hub.projects().create("Web").id();
    }

    @AfterEach
    void close() {
        hub.close();
        database.close();
    }

    private Issue issue(String body) {
        var wish = new NewIssue(
                Ids.next(),
                project,
                "It crashes",
                body,
                IssueState.TODO,
                new TreeSet<>(),
                new TreeSet<>(),
                "none",
                ANN.by(),
                NOON,
                NOON);
        return hub.issues().create(wish, ANN);
    }

    private Comment comment(UUID issue, String body) {
        return hub.issues().addComment(new NewComment(Ids.next(), issue, body, ANN.by(), NOON, NOON), ANN);
    }

    private List<Event> named(String name) {
        return hub.events().after(0, 1_000).stream()
                .filter(event -> name.equals(event.name()))
                .toList();
    }

    private JsonNode only(String name) {
        assertThat(named(name)).hasSize(1);
        return Json.tree(named(name).getFirst().payload());
    }

    @Test
    void aNewCard() {
        var issue = issue("x".repeat(EventText.MAX_CHARS - 1) + "\uD83D\uDE00");
        var told = only("newCard");
        assertThat(told.path("id").asString()).isEqualTo(issue.id().toString());
        assertThat(told.path("name").asString()).isEqualTo("It crashes");
        assertThat(told.path("content").asString()).isEqualTo("x".repeat(EventText.MAX_CHARS - 1));
        assertThat(told.path("projectId").asString()).isEqualTo(project.toString());
        assertThat(told.path("userId").asString()).isEqualTo("ann");
        assertThat(told.path("status").asBoolean()).isTrue();
    }

    @Test
    void anEditIsCalledAfterWhatItChanges() {
        var issue = issue("body");
        issue = edit(issue, new Edit("It hangs", null, null, null, null, null));
        assertThat(only("updateCard").path("name").asString()).isEqualTo("It hangs");
        assertThat(only("updateCard").path("content").asString()).isEqualTo("body");
        issue = edit(issue, new Edit(null, null, IssueState.DONE, null, null, null));
        assertThat(only("changeCardStatus").path("status").asBoolean()).isFalse();
        assertThat(only("changeCardStatus").path("userId").asString()).isEqualTo("ann");
        edit(issue, new Edit(null, null, null, null, null, "high"));
        assertThat(hub.events().after(0, 100).getLast().name()).isNull();
        hub.issues().remove(issue.id(), ANN, NOON);
        assertThat(only("deleteCard").path("id").asString())
                .isEqualTo(issue.id().toString());
    }

    private Issue edit(Issue issue, Edit edit) {
        return hub.issues().edit(issue.id(), issue.version(), edit, ANN, NOON);
    }

    @Test
    void aCommentThatCameFromATrackerIsNoAccounts() {
        var issue = issue("");
        var bob = new Author("github", "7", "Bob", null);
        hub.issues().addComment(new NewComment(Ids.next(), issue.id(), "Me too", bob, NOON, NOON), ANN);
        assertThat(only("newComment").path("userId").isNull()).isTrue();
        assertThat(only("newComment").path("content").asString()).isEqualTo("Me too");
        assertThat(only("newComment").path("cardId").asString())
                .isEqualTo(issue.id().toString());
    }

    @Test
    void commentsAreCountedRightHoweverManyAreWrittenAtOnce() throws Exception {
        var issue = issue("").id();
        var writers = IntStream.range(0, 8)
                .mapToObj(writer -> Thread.ofVirtual().start(() -> {
                    for (int each = 0; each < 5; each++) {
                        comment(issue, writer + " " + each);
                    }
                }))
                .toList();
        for (var each : writers) {
            each.join();
        }
        var last = hub.issues().comments(issue).getLast();
        hub.issues().deleteComment(last.id(), last.version(), ANN, NOON);
        assertThat(named("newComment"))
                .extracting(
                        event -> Json.tree(event.payload()).path("totalComment").asLong())
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 40).boxed().toList());
        assertThat(only("deleteComment").path("totalComment").asLong()).isEqualTo(39);
    }
}
