package dev.lockstep.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever the simulated GitHub answers fits GitHub's own description. */
class GitHubAnswersTest {
    private final TestClock clock = new TestClock();
    private final GitHubSimulator github = GitHubSimulator.start(0, clock, 1);
    private final Api api = Api.github(github, "secret");
    private Schemas schemas;

    @BeforeEach
    void fill() throws Exception {
        schemas = new Schemas();
        github.addRepository("acme/web").addToken("secret", "robot").addApp(7, "lockstep", "acme", 70);
        var ann = github.person("ann", "acme/web");
        ann.open("First", "Body", "bug", "good first issue");
        ann.openPullRequest("Change", "");
        ann.comment(1, "one");
        ann.comment(2, "two");
        ann.assign(1, "ann");
        ann.close(1, "not_planned");
    }

    @AfterEach
    void stop() {
        github.close();
    }

    @Test
    void issuesAndPullRequestsFit() throws Exception {
        var all = api.get("/repos/acme/web/issues?state=all").json();
        assertThat(all).hasSize(2);
        for (var issue : all.values()) {
            schemas.check("issue", issue);
        }
        assertThat(all.get(0).has("pull_request")).isTrue();
        assertThat(all.get(1).get("state_reason").asString()).isEqualTo("not_planned");
        schemas.check("issue", api.get("/repos/acme/web/issues/1").json());
    }

    @Test
    void whatIsMadeFits() throws Exception {
        var made = api.post("/repos/acme/web/issues", "{\"title\":\"New\",\"labels\":[\"Fresh label\"]}");
        assertThat(made.status()).isEqualTo(201);
        schemas.check("issue", made.json());
        var comment = api.post("/repos/acme/web/issues/3/comments", "{\"body\":\"hello\"}");
        assertThat(comment.status()).isEqualTo(201);
        schemas.check("issue-comment", comment.json());
        schemas.check("label", api.get("/repos/acme/web/labels/fresh%20LABEL").json());
        var hook = api.post("/repos/acme/web/hooks", "{\"config\":{\"url\":\"http://127.0.0.1:9/\",\"secret\":\"s\"}}");
        schemas.check("hook", hook.json());
        assertThat(hook.json().at("/config/secret").asString()).isEqualTo("********");
    }

    @Test
    void commentsSayWhereTheyStand() throws Exception {
        var comments = api.get("/repos/acme/web/issues/comments").json();
        for (var comment : comments.values()) {
            schemas.check("issue-comment", comment);
        }
        assertThat(comments.get(0).get("html_url").asString()).contains("/issues/1#issuecomment-");
        assertThat(comments.get(1).get("html_url").asString()).contains("/pull/2#issuecomment-");
    }

    @Test
    void accountRepositoryLabelsAndLimitsFit() throws Exception {
        schemas.check("private-user", api.get("/user").json());
        schemas.check("full-repository", api.get("/repos/acme/web").json());
        schemas.check("rate-limit-overview", api.get("/rate_limit").json());
        for (var label : api.get("/repos/acme/web/labels").json().values()) {
            schemas.check("label", label);
        }
    }

    @Test
    void refusalsFit() throws Exception {
        schemas.check("basic-error", api.get("/repos/acme/nothing").json());
        schemas.check(
                "validation-error",
                api.post("/repos/acme/web/issues", "{\"title\":\" \"}").json());
        schemas.check("basic-error", Api.github(github, "wrong").get("/user").json());
    }

    @Test
    void anAppGetsATokenForItsInstallation() throws Exception {
        var now = clock.instant().getEpochSecond();
        var jwt = part("{\"alg\":\"RS256\",\"typ\":\"JWT\"}") + "."
                + part("{\"iat\":" + (now - 60) + ",\"exp\":" + (now + 540) + ",\"iss\":\"7\"}") + ".c2ln";
        var app = Api.github(github, jwt);
        schemas.check("integration", app.get("/app").json());
        schemas.check("installation", app.get("/repos/acme/web/installation").json());
        schemas.check("installation", app.get("/app/installations").json().get(0));
        var token = app.post("/app/installations/70/access_tokens", "{}").json();
        schemas.check("installation-token", token);
        var installation = Api.github(github, token.get("token").asString());
        var made = installation
                .post("/repos/acme/web/issues", "{\"title\":\"By the app\"}")
                .json();
        assertThat(made.at("/user/login").asString()).isEqualTo("lockstep[bot]");
        clock.forward(java.time.Duration.ofMinutes(61));
        assertThat(installation.get("/repos/acme/web").status()).isEqualTo(401);
    }

    private static String part(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
