package dev.lockstep.api.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.Surface;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class BulkSurfaceTest extends Surface {
    @Test
    void manyAreChangedAtOnceAndThoseOfOtherProjectsAreNotThere() {
        var project = project();
        var one = issue(project, "'labels':['old']");
        var two = issue(project, "'labels':['old','new']");
        var foreign = issue(project(), "'labels':['old']");
        var answer = post(
                "/api/v1/issues/bulk",
                "{'projectId':'%s','ids':['%s','%s','%s'],'addLabels':['new'],'removeLabels':['old'],'state':'done'}"
                        .formatted(project, one, two, foreign)
                        .replace('\'', '"'));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("changed").size()).isEqualTo(2);
        assertThat(answer.json().path("missing").path(0).asString()).isEqualTo(foreign);
        assertThat(get("/api/v1/issues?state=done&label=new&project=" + project)
                        .json()
                        .path("items")
                        .size())
                .isEqualTo(2);
        assertThat(get("/api/v1/issues/" + foreign).text("state")).isEqualTo("todo");
        var again = "{'projectId':'%s','ids':['%s'],'state':'done'}".formatted(project, one);
        assertThat(post("/api/v1/issues/bulk", again.replace('\'', '"'))
                        .json()
                        .path("unchanged")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void whatManyChangeAtOnceIsAllThere() throws Exception {
        var project = project();
        var issue = issue(project, "'labels':[]");
        var labels = new ArrayList<String>();
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int each = 0; each < 3; each++) {
                var label = "label-" + each;
                labels.add(label);
                people.submit(() -> post(
                        "/api/v1/issues/bulk",
                        "{'projectId':'%s','ids':['%s'],'addLabels':['%s']}"
                                .formatted(project, issue, label)
                                .replace('\'', '"')));
            }
        }
        assertThat(get("/api/v1/issues/" + issue)
                        .json()
                        .path("labels")
                        .valueStream()
                        .map(each -> each.asString()))
                .containsExactlyElementsOf(labels);
    }

    @Test
    void complaintsNameTheField() {
        var project = project();
        for (var wrong : List.of("{}", "{'projectId':'P','ids':[]}", "{'projectId':'P','ids':['I'],'state':'odd'}")) {
            var body = wrong.replace("P", project).replace("I", issue(project, "'labels':[]"));
            assertThat(post("/api/v1/issues/bulk", body.replace('\'', '"')).status())
                    .isEqualTo(400);
        }
        assertThat(get("/api/v1/issues?state=odd").text("field")).isEqualTo("state");
    }

    @Test
    void theListTellsHowManyCommentsThereAre() {
        var project = project();
        var issue = issue(project, "'labels':[]");
        var first = post("/api/v1/issues/" + issue + "/comments", "{\"body\":\"One\"}")
                .text("id");
        post("/api/v1/issues/" + issue + "/comments", "{\"body\":\"Two\"}");
        assertThat(count(project)).isEqualTo(2);
        send(signed("/api/v1/comments/" + first).DELETE());
        assertThat(count(project)).isEqualTo(1);
        assertThat(get("/api/v1/issues/" + issue).json().path("commentCount").asInt())
                .isEqualTo(1);
        var page = get("/api/v1/issues/" + issue + "/comments?limit=1").json();
        assertThat(page.path("items").path(0).path("body").asString()).isEqualTo("Two");
        assertThat(get("/api/v1/issues/" + UUID.randomUUID() + "/comments").text("code"))
                .isEqualTo("issue_not_found");
    }

    private int count(String project) {
        return get("/api/v1/issues?project=" + project)
                .json()
                .path("items")
                .path(0)
                .path("commentCount")
                .asInt();
    }

    private String issue(String project, String more) {
        var body = "{'projectId':'%s','title':'One',%s}".formatted(project, more);
        return post("/api/v1/issues", body.replace('\'', '"')).text("id");
    }

    private String project() {
        return post("/api/v1/projects", "{\"name\":\"%s\"}".formatted(UUID.randomUUID()))
                .text("id");
    }
}
