package dev.lockstep.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.base.Json;
import dev.lockstep.base.Refused;
import dev.lockstep.base.Secret;
import dev.lockstep.issue.IssueState;
import dev.lockstep.watch.Action.Filters;
import dev.lockstep.watch.Actions.ActionChange;
import dev.lockstep.watch.sandbox.ScriptText;
import dev.lockstep.webhook.Signing;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ActionsTest {
    @TempDir
    Path folder;

    private WatchWorld world;
    private Watch watch;

    @BeforeEach
    void start() {
        world = new WatchWorld(folder);
        world.ann.commit("main", "Before");
        watch = world.watch("main", "other");
        world.check();
    }

    @AfterEach
    void stop() {
        world.close();
    }

    private void commit(String message, String... files) {
        world.ann.commit("main", message, files);
        world.checkAfterAMinute();
    }

    private Action issues(boolean open) {
        var options = new Action.Options(20, false, open, true, true, List.of("from-code"));
        return world.actions
                .create(watch.id(), new ActionChange("issues", Action.Kind.ISSUE, null, null, null, options, null))
                .action();
    }

    @Test
    void aWebhookTellsTheCommitAndIsSigned() {
        var made = world.actions.create(watch.id(), WatchWorld.webhookTo(world.receiver.url()));
        commit("Add radar\n\nLonger text");
        assertThat(world.run()).isEqualTo(1);
        var letter = world.receiver.letters.getFirst();
        var body = Json.tree(letter.body());
        assertThat(body.propertyNames()).containsExactly("project", "branch", "commit", "text");
        assertThat(body.get("project").asString()).isEqualTo("code");
        assertThat(body.get("branch").asString()).isEqualTo("main");
        assertThat(body.get("commit").propertyNames()).containsExactly("sha", "message", "author", "date");
        assertThat(body.at("/commit/message").asString()).isEqualTo("Add radar\n\nLonger text");
        assertThat(body.at("/commit/author").asString()).isEqualTo("ann");
        assertThat(body.get("text").asString())
                .contains("on main by ann: Add radar")
                .doesNotContain("\n");
        assertThat(Signing.fits(made.signingSecret(), letter.headers(), letter.body()))
                .isTrue();
        var run = world.runs(watch).getFirst();
        assertThat(letter.headers()).containsEntry("webhook-id", run.id().toString());
        assertThat(run.state()).isEqualTo(Run.State.SUCCEEDED);
        assertThat(run.result()).isEqualTo("200");
        assertThat(run.output()).isEqualTo("thanks");
        assertThat(run.durationMillis()).isNotNull();
    }

    @Test
    void aReceiverThatFailsTwiceGetsAThirdDeliveryOfTheSameRun() {
        world.webhook(watch);
        world.receiver.answers(500, 503);
        commit("Change");
        for (int attempt = 0; attempt < 4; attempt++) {
            world.run();
            world.clock.advance(Duration.ofMinutes(1));
        }
        assertThat(world.receiver.letters).hasSize(3);
        assertThat(world.receiver.letters)
                .extracting(letter -> letter.headers().get("webhook-id"))
                .containsOnly(world.runs(watch).getFirst().id().toString());
        assertThat(world.runs(watch)).singleElement().satisfies(run -> {
            assertThat(run.attempts()).isEqualTo(3);
            assertThat(run.state()).isEqualTo(Run.State.SUCCEEDED);
        });
    }

    @Test
    void retriesEnd() {
        world.webhook(watch);
        world.receiver.answers(500, 500, 500, 500, 500, 500, 500, 500);
        commit("Change");
        for (int attempt = 0; attempt < 12; attempt++) {
            world.run();
            world.clock.advance(Duration.ofHours(1));
        }
        assertThat(world.receiver.letters).hasSize(6);
        assertThat(world.runs(watch).getFirst().state()).isEqualTo(Run.State.FAILED);
        assertThat(world.runs(watch).getFirst().reason()).contains("500");
    }

    @Test
    void aCrashDuringARunLeadsToARetryWithTheSameId() {
        world.webhook(watch);
        commit("Change");
        world.runner.claim(false, 10); // taken by a process that died
        assertThat(world.run()).isZero();
        world.clock.advance(Duration.ofMinutes(7));
        assertThat(world.run()).isEqualTo(1);
        assertThat(world.runs(watch))
                .singleElement()
                .satisfies(run -> assertThat(run.attempts()).isEqualTo(2));
        assertThat(world.receiver.letters).hasSize(1);
    }

    @Test
    void oneFailingActionDisturbsNoOtherNorTheNextBranch() {
        world.actions.create(watch.id(), WatchWorld.webhookTo("https://10.0.0.1/"));
        world.actions.create(watch.id(), WatchWorld.script("echo never"));
        world.webhook(watch);
        world.ann.branch("other", "main");
        world.ann.commit("other", "On other");
        commit("On main");
        world.run();
        assertThat(world.receiver.letters).hasSize(2);
        assertThat(world.runs(watch)).hasSize(6);
        assertThat(world.runs(watch).stream().filter(run -> run.state() == Run.State.SUCCEEDED))
                .hasSize(2);
        assertThat(world.runs(watch).stream().filter(run -> run.state() == Run.State.REFUSED))
                .hasSize(2)
                .allSatisfy(run -> assertThat(run.reason()).contains("LOCKSTEP_SCRIPTS=on"));
    }

    @Test
    void aCommitThatReachesASecondBranchRunsNothingTwice() {
        world.webhook(watch);
        commit("Once");
        world.ann.branch("other", "main");
        world.checkAfterAMinute();
        world.run();
        assertThat(world.receiver.letters).hasSize(1);
    }

    @Test
    void filtersLetThroughWhatFits() {
        var filters = new Filters(List.of("main"), List.of("src/**"), List.of("ann"), "release*1");
        world.actions.create(
                watch.id(),
                new ActionChange("hook", Action.Kind.WEBHOOK, world.receiver.url(), null, filters, null, null));
        commit("Release number 1", "src/a/b.java");
        commit("Release number 1", "docs/a.md");
        commit("Another change", "src/a/b.java");
        world.ann.commit("other", "Release 1", "src/x");
        world.github.committer("eve", WatchWorld.REPOSITORY).commit("main", "Release 1", "src/x");
        world.checkAfterAMinute();
        assertThat(world.runs(watch)).hasSize(1);
    }

    @Test
    void anActionThatIsSwitchedOffRunsNothing() {
        var action = world.webhook(watch);
        world.actions.change(action.id(), new ActionChange(null, null, null, null, null, null, false));
        commit("Change");
        assertThat(world.runs(watch)).isEmpty();
    }

    @Test
    void aCommitOpensAnIssueCommentsAndCloses() {
        issues(true);
        commit("Broken wheel\n\nIt squeaks");
        world.run();
        var issue = world.hub.issues().list(watch.projectId(), 10, null).items().getFirst();
        assertThat(issue.title()).isEqualTo("Broken wheel");
        assertThat(issue.body()).contains("It squeaks").contains("acme/code");
        assertThat(issue.labels()).containsExactly("from-code");
        commit("Oil it, see #" + issue.number());
        world.run();
        assertThat(world.hub.issues().comments(issue.id())).hasSize(1);
        assertThat(world.hub.issues().find(issue.id()).orElseThrow().state().open())
                .isTrue();
        commit("Fixes #" + issue.number() + " and mentions #999");
        world.run();
        assertThat(world.hub.issues().find(issue.id()).orElseThrow().state()).isEqualTo(IssueState.DONE);
        assertThat(world.hub.issues().list(watch.projectId(), 10, null).items()).hasSize(1);
        assertThat(world.runs(watch).getFirst().output()).contains("closed #" + issue.number());
    }

    @Test
    void aMessageOfVeryManyNumbersIsReadToItsEnd() {
        issues(true);
        commit("Fixes " + "#1, ".repeat(16_000) + "#2");
        world.run();
        assertThat(world.runs(watch).getFirst().state()).isEqualTo(Run.State.SUCCEEDED);
    }

    @Test
    void anIssueIsOpenedOnceAlsoWhenARunIsTakenTwice() {
        issues(true);
        commit("Only once");
        var lost = world.runner.claim(false, 10);
        world.clock.advance(Duration.ofMinutes(7));
        world.run();
        lost.forEach(Runnable::run);
        assertThat(world.hub.issues().list(watch.projectId(), 10, null).items()).hasSize(1);
    }

    @Test
    void theEchoShowsWhatWouldArriveAndSendsNothing() {
        var action = world.webhook(watch);
        var received = world.runner.echo(action.id());
        assertThat(received.status()).isEqualTo("success");
        assertThat(received.message()).isEqualTo("Webhook received successfully");
        assertThat(received.genuine()).isTrue();
        assertThat(received.headers()).containsKeys("webhook-id", "webhook-timestamp", "webhook-signature");
        assertThat(Json.tree(received.body()).at("/commit/message").asString()).isEqualTo("Before");
        assertThat(world.receiver.letters).isEmpty();
        assertThat(world.runs(watch)).isEmpty();
    }

    @Test
    void aTestCallRunsWithTheNewestCommitAndARunCanBeRunAgain() {
        var action = world.webhook(watch);
        var run = world.runner.test(action.id());
        assertThat(run.state()).isEqualTo(Run.State.SUCCEEDED);
        assertThat(run.cause()).isEqualTo(Run.Cause.TEST);
        assertThat(run.commit().message()).isEqualTo("Before");
        var again = world.runner.again(run.id());
        assertThat(world.run()).isEqualTo(1);
        assertThat(world.runner.find(again.id()).orElseThrow().state()).isEqualTo(Run.State.SUCCEEDED);
        assertThat(world.receiver.letters).hasSize(2);
        world.receiver.answers(500);
        assertThat(world.runner.test(action.id()).state()).isEqualTo(Run.State.FAILED);
    }

    @Test
    void secretsHaveUniqueNamesAndNeverComeBack() throws Exception {
        var action = world.webhook(watch);
        var secret = world.actions.addSecret(action.id(), "TOKEN", new Secret("canary-of-the-secret"));
        assertThatThrownBy(() -> world.actions.addSecret(action.id(), "TOKEN", new Secret("x")))
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.kind()).isEqualTo(Refused.Kind.CONFLICT);
                    assertThat(refused).hasMessage("Secret with this name already exists");
                });
        for (var name : List.of("1X", "A-B", "", "PATH", "LD_PRELOAD", "BASH_ENV", "COMMIT_SHA", "A B")) {
            assertThatThrownBy(() -> world.actions.addSecret(action.id(), name, new Secret("x")))
                    .as(name)
                    .isInstanceOf(Refused.class);
        }
        assertThat(Json.write(world.actions.secrets(action.id())))
                .contains("TOKEN")
                .doesNotContain("canary");
        world.actions.changeSecret(action.id(), secret.id(), new Secret("canary-of-the-next"));
        if (world.db.dialect() == dev.lockstep.base.Dialect.SQLITE) {
            for (var file : List.of("lockstep.db", "lockstep.db-wal")) {
                var path = folder.resolve(file);
                assertThat(Files.exists(path) ? new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1) : "")
                        .doesNotContain("canary-of");
            }
        }
        world.actions.deleteSecret(action.id(), secret.id());
        assertThat(world.actions.secrets(action.id())).isEmpty();
    }

    /** Line 41 of the security checklist. */
    @Test
    void eachEditOfAScriptAndOfItsSecretsIsAnEventWithTheHashOfItsText() {
        var action =
                world.actions.create(watch.id(), WatchWorld.script("echo one")).action();
        world.actions.change(action.id(), WatchWorld.script("echo two"));
        var secret = world.actions.addSecret(action.id(), "TOKEN", new Secret("canary-of-the-audit"));
        world.actions.changeSecret(action.id(), secret.id(), new Secret("canary-of-the-audit-2"));
        world.actions.deleteSecret(action.id(), secret.id());
        commit("Change");
        world.run();
        var told = world.hub.events().after(0, 200).stream()
                .filter(event -> List.of("action.updated", "run.updated").contains(event.type()))
                .map(dev.lockstep.event.Event::payload)
                .toList();
        assertThat(told).hasSize(6);
        assertThat(told.getFirst()).contains("created", ScriptText.hash("echo one"));
        assertThat(told.subList(1, 6)).allSatisfy(each -> assertThat(each).contains(ScriptText.hash("echo two")));
        assertThat(String.join("", told))
                .contains("secret-added", "secret-changed", "secret-deleted")
                .doesNotContain("canary");
    }

    @Test
    void aSecretOfAnotherRowCannotBeRead() {
        var one = world.webhook(watch);
        var other = world.webhook(watch);
        world.actions.addSecret(one.id(), "A", new Secret("first"));
        world.actions.addSecret(other.id(), "A", new Secret("second"));
        world.db.database().write(() -> {
            world.db
                    .jdbc()
                    .sql(
                            "update action_secret set value = (select value from action_secret where action_id = ?) where action_id = ?")
                    .params(one.id().toString(), other.id().toString())
                    .update();
        });
        var secrets = new ActionSecrets(world.db.jdbc(), world.ground.key, world.clock);
        assertThat(secrets.opened(one.id()).get("A").reveal()).isEqualTo("first");
        assertThatThrownBy(() -> secrets.opened(other.id())).isInstanceOf(Refused.class);
    }

    @Test
    void incompleteActionsAreRefused() {
        for (var wanted : List.of(
                new ActionChange("x", null, null, null, null, null, null),
                new ActionChange("x", Action.Kind.WEBHOOK, null, null, null, null, null),
                new ActionChange("x", Action.Kind.SCRIPT, null, " ", null, null, null))) {
            assertThatThrownBy(() -> world.actions.create(watch.id(), wanted))
                    .hasMessage("Action type and either webhook URL or script content are required");
        }
        assertThatThrownBy(() -> world.actions.create(watch.id(), WatchWorld.webhookTo("http://example.com/")))
                .isInstanceOf(Refused.class);
    }
}
