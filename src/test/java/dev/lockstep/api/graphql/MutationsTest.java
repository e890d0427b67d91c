package dev.lockstep.api.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.token.Scope;
import dev.lockstep.base.Ids;
import dev.lockstep.issue.Issue;
import dev.lockstep.issue.IssueState;
import dev.lockstep.member.Role;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Each change does what its route does, for whom its route does it. */
class MutationsTest extends GraphSurface {
    @Test
    void aProjectIsMadeChangedAndRemovedByItsOwner() {
        var ann = somebody("Ann");
        var name = "Made " + Ids.next();
        var made = change(
                        ann,
                        "createProject",
                        "{name: \"%s\", description: \"Ours\", repositoryURL: \"https://example.org/x\"}"
                                .formatted(name),
                        "project { id name description repositoryURL }")
                .path("project");
        assertThat(made.path("repositoryURL").asString()).isEqualTo("https://example.org/x");
        var id = made.path("id").asString();
        assertThat(members.role(UUID.fromString(id), ann.person().id())).contains(Role.OWNER);
        var changed = change(
                ann,
                "updateProject",
                "{id: \"%s\", description: \"Theirs\"}".formatted(id),
                "project { name description }");
        assertThat(changed.path("project").path("name").asString()).isEqualTo(name);
        assertThat(changed.path("project").path("description").asString()).isEqualTo("Theirs");
        assertThat(code(tried(ann, "createProject", "{name: \" \", description: \"\"}", "project { id }")))
                .isEqualTo("field_missing");
        assertThat(code(tried(
                        ann, "createProject", "{name: \"%s\", description: \"\"}".formatted(name), "project { id }")))
                .isEqualTo("name_taken");
        assertThat(change(ann, "deleteProject", "{id: \"%s\"}".formatted(id), "id")
                        .path("id")
                        .asString())
                .isEqualTo(id);
        assertThat(projects.find(UUID.fromString(id))).isEmpty();
        var told = get("/api/v1/audit?limit=200").json().path("items");
        assertThat(told.findValuesAsString("action")).contains("project.make", "project.delete");
    }

    private record Opened(String project, Somebody ann, String id) {
        String issue() {
            return "issue: \"" + id + "\"";
        }
    }

    private Opened opened() {
        var project = project().id();
        var ann = member("Ann", project, Role.EDITOR);
        var id = change(
                        ann,
                        "createIssue",
                        "{title: \"One\", body: \"Text\", state: \"state:todo\", trackables: [\"%s\"]}"
                                .formatted(project),
                        "issue { id title state { name } createdBy { __typename id } }")
                .path("issue");
        assertThat(id.path("createdBy").path("id").asString())
                .isEqualTo(ann.person().id().toString());
        return new Opened(project.toString(), ann, id.path("id").asString());
    }

    @Test
    void eachChangeAnswersTheItemThatTheTimelineGotAndNullWhereNothingChanged() {
        var opened = opened();
        var ann = opened.ann();
        var issue = opened.issue();
        twice(
                ann,
                "changeIssueTitle",
                "{%s, title: \"Two\"}".formatted(issue),
                "titleChangedEvent",
                "{ oldTitle newTitle }",
                "{\"oldTitle\":\"One\",\"newTitle\":\"Two\"}");
        twice(
                ann,
                "changeIssueState",
                "{%s, state: \"state:done\"}".formatted(issue),
                "stateChangedEvent",
                "{ newState { isOpen } }",
                "{\"newState\":{\"isOpen\":false}}");
        twice(
                ann,
                "changeIssuePriority",
                "{%s, priority: \"priority:high\"}".formatted(issue),
                "priorityChangedEvent",
                "{ oldPriority { name } newPriority { name } }",
                "{\"oldPriority\":{\"name\":\"none\"},\"newPriority\":{\"name\":\"high\"}}");
        twice(
                ann,
                "changeIssueTemplatedField",
                "{%s, name: \"dueOn\", value: \"2026-12-31\"}".formatted(issue),
                "templatedFieldChangedEvent",
                "{ fieldName newValue }",
                "{\"fieldName\":\"dueOn\",\"newValue\":\"2026-12-31\"}");
    }

