package dev.lockstep.api.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.People;
import dev.lockstep.account.Person;
import dev.lockstep.api.Surface;
import dev.lockstep.base.Ids;
import dev.lockstep.issue.shelf.Shelf;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class TransferSurfaceTest extends Surface {
    private static final String FILE = """
            {"format":"lockstep-project","version":1,"project":{"name":"NAME","description":"d","nextNumber":9},
             "labels":[{"name":"bug","color":"ff0000"}],"columns":[{"name":"Todo","kind":"open","wipLimit":1,"takes":"pull-requests"}],
             "issues":[
              {"number":2,"title":"Two","body":"b","state":"todo","labels":["bug"],"assignees":["github:ann"],
               "priority":"high","dueOn":"2026-12-31","category":"Back","createdAt":"2026-01-01T00:00:00Z",
               "author":{"place":"github","id":"7","name":"ann","url":null},
               "modifiedAt":"2026-01-02T00:00:00Z","column":0,"rank":5,
               "comments":[{"body":"Said","createdAt":"2026-01-01T00:00:00Z","modifiedAt":"2026-01-01T00:00:00Z"}]},
              {"number":5,"title":"Five","state":"done","createdAt":"2026-01-01T00:00:00Z",
               "modifiedAt":"2026-01-01T00:00:00Z"}]}
            """;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void whatIsExportedComesBackAsTheSameFile() {
        var name = name();
        var made = post("/api/v1/projects/import", FILE.replace("NAME", name));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        assertThat(made.text("issues")).isEqualTo("2");
        assertThat(made.text("comments")).isEqualTo("1");
        var path = made.header("Location");
        for (int each = 0; each < 130; each++) {
            var issue = post(
                            "/api/v1/issues",
                            "{\"projectId\":\"%s\",\"title\":\"Issue\\n%d\",\"labels\":[\"a,b\"]}"
                                    .formatted(made.text("id"), each))
                    .text("id");
            if (each % 10 == 0) {
                post("/api/v1/issues/" + issue + "/comments", "{\"body\":\"One \uD83D\uDC4D\"}");
                post("/api/v1/issues/" + issue + "/comments", "{\"body\":\"Two\"}");
            }
        }
        var first = get(path + "/export");
        assertThat(first.header("Content-Disposition")).contains("attachment");
        assertThat(first.json().path("issues").size()).isEqualTo(132);
        assertThat(first.json().path("issues").findValuesAsString("number")).startsWith("2", "5", "9", "10");

        var other = name();
        var again = post("/api/v1/projects/import?name=" + other.replace(" ", "%20"), first.body());
        assertThat(again.status()).as(again.body()).isEqualTo(201);
        assertThat(get(again.header("Location") + "/export").body())
                .isEqualTo(first.body().replace(name, other));
        assertThat(get(again.header("Location")).json().path("archivedAt").isNull())
                .isTrue();

        var column = get(path + "/columns").json().path("items").path(0);
        assertThat(column.path("wipLimit").asInt()).isEqualTo(1);
        assertThat(column.path("takes").asString()).isEqualTo("pull-requests");
        var standing = get(path + "/columns/" + column.path("id").asString() + "/issues?limit=200");
        assertThat(standing.json().path("items").findValuesAsString("title")).containsExactly("Two");
        assertThat(get("/api/v1/audit").body()).contains("project.import");
    }

    @Autowired
    private Shelf shelf;

    @Test
    void whatIsClosedForLongIsPutAwayWhereItsProjectWantsThatAndFoundByWhoAsks() {
        var made = post("/api/v1/projects/import", FILE.replace("NAME", name()));
        var path = made.header("Location");
        var project = made.text("id");
        assertThat(get(path).text("archiveAfterDays")).isEqualTo("0");
        shelf.fill(Instant.now());
        assertThat(titles("project=" + project)).containsExactly("Two", "Five");

        assertThat(send("PATCH", path, "{\"archiveAfterDays\":30}").text("archiveAfterDays"))
                .isEqualTo("30");
        var odd = send("PATCH", path, "{\"archiveAfterDays\":-1}");
        assertThat(odd.status()).isEqualTo(400);
        assertThat(odd.text("field")).isEqualTo("archiveAfterDays");
        shelf.fill(Instant.now());
        assertThat(titles("project=" + project)).containsExactly("Two");
        assertThat(titles("project=" + project + "&state=done")).isEmpty();
        assertThat(titles("archived=true&project=" + project)).containsExactly("Five");
        assertThat(get(path + "/unplaced").json().path("items")).isEmpty();
        assertThat(get("/api/v1/search?q=Five&project=" + project).body()).contains("\"Five\"");

        var five = get("/api/v1/issues?archived=true&project=" + project)
                .json()
                .path("items")
                .path(0)
                .path("id")
                .asString();
        assertThat(get("/api/v1/issues/" + five).json().path("archivedAt").isNull())
                .isFalse();
        assertThat(get("/api/v1/issues/" + five + "/timeline").body()).contains("\"kind\":\"archived\"");
        assertThat(get(path + "/export").body()).contains("\"Five\"").contains("\"archiveAfterDays\":30");
        post("/api/v1/issues/" + five + "/comments", "{\"body\":\"Still so\"}");
        assertThat(titles("project=" + project)).contains("Five");
    }

    private List<String> titles(String query) {
        return get("/api/v1/issues?" + query).json().path("items").findValuesAsString("title");
    }

    @Test
    void whoeverImportsOwnsItAndSaysNothingInOthersNames() {
        var ann = person();
        var file = FILE.replace("NAME", name()).replace("\"place\":\"github\"", "\"place\":\"lockstep\"");
        var made = as(ann, "POST", "/api/v1/projects/import", file);
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        assertThat(as(ann, "GET", made.header("Location"), "").text("role")).isEqualTo("owner");
        var exported = as(ann, "GET", made.header("Location") + "/export", "");
        assertThat(exported.body()).contains("\"place\":\"file\"").doesNotContain("\"place\":\"lockstep\"");
        assertThat(as(person(), "GET", made.header("Location") + "/export", "").text("code"))
                .isEqualTo("project_not_found");
    }

    @Test
    void whatIsNotWholeLeavesNothingBehind() {
        var name = name();
        var file = FILE.replace("NAME", name);
        long projects = projects();
        var wrong = Map.ofEntries(
                Map.entry(file.substring(0, file.length() / 2), "issues[0]"),
                Map.entry(file.strip().substring(0, file.strip().length() - 1), "issues"),
                Map.entry("{}", "format"),
                Map.entry("[]", "format"),
                Map.entry("", "format"),
                Map.entry(file.replace("\"version\":1", "\"version\":2"), "version"),
                Map.entry(file.replace("lockstep-project", "other"), "format"),
                Map.entry(file.replace("\"number\":5", "\"number\":2"), "issues[1].number"),
                Map.entry(file.replace("\"number\":5", "\"number\":null"), "issues[1].number"),
                Map.entry(file.replace("\"done\"", "\"odd\""), "issues[1].state"),
                Map.entry(file.replace("\"Five\"", "\" \""), "issues[1].title"),
                Map.entry(file.replace("\"high\"", "\"odd\""), "issues[0].priority"),
                Map.entry(file.replace("2026-12-31", "soon"), "issues[0].dueOn"),
                Map.entry(file.replace("\"column\":0", "\"column\":1"), "issues[0].column"),
                Map.entry(file.replace("\"Said\"", "\"\""), "issues[0].body"),
                Map.entry(file.replace("[\"bug\"]", "[null]"), "issues[0].labels"),
                Map.entry(file.replace("2026-01-02T00:00:00Z", "+99999-01-01T00:00:00Z"), "issues[0].modifiedAt"),
                Map.entry(file.replace("\"open\"", "\"odd\""), "columns[0].kind"),
                Map.entry(file.replace("\"takes\":\"pull-requests\"", "\"takes\":\"odd\""), "columns[0].takes"),
                Map.entry(file.replace("ff0000", "red"), "labels[0].color"));
        wrong.forEach((sent, field) -> {
            var refused = post("/api/v1/projects/import", sent);
            assertThat(refused.status()).as("%s %s", field, refused.body()).isEqualTo(400);
            assertThat(refused.text("field")).as(refused.body()).isEqualTo(field);
        });
        assertThat(projects()).isEqualTo(projects);
        assertThat(get("/api/v1/projects?name=" + name.replace(" ", "%20"))
                        .json()
                        .path("items"))
                .isEmpty();
        assertThat(send(signed("/api/v1/projects/import")
                                .header("Content-Type", "text/plain")
                                .POST(BodyPublishers.ofString(file)))
                        .status())
                .isEqualTo(415);
        assertThat(post("/api/v1/projects/import", file).status()).isEqualTo(201);
        assertThat(post("/api/v1/projects/import", file).text("code")).isEqualTo("name_taken");
    }

    private long projects() {
        return jdbc.sql("select count(*) from project").query(Long.class).single();
    }

    private Answer as(String cookie, String method, String path, String json) {
        return send(to(path).header("Content-Type", "application/json")
                .header("Cookie", cookie)
                .header("Sec-Fetch-Site", "same-origin")
                .method(method, BodyPublishers.ofString(json)));
    }

    private String person() {
        var id = Ids.next();
        people.add(new Person(id, "Ann", id + "@example.org", false, true, Instant.EPOCH), "no password");
        return "lockstep_session=" + sessions.begin(id).reveal();
    }

    private static String name() {
        return "Project " + UUID.randomUUID();
    }
}
