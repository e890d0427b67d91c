package dev.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Whoever has connected accounts is the same person everywhere: assigned here, assigned there, and back. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OwnAssigneesTest {
    private World world;
    private String project;
    private Account ann;
    private String inPlane;
    private String inJira;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        world = Trio.world(folder);
        world.github.addToken("anns-token", "ann");
        world.plane.addKey("anns-key", "Ann");
        inPlane = world.plane.addUser("Ann").id().toString();
        var jira = world.jira.addUser("Ann", ZoneOffset.UTC);
        inJira = jira.id();
        world.jira.addToken("anns-jira", jira);
        world.start();
        world.sync();
        world.registerWebhooks();
        world.registerJiraWebhook();
        project = world.get("/api/v1/projects").path("items").path(0).path("id").asString();
        ann = Account.invited(world, "Ann").in(project, "editor");
        Account.invited(world, "Bob").in(project, "editor");
        connect("github", Map.of("token", "anns-token"));
        connect("plane", Map.of("token", "anns-key"));
        connect("jira", Map.of("token", "anns-jira", "email", jira.email()));
    }

    private void connect(String connection, Map<String, String> given) throws Exception {
        ann.ask("PUT", "/api/v1/people/me/identities/" + world.connection(connection), given);
    }

    @AfterAll
    void stop() {
        world.close();
    }

    private List<String> assigned(String title) throws Exception {
        return world.get("/api/v1/issues/" + world.issue(title))
                .path("assignees")
                .valueStream()
                .map(each -> each.asString())
                .sorted()
                .toList();
    }

    @Test
    void whoIsAssignedHereIsAssignedAtEachTrackerAndWhoIsTakenAwayThereIsNot() throws Exception {
        var trio = Trio.open(world, "Hers to do", "Words");
        world.awaitQuiet();
        var path = "/api/v1/issues/" + world.issue("Hers to do");
        world.edit(path, Map.of("assignees", List.of("lockstep:Ann", "lockstep:Bob")));
        world.awaitQuiet();
        assertThat(trio.atGitHub().assignees()).containsExactly("ann");
        assertThat(trio.inPlane().assignees()).extracting(Object::toString).containsExactly(inPlane);
        assertThat(trio.inJira().assignee().id()).isEqualTo(inJira);
        assertThat(assigned("Hers to do"))
                .as("Bob has no account there")
                .containsExactly("lockstep:Ann", "lockstep:Bob");
        world.assertThatNothingIsWrittenAnyMore();

        world.github.person("gwen", World.REPOSITORY).assign(trio.number());
        world.until(
                "nobody is assigned in Plane", () -> trio.inPlane().assignees().isEmpty());
        world.awaitQuiet();
        assertThat(assigned("Hers to do")).containsExactly("lockstep:Bob");
        world.assertThatNothingIsWrittenAnyMore();
    }

    @Test
    void whoIsAssignedAtOneTrackerIsTheSamePersonAtTheOthersAndHearsOfIt() throws Exception {
        var trio = Trio.open(world, "Hers from there", "Words");
        world.awaitQuiet();
        world.github.person("gwen", World.REPOSITORY).assign(trio.number(), "ann");
        world.until(
                "she is assigned in Plane",
                () -> trio.inPlane().assignees().toString().contains(inPlane));
        world.awaitQuiet();
        assertThat(assigned("Hers from there")).containsExactly("lockstep:Ann");
        assertThat(trio.inJira().assignee().id()).isEqualTo(inJira);
        ann.awaitTold("assigned");
        world.assertThatNothingIsWrittenAnyMore();
    }

    @Test
    void whoIsCalledByHisOrHerLoginAtATrackerHearsOfIt() throws Exception {
        var dan = Account.invited(world, "Dan").in(project, "viewer");
        world.github.addToken("dans-token", "dd-1950");
        dan.ask("PUT", "/api/v1/people/me/identities/" + world.connection("github"), Map.of("token", "dans-token"));
        var trio = Trio.open(world, "A question", "Words");
        world.awaitQuiet();
        assertThat(dan.told()).doesNotContain("mentioned");
        world.github.person("gwen", World.REPOSITORY).comment(trio.number(), "What do you say, @dd-1950?");
        dan.awaitTold("mentioned");
    }

    @Test
    void whoDisconnectsStaysAssignedAndIsAssignedNowhereElse() throws Exception {
        var cleo = Account.invited(world, "Cleo").in(project, "editor");
        world.github.addToken("cleos-token", "cleo");
        var identity = "/api/v1/people/me/identities/" + world.connection("github");
        cleo.ask("PUT", identity, Map.of("token", "cleos-token"));
        var trio = Trio.open(world, "Cleos", "Words");
        world.awaitQuiet();
        world.edit("/api/v1/issues/" + world.issue("Cleos"), Map.of("assignees", List.of("lockstep:Cleo")));
        world.awaitQuiet();
        assertThat(trio.atGitHub().assignees()).containsExactly("cleo");
        world.send("POST", "/api/v1/people/" + cleo.id() + "/deactivate", Map.of());
        world.assertThatNothingIsWrittenAnyMore();
        assertThat(trio.atGitHub().assignees()).containsExactly("cleo");
        assertThat(assigned("Cleos")).containsExactly("lockstep:Cleo");
    }
}