    @Test
    void labelsArePutOnAndTakenOffOnce() {
        var opened = opened();
        var ann = opened.ann();
        var label = change(
                        ann,
                        "createLabel",
                        "{name: \"bug\", color: \"#d73a4a\", trackables: [\"%s\"]}".formatted(opened.project()),
                        "label { id name color }")
                .path("label");
        assertThat(label.path("color").asString()).isEqualTo("#d73a4a");
        var labelled = opened.issue() + ", label: \"" + label.path("id").asString() + "\"";
        twice(
                ann,
                "addLabelToIssue",
                "{" + labelled + "}",
                "addedLabelEvent",
                "{ addedLabel { name } }",
                "{\"addedLabel\":{\"name\":\"bug\"}}");
        twice(
                ann,
                "removeLabelFromIssue",
                "{" + labelled + "}",
                "removedLabelEvent",
                "{ removedLabel { name } }",
                "{\"removedLabel\":{\"name\":\"bug\"}}");
    }

    @Test
    void aBodyIsOneOfTheItems() {
        var opened = opened();
        var ann = opened.ann();
        var body = change(
                ann,
                "updateBody",
                "{id: \"%s:body\", body: \"Other\"}".formatted(opened.id()),
                "body { body bodyLastEditedAt createdAt }");
        assertThat(body.path("body").path("body").asString()).isEqualTo("Other");
    }

    @Test
    void whoIsAssignedIsLetGoOnce() {
        var opened = opened();
        var ann = opened.ann();
        var issue = opened.issue();
        twice(
                ann,
                "createAssignment",
                "{%s, user: \"user:github:ann\"}".formatted(issue),
                "assignment",
                "{ user { username } }",
                "{\"user\":{\"username\":\"ann\"}}");
        var assigned = data(
                        ann.token(),
                        "query($id: ID!) { node(id: $id) { ... on Issue { assignments { nodes { id } } } } }",
                        Map.of("id", opened.id()))
                .path("node")
                .path("assignments")
                .path("nodes")
                .path(0)
                .path("id")
                .asString();
        var removed = change(
                ann,
                "removeAssignment",
                "{assignment: \"%s\"}".formatted(assigned),
                "removedAssignmentEvent { removedUser { username } }");
        assertThat(removed.path("removedAssignmentEvent")
                        .path("removedUser")
                        .path("username")
                        .asString())
                .isEqualTo("ann");
        var again = "{assignment: \"%s\"}".formatted(assigned);
        assertThat(change(ann, "removeAssignment", again, "removedAssignmentEvent { id }")
                        .path("removedAssignmentEvent")
                        .isNull())
                .as("nothing changed")
                .isTrue();
        var nobody = "{assignment: \"%s:0\"}".formatted(opened.id());
        assertThat(code(tried(ann, "removeAssignment", nobody, "removedAssignmentEvent { id }")))
                .isEqualTo("assignment_not_found");
    }

