package dev.lockstep.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lockstep.base.Secret;
import dev.lockstep.watch.sandbox.ScriptDoor;
import dev.lockstep.watch.sandbox.ScriptText;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Script actions from commit to run log. */
class ScriptsTest {
    @TempDir
    Path folder;

    private WatchWorld world;

    private Watch open(Scripts scripts) {
        world = new WatchWorld(folder.resolve("data"), scripts);
        world.ann.commit("main", "Before");
        var watch = world.watch("main");
        world.check();
        return watch;
    }

    private Watch openWithSandbox() {
        var scripts = new Scripts(true, folder.resolve("data"), System.getenv("PATH"));
        assumeTrue(
                scripts.state().usable(),
                "This test needs bubblewrap: " + scripts.state().reason());
        return open(scripts);
    }

    @AfterEach
    void stop() {
        if (world != null) {
            world.close();
        }
    }

    private Run commit(Watch watch, String message) {
        world.ann.commit("main", message);
        world.checkAfterAMinute();
        world.run();
        return world.runs(watch).getFirst();
    }

    @Test
    void aScriptSeesItsSecretsAndTheCommitAsTheyAre() {
        var watch = openWithSandbox();
        var action = world.actions.create(watch.id(), WatchWorld.script("""
                        printf '%s' "$COMMIT_MESSAGE" | tr '\\n' '|'; echo
                        printf '%s' "$QUOTED" | wc -c
                        ls /tmp/work; cat /event.json; exit 3
                        """)).action();
        var nasty = "a'b\"c$(touch /tmp/work/x)`touch y`";
        world.actions.addSecret(action.id(), "QUOTED", new Secret(nasty));
        var run = commit(watch, "$(id) `touch z`\n\"; rm -rf /");
        assertThat(run.output())
                .startsWith("$(id) `touch z`|\"; rm -rf /\n" + nasty.length() + "\n{")
                .contains("\"branch\":\"main\"");
        assertThat(run.result()).isEqualTo("3");
        assertThat(run.state()).isEqualTo(Run.State.QUEUED);
        assertThat(run.textHash()).isEqualTo(ScriptText.hash(action.script()));
    }

    @Test
    void secretsAreMaskedHoweverTheyAreWritten() {
        var watch = openWithSandbox();
        var action = world.actions.create(watch.id(), WatchWorld.script("""
                        echo "plain $KEY"; printf %s "$KEY" | base64; printf "xy%s!" "$KEY" | base64
                        printf %s "$KEY" | od -An -tx1 | tr -d ' \\n'; printf '\\033]0;title\\007\\n'
                        """)).action();
        var secret = "canary/of+this secret";
        world.actions.addSecret(action.id(), "KEY", new Secret(secret));
        var run = commit(watch, "Change");
        assertThat(run.state()).as(run.output()).isEqualTo(Run.State.SUCCEEDED);
        assertThat(run.output())
                .contains("plain ***")
                .contains("\\u001b]0;title\\u0007")
                .doesNotContain("canary")
                .doesNotContain(
                        Base64.getEncoder().encodeToString(secret.getBytes()).substring(0, 20))
                .doesNotContain("Y2FuYXJ5");
    }

    @Test
    void aScriptReachesTheNetworkOnlyThroughTheGuardAndOnlyWhereAllowed() {
        var watch = openWithSandbox();
        assumeTrue(java.nio.file.Files.isExecutable(Path.of("/usr/bin/curl")), "This test needs curl.");
        var text = "curl -sk -m 5 -d hello " + world.receiver.url() + " || echo unreachable $?";
        var action = world.actions.create(watch.id(), WatchWorld.script(text)).action();
        assertThat(commit(watch, "Without").output()).contains("unreachable");
        assertThat(world.receiver.letters).isEmpty();
        var options = new Action.Options(20, true, true, true, true, List.of());
        world.actions.change(action.id(), new Actions.ActionChange(null, null, null, null, null, options, null));
        assertThat(commit(watch, "With").output()).isEqualTo("thanks");
        assertThat(world.receiver.letters)
                .singleElement()
                .satisfies(letter -> assertThat(letter.body()).isEqualTo("hello"));
    }

    @Test
    void theDoorRefusesWhatTheGuardRefuses() throws Exception {
        try (var receiver = new dev.lockstep.webhook.TestReceiver();
                var door = ScriptDoor.open(receiver.closedEgress());
                var caller = java.nio.channels.SocketChannel.open(java.net.UnixDomainSocketAddress.of(door.socket()))) {
            var out = java.nio.channels.Channels.newOutputStream(caller);
            var in = java.nio.channels.Channels.newInputStream(caller);
            out.write(new byte[] {5, 1, 0});
            assertThat(in.readNBytes(2)).containsExactly(5, 0);
            out.write(new byte[] {5, 1, 0, 1, 127, 0, 0, 1, 1, (byte) 187});
            assertThat(in.readNBytes(10)[1]).isEqualTo((byte) 2);
            assertThat(receiver.letters).isEmpty();
        }
    }

    @Test
    void withoutBubblewrapEveryScriptIsRefusedAndTheRestWorks() {
        var watch = open(new Scripts(true, folder.resolve("data"), ""));
        world.actions.create(watch.id(), WatchWorld.script("echo never"));
        world.webhook(watch);
        commit(watch, "Change");
        assertThat(world.runs(watch))
                .extracting(Run::state)
                .containsExactlyInAnyOrder(Run.State.REFUSED, Run.State.SUCCEEDED);
        assertThat(world.runner.scripts().reason()).contains("bubblewrap");
    }

    @Test
    void scriptsAreOffUnlessSwitchedOn() {
        var watch = open(new Scripts(false, folder.resolve("data"), System.getenv("PATH")));
        world.actions.create(watch.id(), WatchWorld.script("echo never"));
        var run = commit(watch, "Change");
        assertThat(run.state()).isEqualTo(Run.State.REFUSED);
        assertThat(run.reason()).contains("LOCKSTEP_SCRIPTS=on");
    }

    @Test
    void formsOfASecretAreFoundInAnyText() {
        var secret = new Secret("p\u00e4ss w\u00f6rd/+");
        for (var before : List.of("", "a", "ab", "abc")) {
            var coded = Base64.getEncoder()
                    .encodeToString(
                            (before + secret.reveal() + "tail").getBytes(java.nio.charset.StandardCharsets.UTF_8));
            assertThat(ScriptText.shown(coded, List.of(secret))).contains("***");
        }
        assertThat(ScriptText.shown("p%C3%A4ss+w%C3%B6rd%2F%2B", List.of(secret)))
                .isEqualTo("***");
        assertThat(ScriptText.shown("x".repeat(100_000), List.of()))
                .hasSizeLessThan(66_000)
                .contains("[cut after");
    }
}
