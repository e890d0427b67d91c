package dev.lockstep.api.rest;

import dev.lockstep.api.Visitor;
import dev.lockstep.api.access.Access;
import dev.lockstep.api.access.Least;
import dev.lockstep.base.Refused;
import dev.lockstep.connector.Connections;
import dev.lockstep.issue.Issues;
import dev.lockstep.operation.Interventions;
import dev.lockstep.operation.Pause;
import dev.lockstep.operation.Pause.Scope;
import dev.lockstep.sync.Links;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Stops the work on everything, a connection, a link or an issue, and lets it go on. */
@RestController
@Access(Least.ADMINISTRATOR)
@RequestMapping("/api/v1/pauses")
class PausesController {
    private static final int MAX_REASON = 500;

    private final Interventions interventions;
    private final Links links;
    private final Connections connections;
    private final Issues issues;

    PausesController(Interventions interventions, Links links, Connections connections, Issues issues) {
        this.interventions = interventions;
        this.links = links;
        this.connections = connections;
        this.issues = issues;
    }

    @GetMapping
    ResponseEntity<Page<PauseView>> listPauses(
            @RequestParam(defaultValue = Page.DEFAULT_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return Page.of(interventions.pauses(Page.limit(limit), cursor).map(PauseView::of));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    PauseView pause(@RequestBody NewPause body) {
        var scope = Words.read(Scope.class, Bodies.required(body.scope(), "scope"), "scope");
        var target = known(scope, body.target());
        var reason = reason(body.reason());
        if (scope == Scope.LINK) {
            links.pause(Bodies.required(target, "target"), reason, Visitor.author()); // it says so of itself
        }
        return PauseView.of(
                interventions.pause(scope, target, reason, Visitor.author().name()));
    }

    @DeleteMapping("/all")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void resumeEverything() {
        resume(Scope.ALL, null);
    }

    @DeleteMapping("/{scope}/{target}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void resume(@PathVariable String scope, @PathVariable UUID target) {
        resume(Words.read(Scope.class, scope, "scope"), target);
    }

    private void resume(Scope scope, @Nullable UUID target) {
        boolean lifted = interventions.resume(scope, target);
        if (scope == Scope.LINK && target != null && links.find(target).isPresent()) {
            links.resume(target);
        }
        if (!lifted) {
            throw Refused.notFound("pause");
        }
    }

    static String reason(@Nullable String given) {
        var reason = given == null || given.isBlank() ? "Paused by a person." : given.strip();
        if (reason.length() > MAX_REASON) {
            throw Refused.invalid("reason_too_long", "reason", "A reason has at most " + MAX_REASON + " characters.");
        }
        return reason;
    }

    private @Nullable UUID known(Scope scope, @Nullable UUID target) {
        switch (scope) {
            case ALL -> {
                if (target != null) {
                    throw Refused.invalid("target_unwanted", "target", "A pause of everything has no target.");
                }
            }
            case CONNECTION -> Bodies.known(connections.find(Bodies.required(target, "target")), "connection");
            case LINK -> Bodies.known(links.find(Bodies.required(target, "target")), "link");
            case ISSUE -> Bodies.known(issues.find(Bodies.required(target, "target")), "issue");
        }
        return target;
    }

    record NewPause(
            @Nullable String scope,
            @Nullable UUID target,
            @Nullable String reason) {}

    record PauseView(String scope, @Nullable UUID target, String reason, String by, Instant at) {
        static PauseView of(Pause pause) {
            return new PauseView(Words.of(pause.scope()), pause.target(), pause.reason(), pause.by(), pause.at());
        }
    }
}
