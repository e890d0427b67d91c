package dev.lockstep.api.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.People;
import dev.lockstep.account.Person;
import dev.lockstep.account.token.ApiTokens;
import dev.lockstep.account.token.Scope;
import dev.lockstep.api.Surface;
import dev.lockstep.base.Ids;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ProjectsSurfaceTest extends Surface {
    @Autowired
    private People people;

    @Autowired
    private ApiTokens tokens;

    @Test
    void whoMakesAProjectOwnsItAndInvitesOthersByNameAndAddress() {
        var ann = person("Ann Owner");
        var bob = person("Bob Guest");
        var cat = person("Cat Guest");
        var made = as(ann, "POST", "/api/v1/projects", "{'name':'%s','description':'Ours'}".formatted(name()));
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.text("role")).isEqualTo("owner");
        var path = made.header("Location");
        assertThat(as(bob, "GET", path, "").text("code")).isEqualTo("project_not_found");
        var invited = as(ann, "POST", path + "/members", "{'name':'bob guest','role':'viewer'}");
        assertThat(invited.status()).isEqualTo(201);
        assertThat(invited.text("personId")).isEqualTo(bob.id().toString());
        assertThat(as(ann, "POST", path + "/members", "{'email':'%s','role':'editor'}".formatted(cat.email()))
                        .status())
                .isEqualTo(201);
        var seen = as(bob, "GET", path, "");
        assertThat(seen.text("role")).isEqualTo("viewer");
        assertThat(seen.json().path("members").findValuesAsString("name"))
                .containsExactlyInAnyOrder("Ann Owner", "Bob Guest", "Cat Guest");
        assertThat(seen.body()).doesNotContain(cat.email());
        assertThat(as(bob, "POST", path + "/members", "{'name':'x','role':'owner'}")
                        .text("code"))
                .isEqualTo("role_too_low");
    }

    @Test
    void complaintsOfInvitationsNameTheField() {
        var ann = person("Ann");
        person("Same Name");
        person("Same Name");
        var path = project(ann) + "/members";
        assertThat(as(ann, "POST", path, "{'name':'Same Name','role':'viewer'}").text("code"))
                .isEqualTo("name_ambiguous");
        assertThat(as(ann, "POST", path, "{'name':'Nobody at all','role':'viewer'}")
                        .text("field"))
                .isEqualTo("name");
        assertThat(as(ann, "POST", path, "{'email':'none@example.org','role':'viewer'}")
                        .text("field"))
                .isEqualTo("email");
        assertThat(as(ann, "POST", path, "{'role':'viewer'}").text("code")).isEqualTo("choice_missing");
        assertThat(as(ann, "POST", path, "{'name':'Same Name','role':'king'}").text("field"))
                .isEqualTo("role");
        assertThat(as(ann, "POST", path, "{'personId':'%s','role':'viewer'}".formatted(ann.id()))
                        .text("code"))
                .isEqualTo("already_member");
    }

    @Test
    void nobodyTriesAddressesByTheThousand() {
        var eve = person("Eve");
        var path = project(eve) + "/members";
        var body = "{'email':'guess@example.org','role':'viewer'}";
        var answer = as(eve, "POST", path, body);
        for (int guess = 0; guess < 40 && answer.status() == 400; guess++) {
            answer = as(eve, "POST", path, body);
        }
        assertThat(answer.status()).isEqualTo(429);
    }

    @Test
    void whoIsKickedFindsNothingAnyMoreAndWhoLeavesNeither() {
        var ann = person("Ann");
        var bob = person("Bob");
        var path = project(ann);
        var issue = as(ann, "POST", "/api/v1/issues", "{'projectId':'%s','title':'One'}".formatted(id(path)))
                .header("Location");
        join(ann, path, bob, "editor");
        assertThat(as(bob, "GET", issue, "").status()).isEqualTo(200);
        assertThat(as(ann, "DELETE", path + "/members/" + bob.id(), "").status())
                .isEqualTo(204);
        assertThat(as(bob, "GET", issue, "").text("code")).isEqualTo("issue_not_found");
        join(ann, path, bob, "editor");
        assertThat(as(bob, "POST", path + "/leave", "").status()).isEqualTo(204);
        assertThat(as(bob, "GET", path, "").status()).isEqualTo(404);
        assertThat(as(ann, "POST", path + "/leave", "").text("code")).isEqualTo("last_owner");
        assertThat(as(ann, "PATCH", path + "/members/" + ann.id(), "{'role':'viewer'}")
                        .text("code"))
                .isEqualTo("last_owner");
        assertThat(as(ann, "DELETE", path + "/members/" + bob.id(), "").text("code"))
                .isEqualTo("member_not_found");
    }

    @Test
    void invitationsRolesAndKicksAreInTheAuditLog() {
        var ann = person("Ann Audited");
        var bob = person("Bob");
        var path = project(ann);
        join(ann, path, bob, "viewer");
        as(ann, "PATCH", path + "/members/" + bob.id(), "{'role':'editor'}");
        assertThat(as(bob, "DELETE", path + "/members/" + ann.id(), "").status())
                .isEqualTo(403);
        as(ann, "DELETE", path + "/members/" + bob.id(), "");
        var told = get("/api/v1/audit?limit=200").json().path("items");
        assertThat(told.findValuesAsString("action"))
                .contains("project.make", "member.invite", "member.role", "member.kick");
        assertThat(told.toString())
                .contains(id(path) + " " + bob.id() + " viewer", id(path) + " " + bob.id() + " editor");
        assertThat(told.valueStream()
                        .filter(entry -> entry.path("actor").asString().equals("Bob")
                                && entry.path("action").asString().equals("member.kick"))
                        .map(entry -> entry.path("result").asString()))
                .containsOnly("refused")
                .isNotEmpty();
    }

    @Test
    void aCommentIsItsAuthorsAndTheOwners() {
        var ann = person("Ann");
        var bob = person("Bob");
        var cat = person("Cat");
        var path = project(ann);
        join(ann, path, bob, "commenter");
        join(ann, path, cat, "editor");
        var issue = as(ann, "POST", "/api/v1/issues", "{'projectId':'%s','title':'One'}".formatted(id(path)))
                .header("Location");
        var words = "/api/v1/comments/"
                + as(bob, "POST", issue + "/comments", "{'body':'Mine'}").text("id");
        assertThat(as(cat, "PATCH", words, "{'body':'Not mine'}").text("detail"))
                .contains("owner");
        assertThat(as(cat, "DELETE", words, "").status()).isEqualTo(403);
        assertThat(as(bob, "PATCH", words, "{'body':'Still mine'}").status()).isEqualTo(200);
        as(ann, "PATCH", path + "/members/" + bob.id(), "{'role':'viewer'}");
        assertThat(as(bob, "DELETE", words, "").text("detail")).contains("commenter");
        assertThat(as(ann, "DELETE", words, "").status()).isEqualTo(204);
    }

    @Test
    void theListHasOnesOwnByCursorAndByPage() {
        var ann = person("Ann");
        var mark = "Listed " + UUID.randomUUID();
        for (int each = 0; each < 5; each++) {
            as(ann, "POST", "/api/v1/projects", "{'name':'%s %s'}".formatted(mark, each));
        }
        project(ann);
        project(person("Other"));
        var query = "/api/v1/projects?limit=2&name="
                + mark.toUpperCase(java.util.Locale.ROOT).replace(" ", "%20");
        var page = as(ann, "GET", query + "&page=3", "").json();
        assertThat(page.path("total").asInt()).isEqualTo(5);
        assertThat(page.path("pages").asInt()).isEqualTo(3);
        assertThat(page.path("items").size()).isEqualTo(1);
        var first = as(ann, "GET", query, "");
        assertThat(first.header("Link")).contains("rel=\"next\"");
        assertThat(as(person("Nosy"), "GET", query, "").json().path("items").isEmpty())
                .isTrue();
        assertThat(get(query).json().path("items").size()).isEqualTo(2);
        assertThat(as(ann, "GET", "/api/v1/projects", "").json().path("items").size())
                .isEqualTo(6);
        assertThat(as(ann, "GET", query + "&page=0", "").text("field")).isEqualTo("page");
    }

    @Test
    void anArchivedProjectIsReadOnlyUntilItIsRestored() {
        var ann = person("Ann");
        var path = project(ann);
        var issue = as(ann, "POST", "/api/v1/issues", "{'projectId':'%s','title':'One'}".formatted(id(path)))
                .header("Location");
        assertThat(as(ann, "POST", path + "/archive", "").text("archivedAt")).isNotEmpty();
        assertThat(as(ann, "PATCH", issue, "{'title':'Two'}").text("code")).isEqualTo("project_archived");
        assertThat(send("PATCH", issue, "{\"title\":\"Two\"}").text("code")).isEqualTo("project_archived");
        assertThat(as(ann, "POST", "/api/v1/issues", "{'projectId':'%s','title':'Two'}".formatted(id(path)))
                        .status())
                .isEqualTo(409);
        for (var who : List.of("owner", "administrator")) {
            var gone = to(issue + "?confirm=1").header("If-Match", "*").DELETE();
            var answer = who.equals("owner")
                    ? as(ann, "DELETE", issue + "?confirm=1", "")
                    : send(gone.header("Authorization", "Bearer " + TOKEN));
            assertThat(answer.text("code")).as(who).isEqualTo("project_archived");
        }
        assertThat(as(ann, "GET", issue, "").status()).isEqualTo(200);
        assertThat(as(ann, "GET", "/api/v1/projects", "").body()).doesNotContain(id(path));
        assertThat(as(ann, "GET", "/api/v1/projects?archived=true", "").body()).contains(id(path));
        as(ann, "POST", path + "/restore", "");
        assertThat(as(ann, "PATCH", issue, "{'title':'Two'}").status()).isEqualTo(200);
    }

    @Test
    void aDeletedProjectTakesEverythingWithIt() {
        var ann = person("Ann");
        var path = project(ann);
        var issue = as(ann, "POST", "/api/v1/issues", "{'projectId':'%s','title':'One'}".formatted(id(path)))
                .header("Location");
        as(ann, "POST", issue + "/comments", "{'body':'Word'}");
        assertThat(as(ann, "DELETE", path, "").status()).isEqualTo(204);
        assertThat(get(path).status()).isEqualTo(404);
        assertThat(get(issue).status()).isEqualTo(404);
        assertThat(get("/api/v1/issues?project=" + id(path))
                        .json()
                        .path("items")
                        .isEmpty())
                .isTrue();
    }

    @Test
    void whatElseIsSentHasNoEffect() {
        var ann = person("Ann");
        var bob = person("Bob");
        var body = "{'name':'%s','ownerId':'%s','role':'owner','archivedAt':'2026-01-01T00:00:00Z','ofMembers':false}";
        var made = as(ann, "POST", "/api/v1/projects", body.formatted(name(), bob.id()));
        assertThat(made.json().path("archivedAt").isNull()).isTrue();
        assertThat(as(bob, "GET", made.header("Location"), "").status()).isEqualTo(404);
        assertThat(as(ann, "PATCH", made.header("Location"), "{'id':'%s','createdAt':'x'}".formatted(bob.id()))
                        .text("id"))
                .isEqualTo(made.text("id"));
        for (var wrong : List.of("{}", "{'name':' '}", "{'name':'%s'}".formatted("x".repeat(201)))) {
            assertThat(as(ann, "POST", "/api/v1/projects", wrong).text("field")).isEqualTo("name");
        }
        assertThat(as(ann, "POST", "/api/v1/projects", "{'name':'%s','members':['%s']}".formatted(name(), Ids.next()))
                        .text("field"))
                .isEqualTo("members");
    }

    @Test
    void whoSearchesFindsWhatHeOrSheMaySee() {
        var ann = person("Ann");
        var bob = person("Bob");
        var path = project(ann);
        var word = "w" + UUID.randomUUID().toString().replace("-", "");
        var body = "{'projectId':'%s','title':'%s one'}".formatted(id(path), word);
        var issue = as(ann, "POST", "/api/v1/issues", body).text("id");
        as(ann, "POST", "/api/v1/issues/" + issue + "/comments", "{'body':'said " + word + "'}");
        var found = as(ann, "GET", "/api/v1/search?q=" + word, "").json().path("items");
        assertThat(found).hasSize(1);
        assertThat(found.path(0).path("issue").path("id").asString()).isEqualTo(issue);
        assertThat(found.path(0).path("projectId").asString()).isEqualTo(id(path));
        assertThat(as(ann, "GET", "/api/v1/search?q=said%20" + word, "")
                        .json()
                        .path("items")
                        .path(0)
                        .path("commentId")
                        .asString())
                .isNotEmpty();
        assertThat(as(ann, "GET", "/api/v1/issues?project=" + id(path) + "&q=" + word, "")
                        .json()
                        .path("items"))
                .hasSize(1);
        assertThat(get("/api/v1/search?q=" + word).json().path("items")).hasSize(1);

        for (var query : List.of(word, word + "&project=" + id(path))) {
            assertThat(as(bob, "GET", "/api/v1/search?q=" + query, "").json().path("items"))
                    .isEmpty();
        }
        join(ann, path, bob, "viewer");
        assertThat(as(bob, "GET", "/api/v1/search?q=" + word, "").json().path("items"))
                .hasSize(1);
        as(ann, "DELETE", path + "/members/" + bob.id(), "");
        assertThat(as(bob, "GET", "/api/v1/search?q=" + word, "").json().path("items"))
                .isEmpty();
        assertThat(as(bob, "GET", "/api/v1/search", "").text("field")).isEqualTo("q");
        assertThat(as(bob, "GET", "/api/v1/search?q=" + "x".repeat(501), "").text("field"))
                .isEqualTo("q");
    }

    @Test
    void aTokensScopesCountBesidesTheRole() {
        var ann = person("Ann");
        var path = project(ann);
        var reading = token(ann, Scope.READ);
        assertThat(bearing(reading, "GET", path).status()).isEqualTo(200);
        assertThat(bearing(reading, "POST", path + "/archive").text("code")).isEqualTo("scope_missing");
        assertThat(bearing(token(ann, Scope.WRITE), "GET", path).text("code")).isEqualTo("scope_missing");
        var other = token(person("Other"), Scope.READ);
        assertThat(bearing(other, "GET", path).status()).isEqualTo(404);
        assertThat(bearing(other, "HEAD", path).status()).isEqualTo(404);
    }

    @Test
    void whoeverRunsTheHubNeedsNoMembership() {
        var ann = person("Ann");
        var path = project(ann);
        assertThat(get(path).json().path("role").isNull()).isTrue();
        var bob = person("Bob");
        assertThat(post(path + "/members", "{\"personId\":\"%s\",\"role\":\"owner\"}".formatted(bob.id()))
                        .status())
                .isEqualTo(201);
        assertThat(as(ann, "POST", path + "/leave", "").status()).isEqualTo(204);
        assertThat(post("/api/v1/projects", "{\"name\":\"%s\"}".formatted(name()))
                        .json()
                        .path("members")
                        .isEmpty())
                .isTrue();
    }

    private record Somebody(Person person, String cookie) {
        UUID id() {
            return person.id();
        }

        String email() {
            return person.email();
        }
    }

    private Somebody person(String name) {
        var id = Ids.next();
        var person = new Person(id, name, id + "@example.org", false, true, Instant.EPOCH);
        people.add(person, "no password");
        return new Somebody(person, "lockstep_session=" + sessions.begin(id).reveal());
    }

    private String project(Somebody owner) {
        return as(owner, "POST", "/api/v1/projects", "{'name':'%s'}".formatted(name()))
                .header("Location");
    }

    private void join(Somebody owner, String project, Somebody who, String role) {
        var body = "{'personId':'%s','role':'%s'}".formatted(who.id(), role);
        assertThat(as(owner, "POST", project + "/members", body).status()).isEqualTo(201);
    }

    private String token(Somebody who, Scope scope) {
        return tokens.make(who.person(), "ci", Set.of(scope), Duration.ofDays(1))
                .secret()
                .reveal();
    }

    private Answer bearing(String token, String method, String path) {
        return send(to(path).header("Authorization", "Bearer " + token).method(method, BodyPublishers.noBody()));
    }

    private Answer as(Somebody who, String method, String path, String json) {
        return send(to(path).header("Content-Type", "application/json")
                .header("Cookie", who.cookie())
                .header("Sec-Fetch-Site", "same-origin")
                .header("If-Match", "*")
                .method(method, BodyPublishers.ofString(json.replace('\'', '"'))));
    }

    private static String name() {
        return "Project " + UUID.randomUUID();
    }

    private static String id(String location) {
        return location.substring(location.lastIndexOf('/') + 1);
    }
}
