package dev.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that ask a running Lockstep, typed as a person does. */
class OperateTest {
    @TempDir
    Path data;

    @TempDir
    Path desk;

    @Test
    void whatThePageDoesCanBeTypedAsWell() throws Exception {
        try (var world = new World(data)) {
            world.github.person("mara", World.REPOSITORY).open("Grüße; a title", "Body");
            world.start();
            world.sync();
            world.awaitQuiet();
            var terminal =
                    new Terminal(desk).with("LOCKSTEP_URL", world.address("/")).with("LOCKSTEP_TOKEN", World.TOKEN);

            explains(world, terminal);
            comparesAndFindsNoDrift(terminal);
            pausesAndResumes(world, terminal);
            writesAProjectAndReadsItIn(world, terminal);
            retriesNothingWhereNothingFailed(terminal);
        }
    }

    private static void explains(World world, Terminal terminal) throws Exception {
        var byKey = terminal.type("explain", "acme/web#1", "-o", "json");
        assertThat(byKey.exitCode()).as(byKey.err()).isZero();
        var id = world.issue("Grüße; a title");
        assertThat(byKey.json().path("issue").path("id").asString()).isEqualTo(id);
        assertThat(byKey.json().path("told").size()).isPositive();
        var url = world.get("/api/v1/issues/" + id)
                .path("twins")
                .get(0)
                .path("url")
                .asString();
        assertThat(terminal.type("explain", url).out()).contains("WHEN", "#1 ");
        assertThat(terminal.type("explain", "acme/web#99").exitCode()).isEqualTo(1);
        assertThat(terminal.type("explain", "acme/web#99").err()).contains("No issue here is known by acme/web#99.");
    }

    private static void comparesAndFindsNoDrift(Terminal terminal) throws Exception {
        var said = terminal.type("verify", "acme/web");
        assertThat(said.exitCode()).as(said.out() + said.err()).isZero();
        assertThat(said.out()).contains("0 of them unexplained").doesNotContain("_");
        var misspelt = terminal.type("verify", "acme/wbe");
        assertThat(misspelt.exitCode()).isEqualTo(2);
        assertThat(misspelt.err()).contains("There is no link acme/wbe. Did you mean acme/web?");
    }

    private static void pausesAndResumes(World world, Terminal terminal) throws Exception {
        assertThat(terminal.type("pause", "acme/web", "--reason", "moving").exitCode())
                .isZero();
        assertThat(world.linkTo("github").path("health").asString()).isEqualTo("paused");
        assertThat(terminal.type("pause").out()).contains("link", "moving");
        assertThat(terminal.type("resume", "acme/web").exitCode()).isZero();
        assertThat(world.linkTo("github").path("health").asString()).isNotEqualTo("paused");
        var again = terminal.type("resume", "acme/web");
        assertThat(again.exitCode()).as("it is not paused any more").isEqualTo(1);
        assertThat(again.err()).contains("acme/web is not paused by itself.");
        assertThat(terminal.type("pause", "connection:plane").exitCode()).isZero();
        assertThat(terminal.type("resume", "connection:plane").exitCode()).isZero();
    }

    private void writesAProjectAndReadsItIn(World world, Terminal terminal) throws Exception {
        var file = desk.resolve("web.json");
        assertThat(terminal.type("export", "acme/web", "--to", file.toString()).exitCode())
                .isZero();
        assertThat(Files.readString(file)).contains("Grüße; a title");
        assertThat(terminal.type("export", "acme/web").out()).isEqualTo(Files.readString(file));
        var copied = terminal.type("import", file.toString(), "--name", "Copy", "-o", "json");
        assertThat(copied.exitCode()).as(copied.err()).isZero();
        var project = copied.json().path("id").asString();
        assertThat(world.get("/api/v1/issues?project=" + project)
                        .path("items")
                        .get(0)
                        .path("title")
                        .asString())
                .isEqualTo("Grüße; a title");
    }

    private static void retriesNothingWhereNothingFailed(Terminal terminal) throws Exception {
        assertThat(terminal.type("retry", "--all", "-o", "json")
                        .json()
                        .path("changed")
                        .asLong())
                .isZero();
        assertThat(terminal.type("retry").exitCode()).isEqualTo(2);
    }

