package dev.lockstep.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Branches and commits of the simulated GitHub, held against GitHub's own description. */
class GitHubCodeTest {
    private final TestClock clock = new TestClock();
    private final GitHubSimulator github = GitHubSimulator.start(0, clock, 1);
    private final Api api = Api.github(github, "secret");
    private Schemas schemas;
    private GitHubCommitter ann;

    @BeforeEach
    void fill() throws Exception {
        schemas = new Schemas();
        github.addRepository("acme/web").addToken("secret", "robot");
        ann = github.committer("ann", "acme/web");
    }

    @AfterEach
    void stop() {
        github.close();
    }

    @Test
    void referencesCommitsAndComparisonsFit() throws Exception {
        var first = ann.commit("main", "First", "a.txt");
        ann.branch("feature/x", "main");
        var second = ann.commit("feature/x", "Second", "b.txt", "c.txt");
        var references = api.get("/repos/acme/web/git/matching-refs/heads/").json();
        assertThat(references).hasSize(2);
        for (var reference : references.values()) {
            schemas.check("git-ref", reference);
        }
        schemas.check("commit", api.get("/repos/acme/web/commits/" + second).json());
        schemas.check(
                "commit",
                api.get("/repos/acme/web/commits?sha=feature/x").json().get(0));
        var comparison =
                api.get("/repos/acme/web/compare/" + first + "..." + second).json();
        assertThat(comparison.get("status").asString()).isEqualTo("ahead");
        schemas.check("commit", comparison.get("base_commit"));
        schemas.check("commit", comparison.get("commits").get(0));
    }

    @Test
    void referencesAreFoundByTheirBeginning() throws Exception {
        ann.commit("main", "First");
        ann.branch("feature/x", "main");
        ann.branch("feature/y", "main");
        assertThat(api.get("/repos/acme/web/git/matching-refs/heads/feature/").json())
                .hasSize(2);
        assertThat(api.get("/repos/acme/web/git/matching-refs/heads/ma").json()).hasSize(1);
        assertThat(api.get("/repos/acme/web/git/matching-refs/heads/none").json())
                .isEmpty();
    }

    @Test
    void anEmptyRepositorySaysSo() throws Exception {
        var answer = api.get("/repos/acme/web/git/matching-refs/heads/");
        assertThat(answer.status()).isEqualTo(409);
        schemas.check("basic-error", answer.json());
    }

    @Test
    void whatIsForcedElsewhereHasDiverged() throws Exception {
        ann.commit("main", "First");
        var lost = ann.commit("main", "Lost");
        var better = ann.amend("main", "Better");
        var comparison =
                api.get("/repos/acme/web/compare/" + lost + "..." + better).json();
        assertThat(comparison.get("status").asString()).isEqualTo("diverged");
        assertThat(comparison.get("commits")).hasSize(1);
        assertThat(comparison.get("behind_by").asInt()).isEqualTo(1);
        ann.delete("main");
        assertThat(api.get("/repos/acme/web/compare/" + lost + "..." + better).status())
                .isEqualTo(200);
    }

    @Test
    void manyCommitsComeInPages() throws Exception {
        var base = ann.commit("main", "First");
        for (int number = 0; number < 5; number++) {
            ann.commit("main", "Commit " + number);
        }
        var page = api.get("/repos/acme/web/compare/" + base + "...main?per_page=2&page=2");
        assertThat(page.json().get("commits").get(0).at("/commit/message").asString())
                .isEqualTo("Commit 2");
        assertThat(page.json().get("total_commits").asInt()).isEqualTo(5);
        assertThat(api.get(page.link("next")).json().get("commits")).hasSize(1);
    }

    @Test
    void hooksHearOfAPush() throws Exception {
        try (var inbox = new HookInbox()) {
            api.post(
                    "/repos/acme/web/hooks",
                    "{\"events\":[\"push\"],\"config\":{\"url\":\"" + inbox.url() + "\",\"content_type\":\"json\"}}");
            ann.commit("main", "First");
            assertThat(github.awaitQuietHooks(java.time.Duration.ofSeconds(20))).isTrue();
            var push = inbox.letters.stream()
                    .filter(letter -> letter.header("X-GitHub-Event").equals("push"))
                    .findFirst()
                    .orElseThrow()
                    .json();
            assertThat(push.get("ref").asString()).isEqualTo("refs/heads/main");
            assertThat(push.get("created").asBoolean()).isTrue();
            assertThat(push.get("commits")).hasSize(1);
        }
    }
}
