package dev.lockstep.api.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.Surface;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Due dates and categories. */
class FilingSurfaceTest extends Surface {
    @Test
    void anIssueHasADayAndACategoryUntilTheyAreTakenAway() {
        var project = project();
        var path = "/api/v1/issues/" + issue(project, "One", "'dueOn':'2026-12-31','category':' Back\nend '");
        var made = get(path);
        assertThat(made.text("dueOn")).isEqualTo("2026-12-31");
        assertThat(made.text("category")).isEqualTo("Back end");

        assertThat(patch(path, "{'title':'Two'}").text("dueOn")).isEqualTo("2026-12-31");
        var moved = patch(path, "{'dueOn':'2027-01-01','category':'Front'}");
        assertThat(moved.text("dueOn")).isEqualTo("2027-01-01");
        assertThat(moved.text("title")).isEqualTo("Two");
        var cleared = patch(path, "{'dueOn':'','category':''}");
        assertThat(cleared.json().path("dueOn").isNull()).isTrue();
        assertThat(cleared.text("category")).isEmpty();

        var told = get(path + "/timeline")
                .json()
                .path("items")
                .valueStream()
                .map(entry -> entry.path("change"))
                .filter(change -> change.path("kind").asString().equals("filing_changed"))
                .map(change -> change.path("field").asString() + " "
                        + change.path("before").asString() + ">"
                        + change.path("after").asString());
        assertThat(told)
                .containsExactly(
                        "dueOn 2026-12-31>2027-01-01",
                        "category Back end>Front",
                        "dueOn 2027-01-01>",
                        "category Front>");
    }

    @Test
    void theListTheBoardAndTheSpreadsheetTellThem() {
        var project = project();
        var early = issue(project, "Early", "'dueOn':'2026-03-01','category':'Back'");
        var late = issue(project, "Late", "'dueOn':'2026-03-02','category':'Front'");
        issue(project, "Never", "'category':'back'");
        assertThat(titles(project, "dueFrom=2026-03-02")).containsExactly("Late");
        assertThat(titles(project, "dueBefore=2026-03-02")).containsExactly("Early");
        assertThat(titles(project, "dueFrom=2026-03-01&dueBefore=2026-03-03")).containsExactly("Late", "Early");
        assertThat(titles(project, "category=Back")).containsExactly("Early");

        var bulk = "{'projectId':'%s','ids':['%s','%s'],'category':'Back','dueOn':'2026-04-01'}"
                .formatted(project, early, late);
        assertThat(post("/api/v1/issues/bulk", bulk.replace('\'', '"'))
                        .json()
                        .path("changed")
                        .size())
                .isEqualTo(2);
        assertThat(titles(project, "category=Back&dueFrom=2026-04-01")).containsExactlyInAnyOrder("Late", "Early");
        var groups = get("/api/v1/projects/" + project + "/categories").json().path("items");
        assertThat(groups.findValuesAsString("name")).containsExactlyInAnyOrder("Back", "back");
        assertThat(groups.findValuesAsString("issues")).containsExactlyInAnyOrder("2", "1");
        var columns = "/api/v1/projects/" + project + "/columns";
        var inbox = get(columns).json().path("items").get(0).get("id").asString();
        var cards = get(columns + "/" + inbox + "/issues").json().path("items");
        assertThat(cards.findValuesAsString("category")).containsExactlyInAnyOrder("Back", "Back", "back");
        assertThat(get("/api/v1/projects/" + project + "/issues/csv").body())
                .contains("dueOn,category,id", ",2026-04-01,Back,", ",,back,");
    }

    @Test
    void complaintsNameTheField() {
        var project = project();
        for (var wrong : List.of("2026-02-30", "tomorrow", "2026-1-1", "+12026-01-01")) {
            var body = "{'projectId':'%s','title':'x','dueOn':'%s'}".formatted(project, wrong);
            assertThat(post("/api/v1/issues", body.replace('\'', '"')).text("field"))
                    .as(wrong)
                    .isEqualTo("dueOn");
        }
        var body = "{'projectId':'%s','title':'x','category':'%s'}".formatted(project, "c".repeat(101));
        assertThat(post("/api/v1/issues", body.replace('\'', '"')).text("field"))
                .isEqualTo("category");
        assertThat(get("/api/v1/issues?dueFrom=soon").text("field")).isEqualTo("dueFrom");
        assertThat(get("/api/v1/issues?dueBefore=soon").text("field")).isEqualTo("dueBefore");
    }

    private List<String> titles(String project, String filter) {
        return get("/api/v1/issues?project=" + project + "&" + filter)
                .json()
                .path("items")
                .findValuesAsString("title");
    }

    private Answer patch(String path, String json) {
        return send(signed(path)
                .header("Content-Type", "application/json")
                .header("If-Match", "*")
                .method("PATCH", BodyPublishers.ofString(json.replace('\'', '"'))));
    }

    private String issue(String project, String title, String more) {
        var body = "{'projectId':'%s','title':'%s',%s}".formatted(project, title, more.replace("\n", "\\n"));
        return post("/api/v1/issues", body.replace('\'', '"')).text("id");
    }

    private String project() {
        return post("/api/v1/projects", "{\"name\":\"%s\"}".formatted(UUID.randomUUID()))
                .text("id");
    }
}
