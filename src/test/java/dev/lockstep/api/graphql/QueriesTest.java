package dev.lockstep.api.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.base.Ids;
import dev.lockstep.issue.Author;
import dev.lockstep.issue.Filing;
import dev.lockstep.issue.Issue;
import dev.lockstep.issue.IssueState;
import dev.lockstep.issue.Issues;
import dev.lockstep.issue.Issues.Edit;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class QueriesTest extends GraphSurface {
    @Test
    void anIssueIsToldWithEverythingThatBelongsToIt() {
        var project = project();
        var issue = issue(project.id(), "Broken door", IssueState.TODO, List.of("bug"));
        comment(issue, "First");
        var told = data(TOKEN, """
                query One($id: ID!) { node(id: $id) { __typename id ... on Project { name issues { totalCount nodes {
                  id number title createdAt body { id body __typename } state { id name isOpen } priority { name value }
                  createdBy { displayName } labels { totalCount nodes { name color } } assignments { nodes { id } }
                  trackables { nodes { id name } }
                  issueComments { totalCount nodes { body isCommentDeleted createdBy { username } } }
                  timelineItems { totalCount nodes { __typename createdAt } } } } } } }
                """, Map.of("id", project.id()));
        var one = told.path("node").path("issues").path("nodes").path(0);
        assertThat(told.path("node").path("__typename").asString()).isEqualTo("Project");
        assertThat(one.path("title").asString()).isEqualTo("Broken door");
        assertThat(one.path("body").path("body").asString()).isEqualTo("Text of Broken door");
        assertThat(one.path("state").path("isOpen").asBoolean()).isTrue();
        assertThat(one.path("labels").path("nodes").path(0).path("name").asString())
                .isEqualTo("bug");
        assertThat(one.path("trackables").path("nodes").path(0).path("id").asString())
                .isEqualTo(project.id().toString());
        assertThat(one.path("issueComments").path("nodes").path(0).path("body").asString())
                .isEqualTo("First");
        assertThat(texts(one.path("timelineItems").path("nodes"), "__typename"))
                .containsExactly("Body", "IssueComment");
        assertThat(one.path("timelineItems").path("totalCount").asInt()).isEqualTo(2);
    }

    @Test
    void eachChangeIsAnItemOfItsOwnKindWithOldAndNew() {
        var issue = issue(project().id(), "Old", IssueState.TODO, List.of("a"));
        var labels = new TreeSet<>(List.of("b", "c"));
        var people = new TreeSet<>(List.of("github:ann"));
        issue = issues.edit(
                issue.id(),
                issue.version(),
                new Edit("New", null, IssueState.DONE, labels, people, "high", new Filing(null, "Doors")),
                HUB,
                NOON.plusSeconds(60));
        issues.edit(
                issue.id(),
                issue.version(),
                new Edit(null, null, null, null, new TreeSet<>(), null),
                HUB,
                NOON.plusSeconds(120));
        var items = data(TOKEN, """
                        query($id: ID!) { node(id: $id) { ... on Issue { timelineItems { totalCount nodes { __typename id
                          createdAt lastModifiedAt createdBy { displayName } issue { id }
                          ... on TitleChangedEvent { oldTitle newTitle }
                          ... on StateChangedEvent { oldState { name } newState { name isOpen } }
                          ... on PriorityChangedEvent { oldPriority { name } newPriority { name } }
                          ... on AddedLabelEvent { addedLabel { name } } ... on RemovedLabelEvent { removedLabel { name } }
                          ... on Assignment { user { __typename username } }
                          ... on RemovedAssignmentEvent { removedUser { username } }
                          ... on TemplatedFieldChangedEvent { fieldName oldValue newValue } } } } } }
                        """, Map.of("id", issue.id())).path("node").path("timelineItems");
        assertThat(texts(items.path("nodes"), "__typename"))
                .containsExactlyInAnyOrder(
                        "Body",
                        "TitleChangedEvent",
                        "StateChangedEvent",
                        "AddedLabelEvent",
                        "AddedLabelEvent",
                        "RemovedLabelEvent",
                        "Assignment",
                        "PriorityChangedEvent",
                        "TemplatedFieldChangedEvent",
                        "RemovedAssignmentEvent");
        assertThat(items.path("totalCount").asInt()).isEqualTo(10);
        assertThat(items.toString())
                .contains("\"oldTitle\":\"Old\",\"newTitle\":\"New\"")
                .contains("\"newState\":{\"name\":\"done\",\"isOpen\":false}")
                .contains("\"addedLabel\":{\"name\":\"b\"}", "\"addedLabel\":{\"name\":\"c\"}")
                .contains("\"removedLabel\":{\"name\":\"a\"}")
                .contains("\"user\":{\"__typename\":\"IMSUser\",\"username\":\"ann\"}")
                .contains("\"fieldName\":\"category\",\"oldValue\":null,\"newValue\":\"Doors\"");
        for (var item : items.path("nodes")) {
            var again = data(
                            TOKEN,
                            "query($id: ID!) { node(id: $id) { __typename id } }",
                            Map.of("id", item.path("id").asString()))
                    .path("node");
            assertThat(again.path("__typename")).isEqualTo(item.path("__typename"));
        }
    }

    @Test
    void aDeletedCommentKeepsItsPlaceWithoutItsText() {
        var issue = issue(project().id(), "One", IssueState.TODO, List.of());
        var comment = comment(issue, "Secret words");
        issues.deleteComment(comment.id(), comment.version(), HUB, NOON.plusSeconds(5));
        var told = ask(TOKEN, """
                query($id: ID!) { node(id: $id) { ... on Issue {
                  issueComments { nodes { id body isCommentDeleted } }
                  timelineItems(filter: {timelineItemTypes: [ISSUE_COMMENT]}) { totalCount nodes { id
                    ... on IssueComment { body isCommentDeleted lastModifiedBy { displayName } } } } } } }
                """, Map.of("id", issue.id()));
        assertThat(told.toString()).doesNotContain("Secret words");
        var node = told.path("data").path("node");
        assertThat(node.path("issueComments")
                        .path("nodes")
                        .path(0)
                        .path("isCommentDeleted")
                        .asBoolean())
                .isTrue();
        var item = node.path("timelineItems").path("nodes").path(0);
        assertThat(item.path("id").asString()).isEqualTo(comment.id().toString());
        assertThat(item.path("body").asString("none")).isEmpty();
        assertThat(item.path("isCommentDeleted").asBoolean()).isTrue();
    }

    @Test
    void issuesAreFoundByTheirWordsAndPeopleAndStatesByTheirNames() {
        var project = project();
        var word = "w" + Ids.next().toString().replace("-", "");
        issue(project.id(), "About " + word, IssueState.DONE, List.of());
        issue(project.id(), word + " again", IssueState.TODO, List.of());
        var found = data(TOKEN, """
                query($word: String!) { searchIssues(query: $word, first: 10) { title }
                  open: searchIssues(query: $word, first: 10, filter: {state: {isOpen: {eq: true}}}) { title }
                  searchIssueStates(query: "do", first: 10) { id name }
                  searchProjects(query: "project", first: 1000) { id } currentUser { id } }
                """, Map.of("word", word));
        assertThat(texts(found.path("searchIssues"), "title"))
                .containsExactlyInAnyOrder("About " + word, word + " again");
        assertThat(texts(found.path("open"), "title")).containsExactly(word + " again");
        assertThat(texts(found.path("searchIssueStates"), "name")).containsExactly("todo", "done");
        assertThat(texts(found.path("searchProjects"), "id"))
                .contains(project.id().toString());
        assertThat(found.path("currentUser").isNull()).isTrue();
    }

    private dev.lockstep.issue.Comment comment(Issue issue, String text) {
        return issues.addComment(new Issues.NewComment(Ids.next(), issue.id(), text, Author.ADMIN, NOON, NOON), HUB);
    }
}
