package dev.lockstep.api.rest;

import dev.lockstep.api.access.Access;
import dev.lockstep.api.access.Least;
import dev.lockstep.base.Refused;
import dev.lockstep.base.Secret;
import dev.lockstep.connector.ConnectorException;
import dev.lockstep.watch.Action;
import dev.lockstep.watch.Actions;
import dev.lockstep.watch.Actions.ActionSecret;
import dev.lockstep.watch.Runs;
import dev.lockstep.watch.Scripts;
import dev.lockstep.webhook.Echo;
import java.net.URI;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Actions of watches, their secrets, and their runs. */
@RestController
@Access(Least.ADMINISTRATOR)
class ActionsController {
    private final Actions actions;
    private final Runs runs;

    ActionsController(Actions actions, Runs runs) {
        this.actions = actions;
        this.runs = runs;
    }

    @GetMapping("/api/v1/actions/{id}")
    ActionView readAction(@PathVariable UUID id) {
        return ActionView.of(find(id));
    }

    @PatchMapping("/api/v1/actions/{id}")
    ActionView changeAction(@PathVariable UUID id, @RequestBody ActionView.Body body) {
        return ActionView.of(actions.change(id, body.change(find(id).options())));
    }

    @DeleteMapping("/api/v1/actions/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deleteAction(@PathVariable UUID id) {
        actions.delete(id);
    }

    /** Runs the action with the newest commit and waits for it. */
    @PostMapping("/api/v1/actions/{id}/test")
    RunView testAction(@PathVariable UUID id) {
        return RunView.of(asked(() -> runs.test(id)));
    }

    /** What a webhook's receiver would get; nothing is sent. */
    @PostMapping("/api/v1/actions/{id}/echo")
    Echo.Received echoAction(@PathVariable UUID id) {
        return asked(() -> runs.echo(id));
    }

    @PostMapping("/api/v1/actions/{id}/signing-secret")
    SigningSecret renewSigningSecret(@PathVariable UUID id) {
        return new SigningSecret(actions.renewSigningSecret(id).reveal());
    }

    @GetMapping("/api/v1/actions/{id}/secrets")
    Page<ActionSecret> listSecrets(@PathVariable UUID id) {
        return Page.whole(actions.secrets(find(id).id()));
    }

    @PostMapping("/api/v1/actions/{id}/secrets")
    ResponseEntity<ActionSecret> createSecret(@PathVariable UUID id, @RequestBody SecretBody body) {
        var made = actions.addSecret(
                find(id).id(),
                Bodies.required(body.name(), "name"),
                new Secret(Bodies.required(body.value(), "value")));
        return ResponseEntity.created(URI.create("/api/v1/actions/" + id + "/secrets/" + made.id()))
                .body(made);
    }

    @PutMapping("/api/v1/actions/{id}/secrets/{secretId}")
    ActionSecret changeSecret(@PathVariable UUID id, @PathVariable UUID secretId, @RequestBody SecretBody body) {
        return actions.changeSecret(find(id).id(), secretId, new Secret(Bodies.required(body.value(), "value")));
    }

    @DeleteMapping("/api/v1/actions/{id}/secrets/{secretId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deleteSecret(@PathVariable UUID id, @PathVariable UUID secretId) {
        actions.deleteSecret(find(id).id(), secretId);
    }

    @GetMapping("/api/v1/runs/{id}")
    RunView readRun(@PathVariable UUID id) {
        return runs.find(id).map(RunView::of).orElseThrow(() -> Refused.notFound("run"));
    }

    /** What came of each attempt, oldest first; the run itself shows the last one. */
    @GetMapping("/api/v1/runs/{id}/attempts")
    Page<RunView.Try> listRunAttempts(@PathVariable UUID id) {
        return Page.whole(runs.attempts(id).stream().map(RunView.Try::of).toList());
    }

    @PostMapping("/api/v1/runs/{id}/again")
    @ResponseStatus(HttpStatus.ACCEPTED)
    RunView runAgain(@PathVariable UUID id) {
        return RunView.of(runs.again(id));
    }

    /** Whether scripts may run here, and why not. */
    @GetMapping("/api/v1/scripts")
    Scripts.State readScripts() {
        return runs.scripts();
    }

    private Action find(UUID id) {
        return actions.find(id).orElseThrow(() -> Refused.notFound("action"));
    }

    /** Whoever waits for a tracker in trouble is told to come again. */
    private static <T> T asked(Supplier<T> work) {
        try {
            return work.get();
        } catch (ConnectorException failure) {
            throw new Refused(
                    Refused.Kind.UNAVAILABLE,
                    "tracker_unavailable",
                    null,
                    failure.fault().message());
        }
    }

    record SigningSecret(String signingSecret) {
        @Override
        public String toString() {
            return "[secret]";
        }
    }

    record SecretBody(@Nullable String name, @Nullable String value) {
        @Override
        public String toString() {
            return "SecretBody[" + name + "]";
        }
    }
}
