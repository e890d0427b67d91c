package dev.lockstep.api.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.People;
import dev.lockstep.account.Person;
import dev.lockstep.account.token.ApiTokens;
import dev.lockstep.account.token.Scope;
import dev.lockstep.api.Surface;
import dev.lockstep.base.Ids;
import dev.lockstep.base.Json;
import dev.lockstep.issue.Author;
import dev.lockstep.issue.Filing;
import dev.lockstep.issue.Issue;
import dev.lockstep.issue.IssueState;
import dev.lockstep.issue.Issues;
import dev.lockstep.issue.Origin;
import dev.lockstep.member.Members;
import dev.lockstep.member.Role;
import dev.lockstep.project.Project;
import dev.lockstep.project.Projects;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Asks the graph as clients do. */
abstract class GraphSurface extends Surface {
    protected static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    protected static final Origin HUB = Origin.hub(Author.ADMIN);

    @Autowired
    protected Projects projects;

    @Autowired
    protected Issues issues;

    @Autowired
    protected Members members;

    @Autowired
    private People people;

    @Autowired
    private ApiTokens tokens;

    record Somebody(Person person, String token) {}

    protected Somebody somebody(String name, Scope... scopes) {
        var id = Ids.next();
        var person = new Person(id, name, id + "@example.org", false, true, Instant.EPOCH);
        people.add(person, "no password");
        var wanted = scopes.length == 0 ? Set.of(Scope.READ, Scope.WRITE) : Set.of(scopes);
        return new Somebody(
                person,
                tokens.make(person, name, wanted, Duration.ofDays(1)).secret().reveal());
    }

    protected Somebody member(String name, UUID project, Role role) {
        var somebody = somebody(name);
        members.add(project, somebody.person().id(), role, null);
        return somebody;
    }

    protected Project project() {
        return projects.create("Project " + Ids.next());
    }

    protected Issue issue(UUID project, String title, IssueState state, List<String> labels) {
        return issue(project, title, state, labels, NOON);
    }

    protected Issue issue(UUID project, String title, IssueState state, List<String> labels, Instant at) {
        return issues.create(
                new Issues.NewIssue(
                        Ids.next(),
                        project,
                        title,
                        "Text of " + title,
                        state,
                        new TreeSet<>(labels),
                        new TreeSet<>(),
                        "none",
                        Author.ADMIN,
                        at,
                        at,
                        Filing.NONE),
                HUB);
    }

    /** As whoever runs the hub. */
    protected JsonNode ask(String query) {
        return ask(TOKEN, query, Map.of());
    }

    protected JsonNode ask(String token, String query, Map<String, ?> variables) {
        var answer = raw(token, query, variables);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    /** What was asked for, where nothing failed. */
    protected JsonNode data(String query) {
        return data(TOKEN, query, Map.of());
    }

    protected JsonNode data(String token, String query, Map<String, ?> variables) {
        var json = ask(token, query, variables);
        assertThat(json.path("errors").isMissingNode()).as(json.toString()).isTrue();
        return json.path("data");
    }

    protected Answer raw(@Nullable String token, String query, Map<String, ?> variables) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("query", query);
        body.put("variables", variables);
        return posted(token, Json.write(body));
    }

    protected Answer posted(@Nullable String token, String body) {
        var request = to("/graphql").header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
        return send(token == null ? request : request.header("Authorization", "Bearer " + token));
    }

    protected static String code(JsonNode answer) {
        return answer.path("errors").path(0).path("extensions").path("code").asString("");
    }

    protected static List<String> texts(JsonNode list, String member) {
        return list.valueStream().map(each -> each.path(member).asString()).toList();
    }
}