    @Test
    void whatFailedIsExplainedWithItsIdAndTriedOnceMore() throws Exception {
        try (var world = new World(data)) {
            world.github.person("mara", World.REPOSITORY).open("A title", "");
            world.github.addToken("gh-reader", "lockstep-bot", Set.of(World.REPOSITORY), false);
            world.start();
            world.sync();
            world.awaitQuiet();
            var connection = "/api/v1/connections/" + world.connection("github");
            world.patch(connection, Map.of("token", "gh-reader"));
            world.edit("/api/v1/issues/" + world.issue("A title"), Map.of("title", "From here"));
            var failed = world.await("it fails", () -> {
                var items = world.get("/api/v1/operations?state=errored").path("items");
                return items.isEmpty() ? null : items.get(0).path("id").asString();
            });
            var terminal =
                    new Terminal(desk).with("LOCKSTEP_URL", world.address("/")).with("LOCKSTEP_TOKEN", World.TOKEN);
            assertThat(terminal.type("explain", "acme/web#1").out())
                    .contains("errored", "[lockstep retry " + failed + "]");
            world.patch(connection, Map.of("token", "gh-token"));
            assertThat(terminal.type("retry", failed).out()).contains("1 operation is tried once more.");
            world.await(
                    "it is there",
                    () -> world.github.issues(World.REPOSITORY).stream()
                            .filter(each -> each.title().equals("From here"))
                            .findFirst()
                            .orElse(null));
            world.awaitQuiet();
            var again = terminal.type("retry", failed);
            assertThat(again.exitCode()).isEqualTo(1);
            assertThat(again.err()).contains("None is tried once more: " + failed + " is completed.");
        }
    }

    @Test
    void whoCannotAskIsToldWhy() throws Exception {
        var nobody =
                new Terminal(desk).with("LOCKSTEP_URL", "http://127.0.0.1:1").with("LOCKSTEP_TOKEN", "anything");
        assertThat(nobody.type("pause").exitCode()).isEqualTo(4);
        assertThat(nobody.type("pause").err()).contains("No Lockstep answers at http://127.0.0.1:1.", "LOCKSTEP_URL");

        var settingsToken =
                new Terminal(desk).with("LOCKSTEP_URL", "http://127.0.0.1:1").with("LOCKSTEP_API_TOKEN", World.TOKEN);
        assertThat(settingsToken.type("pause").exitCode())
                .as("it does not leave this machine's settings")
                .isEqualTo(5);

        try (var world = new World(data)) {
            world.start();
            var stranger =
                    new Terminal(desk).with("LOCKSTEP_URL", world.address("/")).with("LOCKSTEP_TOKEN", "lst_wrong");
            assertThat(stranger.type("pause").exitCode()).isEqualTo(5);
            assertThat(stranger.type("pause").err())
                    .contains("does not accept the token")
                    .doesNotContain("lst_wrong");

            var here = new Terminal(desk)
                    .with("PORT", world.address("/").getPort())
                    .with("LOCKSTEP_DATA_DIR", data)
                    .with("LOCKSTEP_API_TOKEN", World.TOKEN);
            assertThat(here.type("pause").out()).contains("Nothing is paused.");
        }
    }

    @Test
    void settingsAreShownWithTheirSourceAndWithoutASecret() throws Exception {
        var key = Files.writeString(desk.resolve("key"), "canary-of-a-file\n");
        Files.writeString(desk.resolve(".env"), "GITHUB_OWNER=acme\nGITHUB_WEBHOOK_SECRET=canary-of-dotenv\n");
        var said = new Terminal(desk)
                .with("PORT", "4711")
                .with("GITHUB_API_TOKEN", "canary-of-environment")
                .with("PLANE_API_KEY_FILE", key)
                .with("LOCKSTEP_REDIS_URL", "redis://:canary-of-redis@127.0.0.1:6379")
                .with("LOCKSTEP_DATABASE_URL", "jdbc:postgresql://db/lockstep?user=me&password=canary-of-url")
                .type("config", "print", "--redact");
        assertThat(said.exitCode()).as(said.err()).isZero();
        assertThat(said.out())
                .containsPattern("PORT +environment +4711")
                .containsPattern("GITHUB_OWNER +\\.env +acme")
                .containsPattern("GITHUB_WEBHOOK_SECRET +\\.env +\\[secret]")
                .containsPattern("PLANE_API_KEY +environment, PLANE_API_KEY_FILE +\\[secret]")
                .containsPattern("LOCKSTEP_CYCLE +default +10m")
                .contains("redis://[secret]@127.0.0.1:6379", "user=me&password=[secret]")
                .doesNotContain("canary");
        assertThat(List.of(said.err())).containsExactly("");
    }
}