    @Test
    void aCommentIsItsAuthorsAndTheOwners() {
        var project = project().id();
        var issue = issue(project, "One", IssueState.TODO, List.of());
        var ann = member("Ann", project, Role.COMMENTER);
        var bob = member("Bob", project, Role.EDITOR);
        var cat = member("Cat", project, Role.OWNER);
        var id = change(
                        ann,
                        "createIssueComment",
                        "{issue: \"%s\", body: \"Mine\"}".formatted(issue.id()),
                        "issueComment { id body }")
                .path("issueComment")
                .path("id")
                .asString();
        var edit = "{id: \"%s\", body: \"%s\"}";
        assertThat(code(tried(bob, "updateIssueComment", edit.formatted(id, "Not mine"), "issueComment { id }")))
                .isEqualTo("role_too_low");
        assertThat(change(ann, "updateIssueComment", edit.formatted(id, "Better"), "issueComment { body }")
                        .toString())
                .contains("Better");
        assertThat(change(cat, "updateIssueComment", edit.formatted(id, "Best"), "issueComment { body }")
                        .toString())
                .contains("Best");
        var gone = change(
                        ann,
                        "deleteIssueComment",
                        "{id: \"%s\"}".formatted(id),
                        "issueComment { body isCommentDeleted }")
                .path("issueComment");
        assertThat(gone.path("isCommentDeleted").asBoolean()).isTrue();
        assertThat(gone.path("body").asString("none")).isEmpty();
    }

    @Test
    void whateverSomebodyChangesIsToldToBeHisOrHers() {
        var opened = opened();
        var ann = opened.ann();
        var issue = opened.issue();
        var label = "label: \"%s\"".formatted(label(opened));
        change(ann, "changeIssueTitle", "{%s, title: \"Two\"}".formatted(issue), "titleChangedEvent { id }");
        change(ann, "changeIssueState", "{%s, state: \"state:done\"}".formatted(issue), "stateChangedEvent { id }");
        change(ann, "updateBody", "{id: \"%s\", body: \"Other\"}".formatted(opened.id()), "body { id }");
        change(ann, "addLabelToIssue", "{%s, %s}".formatted(issue, label), "addedLabelEvent { id }");
        change(ann, "createAssignment", "{%s, user: \"user:github:ann\"}".formatted(issue), "assignment { id }");
        var comment = change(ann, "createIssueComment", "{%s, body: \"Mine\"}".formatted(issue), "issueComment { id }")
                .path("issueComment")
                .path("id")
                .asString();
        change(ann, "updateIssueComment", "{id: \"%s\", body: \"M\"}".formatted(comment), "issueComment { id }");
        change(ann, "deleteIssueComment", "{id: \"%s\"}".formatted(comment), "issueComment { id }");
        var told = get("/api/v1/issues/" + opened.id() + "/timeline").json().path("items");
        assertThat(told.size()).isEqualTo(9);
        for (var entry : told) {
            assertThat(entry.path("by").path("accountId").asString())
                    .as(entry.toString())
                    .isEqualTo(ann.person().id().toString());
        }
    }

    private String label(Opened opened) {
        return change(
                        opened.ann(),
                        "createLabel",
                        "{name: \"bug\", color: \"#d73a4a\", trackables: [\"%s\"]}".formatted(opened.project()),
                        "label { id }")
                .path("label")
                .path("id")
                .asString();
    }

    @Test
    void whoMayDoWhatIsAsForTheRoutes() {
        var project = project().id();
        var issue = issue(project, "One", IssueState.TODO, List.of());
        var outsider = somebody("Outsider");
        for (var role : Role.values()) {
            var one = member(role.word(), project, role);
            allowed(
                    one,
                    role.covers(Role.EDITOR),
                    "changeIssueTitle",
                    "{issue: \"%s\", title: \"By %s\"}".formatted(issue.id(), role),
                    "titleChangedEvent { id }");
            allowed(
                    one,
                    role.covers(Role.EDITOR),
                    "createIssue",
                    "{title: \"x\", body: \"\", state: \"state:todo\", trackables: [\"%s\"]}".formatted(project),
                    "issue { id }");
            allowed(
                    one,
                    role.covers(Role.COMMENTER),
                    "createIssueComment",
                    "{issue: \"%s\", body: \"x\"}".formatted(issue.id()),
                    "issueComment { id }");
            allowed(
                    one,
                    role.covers(Role.EDITOR),
                    "createLabel",
                    "{name: \"x\", color: \"#000000\", trackables: [\"%s\"]}".formatted(project),
                    "label { id }");
            allowed(
                    one,
                    role.covers(Role.OWNER),
                    "updateProject",
                    "{id: \"%s\", description: \"x\"}".formatted(project),
                    "project { id }");
            var doomed = issue(project, "Doomed", IssueState.TODO, List.of());
            allowed(one, role.covers(Role.OWNER), "deleteIssue", "{id: \"%s\"}".formatted(doomed.id()), "id");
        }
        for (var mutation : List.of(
                "changeIssueTitle(input: {issue: \"%s\", title: \"x\"}) { titleChangedEvent { id } }"
                        .formatted(issue.id()),
                "createIssueComment(input: {issue: \"%s\", body: \"x\"}) { issueComment { id } }".formatted(issue.id()),
                "deleteIssue(input: {id: \"%s\"}) { id }".formatted(issue.id()),
                "deleteProject(input: {id: \"%s\"}) { id }".formatted(project))) {
            assertThat(code(ask(outsider.token(), "mutation { " + mutation + " }", Map.of())))
                    .as(mutation)
                    .endsWith("_not_found");
        }
        assertThat(issues.find(issue.id()).map(Issue::deletedAt)).isEmpty();
    }

