package dev.lockstep.simulator.jira;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the Cloud's simulator answers is what Atlassian describes. */
class JiraAnswersTest {
    private final JiraTestBed bed = new JiraTestBed(JiraEdition.CLOUD, JiraWorkflow.strict());
    private JiraSchemas schemas;

    @BeforeEach
    void read() throws Exception {
        schemas = new JiraSchemas();
    }

    @AfterEach
    void stop() {
        bed.close();
    }

    private String made(String more) throws Exception {
        var body = "{\"fields\":{\"project\":{\"key\":\"WEB\"},\"issuetype\":{\"name\":\"Task\"},\"summary\":\"One\""
                + more + "}";
        var answer = bed.api.post("/issue", body);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
        schemas.check("CreatedIssue", answer.json());
        return answer.json().get("id").asString();
    }

    @Test
    void anIssueAndItsHistory() throws Exception {
        var id = made(",\"labels\":[\"b\",\"a\"],\"assignee\":{\"accountId\":\"" + bed.robot.id() + "\"}},"
                + "\"properties\":[{\"key\":\"lockstep.op\",\"value\":{\"op\":\"1\"}}]");
        bed.clock.forward(Duration.ofSeconds(1));
        var person = bed.jira.person("Ann", "WEB");
        person.editSummaryAndLabels(id, "Two", "a", "c", "d");
        var issue = bed.api
                .get("/issue/" + id + "?expand=changelog,transitions&properties=lockstep.op")
                .json();
        schemas.check("IssueBean", issue);
        assertThat(issue.at("/fields/labels").toString()).isEqualTo("[\"a\",\"c\",\"d\"]");
        assertThat(issue.at("/fields/created").asString()).isEqualTo("2026-03-01T11:00:00.123+0100");
        assertThat(issue.at("/properties/lockstep.op/op").asString()).isEqualTo("1");
        var items = issue.at("/changelog/histories/0/items");
        assertThat(items).hasSize(2);
        assertThat(items.get(0).get("toString").asString()).isEqualTo("Two");
        assertThat(items.get(1).get("fromString").asString()).isEqualTo("a b");
        assertThat(issue.at("/changelog/histories/0/author/displayName").asString())
                .isEqualTo("Ann");
        var paged = bed.api.get("/issue/" + id + "/changelog").json();
        schemas.check("PageBeanChangelog", paged);
        assertThat(paged.get("total").asInt()).isEqualTo(1);
    }

    @Test
    void listsAndCatalogs() throws Exception {
        made("}");
        schemas.check(
                "SearchAndReconcileResults",
                bed.api
                        .get("/search/jql?jql=project%3DWEB&fields=summary,status")
                        .json());
        schemas.check("Project", bed.api.get("/project/WEB").json());
        schemas.check("User", bed.api.get("/myself").json());
        schemas.check("ServerInformation", bed.api.get("/serverInfo").json());
        for (var type : bed.api.get("/project/WEB/statuses").json()) {
            schemas.check("IssueTypeWithStatus", type);
        }
        for (var priority : bed.api.get("/priority").json()) {
            schemas.check("Priority", priority);
        }
    }

    @Test
    void commentsAndTransitions() throws Exception {
        var id = made("}");
        var body = "{\"body\":" + JiraDocument.plain("Hi") + ",\"properties\":[{\"key\":\"k\",\"value\":1}]}";
        var comment = bed.api
                .post("/issue/" + id + "/comment?expand=properties", body)
                .json();
        schemas.check("Comment", comment);
        assertThat(comment.at("/properties/0/key").asString()).isEqualTo("k");
        schemas.check("PageOfComments", bed.api.get("/issue/" + id + "/comment").json());
        schemas.check(
                "Transitions",
                bed.api
                        .get("/issue/" + id + "/transitions?expand=transitions.fields")
                        .json());
    }

    @Test
    void refusals() throws Exception {
        var nothing = bed.api.get("/issue/WEB-99");
        assertThat(nothing.status()).isEqualTo(404);
        schemas.check("ErrorCollection", nothing.json());
        var many = IntStream.range(0, 256).mapToObj(i -> "x").collect(Collectors.joining());
        var id = made("}");
        for (var wrong : new String[] {
            "{\"labels\":[\"help wanted\"]}",
            "{\"summary\":\"" + many + "\"}",
            "{\"description\":\"plain\"}",
            "{\"description\":{\"type\":\"doc\",\"version\":1,\"content\":[{\"type\":\"text\",\"text\":\"x\"}]}}",
            "{\"status\":{\"id\":\"10001\"}}",
            "{\"resolution\":{\"name\":\"Done\"}}",
            "{\"assignee\":{\"name\":\"ann\"}}"
        }) {
            var refused = bed.api.put("/issue/" + id, "{\"fields\":" + wrong + "}");
            assertThat(refused.status()).as(wrong).isEqualTo(400);
            schemas.check("ErrorCollection", refused.json());
            assertThat(refused.json().get("errors")).isNotEmpty();
        }
        assertThat(bed.jira.histories(id)).isEmpty();
    }
}
