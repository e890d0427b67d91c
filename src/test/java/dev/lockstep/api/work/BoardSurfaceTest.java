package dev.lockstep.api.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.Surface;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BoardSurfaceTest extends Surface {
    @Test
    void aBoardIsMadeAndIssuesAreMovedOnIt() {
        var project = "/api/v1/projects/"
                + post("/api/v1/projects", "{\"name\":\"%s\"}".formatted(UUID.randomUUID()))
                        .text("id");
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

    private String issue(String project) {
        var id = project.substring(project.lastIndexOf('/') + 1);
        return post("/api/v1/issues", "{\"projectId\":\"%s\",\"title\":\"One\"}".formatted(id))
                .header("Location");
    }
}
