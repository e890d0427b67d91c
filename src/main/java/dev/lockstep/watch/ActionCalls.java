package dev.lockstep.watch;

import dev.lockstep.base.Json;
import dev.lockstep.base.Refused;
import dev.lockstep.base.Secret;
import dev.lockstep.base.Texts;
import dev.lockstep.watch.sandbox.ScriptDoor;
import dev.lockstep.watch.sandbox.ScriptEnd;
import dev.lockstep.watch.sandbox.ScriptRequest;
import dev.lockstep.watch.sandbox.ScriptText;
import dev.lockstep.webhook.Echo;
import dev.lockstep.webhook.Egress;
import dev.lockstep.webhook.Signing;
import dev.lockstep.webhook.TargetUrl;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What an attempt at a webhook or a script does. Outside any unit of work. */
@Component
class ActionCalls {
    /** Where the sandbox shows the socket; curl and what is made of it (git) understand that. */
    private static final String PROXY = "socks5h://localhost/run/egress";

    private final StoredActions actions;
    private final ActionSecrets secrets;
    private final Egress egress;
    private final Scripts scripts;
    private final InstantSource clock;

    ActionCalls(StoredActions actions, ActionSecrets secrets, Egress egress, Scripts scripts, InstantSource clock) {
        this.actions = actions;
        this.secrets = secrets;
        this.egress = egress;
        this.scripts = scripts;
        this.clock = clock;
    }

    /** What is told of a commit, to webhooks and scripts alike. */
    private record Told(String project, String branch, ToldCommit commit, String text) {
        static Told of(Watch watch, Run.Commit commit) {
            var text = "%s: %s on %s by %s: %s"
                    .formatted(watch.name(), commit.shortSha(), commit.branch(), commit.author(), commit.firstLine());
            return new Told(
                    watch.name(),
                    commit.branch(),
                    new ToldCommit(commit.sha(), commit.message(), commit.author(), commit.date()),
                    Texts.line(text));
        }
    }

    private record ToldCommit(String sha, String message, String author, Instant date) {}

    RunOutcome webhook(Watch watch, Action action, Run run) {
        var body = Json.write(Told.of(watch, run.commit()));
        var headers = signed(action, run.id(), body);
        return switch (egress.post(TargetUrl.parse(String.valueOf(action.webhookUrl())), headers, body)) {
            case Egress.Reply.Answered answered -> judged(answered);
            case Egress.Reply.Blocked blocked -> new RunOutcome.Failed(null, blocked.reason(), "", false);
            case Egress.Reply.Unanswered unanswered -> new RunOutcome.Failed(null, unanswered.reason(), "", true);
        };
    }

    private static RunOutcome judged(Egress.Reply.Answered answered) {
        var status = String.valueOf(answered.status());
        var body = ScriptText.shown(answered.body(), List.of());
        boolean fine = answered.status() >= 200 && answered.status() < 300;
        return fine
                ? new RunOutcome.Succeeded(status, body)
                // 410 says in so many words that nobody wants it any more.
                : new RunOutcome.Failed(
                        status, "The receiver answered " + status + ".", body, answered.status() != 410);
    }

    private Map<String, String> signed(Action action, UUID runId, String body) {
        var secret = signingSecret(action);
        return Signing.headers(secret, runId.toString(), clock.instant(), body);
    }

    private Secret signingSecret(Action action) {
        return actions.signingSecret(action.id())
                .orElseThrow(
                        () -> Refused.invalid("not_a_webhook", "action", "Only a webhook has a receiver to be tried."));
    }

    Echo.Received echo(Watch watch, Action action, UUID id, Run.Commit commit) {
        var body = Json.write(Told.of(watch, commit));
        return Echo.receive(signingSecret(action), signed(action, id, body), body, clock.instant());
    }

    RunOutcome script(Watch watch, Action action, Run run) {
        var values = secrets.opened(action.id());
        var environment = new LinkedHashMap<String, Secret>(values);
        var commit = run.commit();
        Map.of(
                        "RUN_ID", run.id().toString(),
                        "WATCH_NAME", watch.name(),
                        "COMMIT_BRANCH", commit.branch(),
                        "COMMIT_SHA", commit.sha(),
                        "COMMIT_AUTHOR", commit.author(),
                        "COMMIT_DATE", commit.date().toString(),
                        "COMMIT_MESSAGE", brief(commit.message()))
                .forEach((name, value) -> environment.put(name, new Secret(value.replace("\0", ""))));
        var limit = Duration.ofSeconds(action.options().timeoutSeconds());
        var script = String.valueOf(action.script());
        var event = Json.write(Told.of(watch, commit));
        var end = action.options().network()
                ? throughTheDoor(script, event, environment, limit)
                : scripts.run(new ScriptRequest(script, event, environment, limit, null));
        return switch (end) {
            case ScriptEnd.Exited exited -> {
                var output = ScriptText.shown(exited.output(), values.values());
                var code = String.valueOf(exited.code());
                yield exited.code() == 0
                        ? new RunOutcome.Succeeded(code, output)
                        : new RunOutcome.Failed(code, "The script ended with " + code + ".", output, true);
            }
            case ScriptEnd.Stopped stopped ->
                new RunOutcome.Failed(
                        null,
                        "The script was stopped: " + stopped.limit() + ".",
                        ScriptText.shown(stopped.output(), values.values()),
                        false);
            case ScriptEnd.Refused refused -> new RunOutcome.Refused(refused.reason());
            case ScriptEnd.Crowded crowded -> new RunOutcome.Postponed("All places for scripts are taken.");
        };
    }

    private ScriptEnd throughTheDoor(String script, String event, Map<String, Secret> environment, Duration limit) {
        if (!scripts.state().usable()) {
            return scripts.run(new ScriptRequest(script, event, environment, limit, null));
        }
        try (var door = ScriptDoor.open(egress)) {
            var all = new LinkedHashMap<>(environment);
            all.put("ALL_PROXY", new Secret(PROXY));
            return scripts.run(new ScriptRequest(script, event, all, limit, door.socket()));
        } catch (IOException failure) {
            return new ScriptEnd.Refused("The script's way to the network could not be made.");
        }
    }

    /** A variable of the environment has a bound of its own; the whole stands in /event.json. */
    private static String brief(String message) {
        return message.length() <= 8_192 ? message : message.substring(0, 8_192);
    }
}
