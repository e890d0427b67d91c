package dev.lockstep.api.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.issue.IssueState;
import dev.lockstep.member.Role;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Boards through the graph. */
class GraphBoardTest extends GraphSurface {
    private static final String BOARD = """
            query($id: ID!) { node(id: $id) { ... on Project { issueBoards { totalCount nodes { id name trackable { id }
              issueBoardColumns { totalCount nodes { id name position wipLimit issueStates { name } issueBoard { id }
                issueBoardItems(first: 10) { totalCount nodes { id position issue { title state { isOpen } } issueBoardColumn { name } } } } } } } } } }
            """;

    @Test
    void aBoardHasColumnsOfStatesAndIssuesAreMovedInIt() {
        var project = project().id();
        var owner = member("Owner", project, Role.OWNER);
        var open = column(owner, project, "Doing", "\"state:todo\", \"state:started\"");
        var done = column(owner, project, "Finished", "\"state:done\"");
        var one = issue(project, "One", IssueState.TODO, List.of()).id();
        var two = issue(project, "Two", IssueState.TODO, List.of()).id();
        put(owner, one, open, null);
        var item = put(owner, two, open, one);
        assertThat(item.path("position").asDouble()).isPositive();
        var columns = columns(owner, project);
        assertThat(texts(columns, "name")).containsExactly("Doing", "Finished");
        assertThat(texts(columns.path(0).path("issueStates"), "name")).containsExactly("backlog", "todo", "started");
        assertThat(titles(columns.path(0))).containsExactly("One", "Two");
        assertThat(columns.path(0).path("issueBoardItems").path("totalCount").asInt())
                .isEqualTo(2);

        var moved = change(
                owner,
                "updateIssueBoardItem(input: {id: \"%s\", issueBoardColumn: \"%s\"}) { issueBoardItem { id issue { state { isOpen } } issueBoardColumn { name } } }"
                        .formatted(item.path("id").asString(), done));
        assertThat(moved.toString())
                .contains("\"isOpen\":false", "\"name\":\"Finished\"", "\"id\":\"" + two + ":place\"");
        change(
                owner,
                "updateIssueBoardColumn(input: {id: \"%s\", name: \"Closed\", position: 0, wipLimit: 1}) { issueBoardColumn { id } }"
                        .formatted(done));
        columns = columns(owner, project);
        assertThat(texts(columns, "name")).containsExactly("Closed", "Doing");
        assertThat(titles(columns.path(0))).containsExactly("Two");
        assertThat(columns.path(0).path("wipLimit").asInt()).isEqualTo(1);
        var full =
                "mutation { createIssueBoardItem(input: {issue: \"%s\", issueBoardColumn: \"%s\"}) { issueBoardItem { id } } }"
                        .formatted(one, done);
        assertThat(code(ask(owner.token(), full, Map.of()))).isEqualTo("column_full");
        for (var id : List.of(project + ":board", done, two + ":place")) {
            assertThat(data(owner.token(), "query($id: ID!) { node(id: $id) { id } }", Map.of("id", id))
                            .path("node")
                            .path("id")
                            .asString())
                    .isEqualTo(id);
            assertThat(data(somebody("Stranger").token(), "query($id: ID!) { node(id: $id) { id } }", Map.of("id", id))
                            .path("node")
                            .isNull())
                    .isTrue();
        }
        change(owner, "deleteIssueBoardColumn(input: {id: \"%s\"}) { id }".formatted(done));
        assertThat(texts(columns(owner, project), "name")).containsExactly("Doing");
    }

    @Test
    void aColumnOfBothKindsIsRefused() {
        var project = project().id();
        var mixed =
                "mutation { createIssueBoardColumn(input: {issueBoard: \"%s\", name: \"x\", issueStates: [\"state:todo\", \"state:done\"]}) { issueBoardColumn { id } } }"
                        .formatted(project);
        assertThat(code(ask(mixed))).isEqualTo("states_mixed");
    }

    @Test
    void aBoardNeedsAsManyStatementsForTenColumnsAsForOne() {
        var project = project().id();
        var owner = member("Counter", project, Role.OWNER);
        fill(owner, project, 0);
        int few = count(owner, project);
        for (int at = 1; at < 10; at++) {
            fill(owner, project, at);
        }
        assertThat(count(owner, project)).isEqualTo(few).isLessThanOrEqualTo(10);
    }

    private void fill(Somebody owner, UUID project, int at) {
        var column = column(owner, project, "Column " + at, "\"state:todo\"");
        put(owner, issue(project, "Issue " + at, IssueState.TODO, List.of()).id(), column, null);
    }

    private int count(Somebody owner, UUID project) {
        try (var statements = new Statements()) {
            columns(owner, project);
            return statements.take().size();
        }
    }

    private String column(Somebody owner, UUID project, String name, String states) {
        return change(
                        owner,
                        "createIssueBoardColumn(input: {issueBoard: \"%s:board\", name: \"%s\", issueStates: [%s]}) { issueBoardColumn { id } }"
                                .formatted(project, name, states))
                .path("issueBoardColumn")
                .path("id")
                .asString();
    }

    private JsonNode put(Somebody owner, UUID issue, String column, UUID after) {
        var above = after == null ? "" : ", after: \"" + after + "\"";
        return change(
                        owner,
                        "createIssueBoardItem(input: {issue: \"%s\", issueBoardColumn: \"%s\"%s}) { issueBoardItem { id position } }"
                                .formatted(issue, column, above))
                .path("issueBoardItem");
    }

    private JsonNode change(Somebody who, String mutation) {
        return data(who.token(), "mutation { done: " + mutation + " }", Map.of())
                .path("done");
    }

    private JsonNode columns(Somebody who, UUID project) {
        return data(who.token(), BOARD, Map.of("id", project))
                .path("node")
                .path("issueBoards")
                .path("nodes")
                .path(0)
                .path("issueBoardColumns")
                .path("nodes");
    }

    private static List<String> titles(JsonNode column) {
        return column.path("issueBoardItems")
                .path("nodes")
                .valueStream()
                .map(item -> item.path("issue").path("title").asString())
                .toList();
    }
}
