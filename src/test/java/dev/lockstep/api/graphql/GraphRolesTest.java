package dev.lockstep.api.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.base.Secret;
import dev.lockstep.connector.Connection.Credential;
import dev.lockstep.connector.Connections;
import dev.lockstep.connector.Container;
import dev.lockstep.connector.Tracker;
import dev.lockstep.issue.IssueState;
import dev.lockstep.member.Role;
import dev.lockstep.sync.Links;
import dev.lockstep.terms.Switches;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who may do what with connections, links and boards: each role is enough from its own on, as for the routes. */
class GraphRolesTest extends GraphSurface {
    @Autowired
    private Links links;

    @Autowired
    private Connections connections;

    private UUID project;
    private UUID connection;
    private UUID link;

    /** Null where no role is enough. */
    private Map<String, @Nullable Role> matrix() {
        var issue = issue(project, "One", IssueState.TODO, List.of()).id();
        Map<String, @Nullable Role> matrix = new LinkedHashMap<>();
        matrix.put(
                "createIMS(input: {name: \"x\", description: \"\", template: \"template:ims:1jira\", templatedFields: []}) { ims { id } }",
                null);
        matrix.put("updateIMS(input: {id: \"%s\", name: \"x\"}) { ims { id } }".formatted(connection), null);
        matrix.put("deleteIMS(input: {id: \"%s\"}) { id }".formatted(connection), null);
        matrix.put(
                "createIMSProject(input: {ims: \"%s\", trackable: \"%s\", templatedFields: {name: \"repo\", value: \"a/b\"}}) { imsProject { id } }"
                        .formatted(connection, project),
                null);
        // Told by the templates that the caller came as far as them.
        matrix.put(
                "updateIMSProject(input: {id: \"%s\", templatedFields: {name: \"no-such\"}}) { imsProject { id } }"
                        .formatted(link),
                Role.OWNER);
        matrix.put("syncIMSProject(input: {id: \"%s\"}) { syncJob { id } }".formatted(link), Role.EDITOR);
        matrix.put(
                "createIssueComment(input: {issue: \"%s\", body: \"x\"}) { issueComment { id } }".formatted(issue),
                Role.COMMENTER);
        matrix.put(
                "createIssueBoardColumn(input: {issueBoard: \"%s:board\", name: \"By \", issueStates: []}) { issueBoardColumn { id } }"
                        .formatted(project),
                Role.OWNER);
        matrix.put(
                "createIssueBoardItem(input: {issue: \"%s\", issueBoardColumn: \"%s\"}) { issueBoardItem { id } }"
                        .formatted(issue, UUID.randomUUID()),
                Role.EDITOR);
        return matrix;
    }

    @Test
    void eachRoleMayWhatItsRoutesLetItAndOutsidersFindNothing() {
        project = project().id();
        connection = connections
                .save(
                        Tracker.GITHUB,
                        "Roles",
                        URI.create("http://127.0.0.1:9"),
                        new Credential.Token(new Secret("t")),
                        null)
                .id();
        link = links.create(new Links.NewLink(
                        project, connection, new Container("acme/roles"), true, true, false, null, Switches.ALL_ON))
                .id();
        var outsider = somebody("Outsider");
        for (var each : matrix().entrySet()) {
            var least = each.getValue();
            for (var role : Role.values()) {
                var code = tried(member(role.word(), project, role), each.getKey());
                if (least == null) {
                    assertThat(code).as(role + " " + each.getKey()).isEqualTo("admin_only");
                } else if (role.covers(least)) {
                    assertThat(code).as(role + " " + each.getKey()).isNotIn("role_too_low", "admin_only");
                } else {
                    assertThat(code).as(role + " " + each.getKey()).isEqualTo("role_too_low");
                }
            }
            assertThat(tried(outsider, each.getKey()))
                    .isIn("admin_only", "link_not_found", "issue_not_found", "project_not_found");
        }
        var seen = ask(
                outsider.token(),
                "query($ims: ID!, $link: ID!) { imss { totalCount } a: node(id: $ims) { id } b: node(id: $link) { id } }",
                Map.of("ims", connection, "link", link));
        assertThat(seen.path("data").toString()).isEqualTo("{\"imss\":{\"totalCount\":0},\"a\":null,\"b\":null}");
        var viewer = member("Seeing", project, Role.VIEWER);
        var told = ask(
                viewer.token(),
                "query($ims: ID!, $link: ID!) { imss { totalCount } a: node(id: $ims) { id } b: node(id: $link) { id } }",
                Map.of("ims", connection, "link", link));
        assertThat(told.path("data").toString()).contains(connection.toString(), link.toString());
    }

    private String tried(Somebody somebody, String mutation) {
        return code(ask(somebody.token(), "mutation { " + mutation + " }", Map.of()));
    }
}