    @Test
    void aReadersTokenChangesNothingAndNeitherDoesAnArchivedProject() {
        var reader = somebody("Reader", Scope.READ);
        var made = "mutation { createProject(input: {name: \"By a reader\", description: \"\"}) { project { id } } }";
        assertThat(code(ask(reader.token(), made, Map.of()))).isEqualTo("scope_missing");
        assertThat(code(ask(
                        reader.token(),
                        "query A { currentUser { id } } " + made.replace("mutation", "mutation B"),
                        Map.of())))
                .isNotEmpty();
        assertThat(projects.findByName("By a reader")).isEmpty();
        var project = project().id();
        var issue = issue(project, "One", IssueState.TODO, List.of());
        projects.archive(project, true);
        assertThat(code(ask(
                        "mutation { changeIssueTitle(input: {issue: \"%s\", title: \"x\"}) { titleChangedEvent { id } } }"
                                .formatted(issue.id()))))
                .isEqualTo("project_archived");
    }

    @Test
    void tenChangesAreTheMostInOneRequestHoweverTheyAreWritten() {
        var one = "changeIssueTitle(input: {issue: \"x\", title: \"x\"}) { titleChangedEvent { id } } ";
        var eleven = new StringBuilder();
        for (int each = 0; each < 11; each++) {
            eleven.append("a").append(each).append(": ").append(one);
        }
        assertThat(code(ask("mutation { " + eleven + "}"))).isEqualTo("too_many_changes");
        assertThat(code(ask("mutation { ...all } fragment all on Mutation { " + eleven + "}")))
                .isEqualTo("too_many_changes");
    }

    private void allowed(Somebody one, boolean may, String mutation, String input, String wanted) {
        var answer = tried(one, mutation, input, wanted);
        assertThat(code(answer))
                .as("%s by %s: %s", mutation, one.person().name(), answer)
                .isEqualTo(may ? "" : "role_too_low");
    }

    private void twice(Somebody one, String mutation, String input, String field, String wanted, String told) {
        assertThat(change(one, mutation, input, field + wanted).path(field).toString())
                .isEqualTo(told);
        assertThat(change(one, mutation, input, field + wanted).path(field).isNull())
                .as("%s again", mutation)
                .isTrue();
    }

    private JsonNode change(Somebody one, String mutation, String input, String wanted) {
        var query = "mutation { %s(input: %s) { %s } }".formatted(mutation, input, wanted);
        return data(one.token(), query, Map.of()).path(mutation);
    }

    private JsonNode tried(Somebody one, String mutation, String input, String wanted) {
        return ask(one.token(), "mutation { %s(input: %s) { %s } }".formatted(mutation, input, wanted), Map.of());
    }
}
