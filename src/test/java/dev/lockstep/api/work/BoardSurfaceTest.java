package dev.lockstep.api.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.Surface;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BoardSurfaceTest extends Surface {
    @Test
    void aBoardIsMadeAndIssuesAreMovedOnIt() {
        var project = "/api/v1/projects/"
                + post("/api/v1/projects", "{\"name\":\"%s\"}".formatted(UUID.randomUUID()))
                        .text("id");
        cleared(project);
        var todo = post(project + "/columns", "{\"name\":\"Todo\",\"kind\":\"open\",\"wipLimit\":1}");
        assertThat(todo.status()).isEqualTo(201);
        var done = post(project + "/columns", "{\"name\":\"Done\",\"kind\":\"closed\"}");
        var one = issue(project);
        var two = issue(project);
        var move = "{\"columnId\":\"%s\"}";
        assertThat(post(one + "/move", move.formatted(todo.text("id"))).text("state"))
                .isEqualTo("todo");
        var full = post(two + "/move", move.formatted(todo.text("id")));
        assertThat(full.text("code")).isEqualTo("column_full");
        assertThat(full.text("field")).isEqualTo("columnId");
        assertThat(post(one + "/move", move.formatted(done.text("id"))).text("state"))
                .isEqualTo("done");
        assertThat(get(done.header("Location") + "/issues").json().path("items").findValuesAsString("id"))
                .containsExactly(one.substring(one.lastIndexOf('/') + 1));
        assertThat(get(project + "/unplaced").json().path("items").size()).isEqualTo(1);
        assertThat(send("PATCH", todo.header("Location"), "{\"position\":1,\"wipLimit\":0}")
                        .json()
                        .path("wipLimit")
                        .isNull())
                .isTrue();
        assertThat(get(project + "/columns").json().path("items").findValuesAsString("name"))
                .containsExactly("Done", "Todo");
        assertThat(post(project + "/columns", "{\"name\":\"x\",\"kind\":\"odd\"}")
                        .text("field"))
                .isEqualTo("kind");
        assertThat(post(one + "/move", "{}").text("field")).isEqualTo("columnId");
        assertThat(send(signed(done.header("Location")).DELETE()).status()).isEqualTo(204);
        assertThat(get(project + "/unplaced").json().path("items").size()).isEqualTo(2);
    }

    @Test
    void aNewProjectHasABoardWhoseColumnsTakeWhatComesAndWhatIsClosed() {
        var project = "/api/v1/projects/"
                + post("/api/v1/projects", "{\"name\":\"%s\"}".formatted(UUID.randomUUID()))
                        .text("id");
        var columns = get(project + "/columns").json().path("items");
        assertThat(columns.findValuesAsString("name")).containsExactly("Inbox", "Backlog", "In progress", "Done");
        var inbox = project + "/columns/" + columns.path(0).path("id").asString();
        var progress = columns.path(2).path("id").asString();
        var done = project + "/columns/" + columns.path(3).path("id").asString();
        assertThat(columns.path(0).path("takes").asString()).isEqualTo("new");
        assertThat(columns.path(1).path("takes").isNull()).isTrue();

        var one = issue(project);
        var id = one.substring(one.lastIndexOf('/') + 1);
        assertThat(standing(inbox)).containsExactly(id);
        change(one, "{\"state\":\"done\"}");
        assertThat(standing(done)).containsExactly(id);
        change(one, "{\"state\":\"started\"}");
        assertThat(standing(inbox)).containsExactly(id);
        post(one + "/move", "{\"columnId\":\"%s\"}".formatted(progress));
        change(one, "{\"title\":\"Two\",\"state\":\"todo\"}");
        assertThat(standing(project + "/columns/" + progress)).containsExactly(id);

        var odd = send("PATCH", inbox, "{\"takes\":\"closed\"}");
        assertThat(odd.text("code")).isEqualTo("takes_other_kind");
        assertThat(odd.text("field")).isEqualTo("takes");
        assertThat(send("PATCH", inbox, "{\"takes\":\"all\"}").text("field")).isEqualTo("takes");
        var other = post(project + "/columns", "{\"name\":\"New\",\"kind\":\"open\",\"takes\":\"new\"}");
        assertThat(other.text("takes")).isEqualTo("new");
        assertThat(get(project + "/columns")
                        .json()
                        .path("items")
                        .path(0)
                        .path("takes")
                        .isNull())
                .as("one column each")
                .isTrue();
        assertThat(send("PATCH", other.header("Location"), "{\"takes\":\"\"}")
                        .json()
                        .path("takes")
                        .isNull())
                .isTrue();
        issue(project);
        assertThat(get(project + "/unplaced").json().path("items").size()).isEqualTo(1);
    }

    private void change(String issue, String body) {
        var tag = get(issue).header("ETag");
        assertThat(send(signed(issue)
                                .header("If-Match", tag)
                                .header("Content-Type", "application/json")
                                .method("PATCH", BodyPublishers.ofString(body)))
                        .status())
                .isEqualTo(200);
    }

    private List<String> standing(String column) {
        return get(column + "/issues").json().path("items").findValuesAsString("id");
    }

    private void cleared(String project) {
        get(project + "/columns")
                .json()
                .path("items")
                .findValuesAsString("id")
                .forEach(id -> send(signed(project + "/columns/" + id).DELETE()));
    }

    private String issue(String project) {
        var id = project.substring(project.lastIndexOf('/') + 1);
        return post("/api/v1/issues", "{\"projectId\":\"%s\",\"title\":\"One\"}".formatted(id))
                .header("Location");
    }
}
