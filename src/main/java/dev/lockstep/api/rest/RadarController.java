package dev.lockstep.api.rest;

import dev.lockstep.api.access.Access;
import dev.lockstep.api.access.Least;
import dev.lockstep.base.Refused;
import dev.lockstep.base.Secret;
import dev.lockstep.watch.Action;
import dev.lockstep.watch.Actions;
import dev.lockstep.watch.Actions.ActionChange;
import dev.lockstep.watch.Actions.ActionSecret;
import dev.lockstep.watch.Watch;
import dev.lockstep.watch.Watches;
import dev.lockstep.watch.Watches.NewWatch;
import dev.lockstep.watch.Watches.WatchChange;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The documented surface of the older repository watcher, which calls a watch a project. Its words, numbers and fields. */
@RestController
@Access(Least.ADMINISTRATOR)
class RadarController {
    private static final int MOST_PROJECTS = 500;

    private final Watches watches;
    private final Actions actions;

    RadarController(Watches watches, Actions actions) {
        this.watches = watches;
        this.actions = actions;
    }

    /** @param after the number of the last one on the page before; for those who have more than fit into one answer */
    @GetMapping("/api/projects")
    List<RadarView.Project> listRadarProjects(@RequestParam(defaultValue = "0") long after) {
        return watches.list(null, MOST_PROJECTS, String.valueOf(after)).items().stream()
                .map(this::shown)
                .toList();
    }

    @PostMapping("/api/projects")
    @ResponseStatus(HttpStatus.CREATED)
    RadarView.Project createRadarProject(@RequestBody ProjectBody body) {
        return shown(watches.create(new NewWatch(
                null,
                null,
                Bodies.required(body.name(), "name"),
                Bodies.required(body.repoUrl(), "repoUrl"),
                Bodies.required(body.branches(), "branches"),
                body.checkInterval() == null ? Watches.DEFAULT_INTERVAL_MINUTES : body.checkInterval(),
                false)));
    }

    @GetMapping("/api/projects/{id}")
    RadarView.Project readRadarProject(@PathVariable String id) {
        return shown(watch(id));
    }

    @PutMapping("/api/projects/{id}")
    RadarView.Project changeRadarProject(@PathVariable String id, @RequestBody ProjectBody body) {
        var change = new WatchChange(body.name(), body.repoUrl(), null, body.branches(), body.checkInterval(), null);
        return shown(watches.change(watch(id).id(), change));
    }

    @DeleteMapping("/api/projects/{id}")
    RadarView.Message deleteRadarProject(@PathVariable String id) {
        watches.delete(watch(id).id());
        return new RadarView.Message("Project deleted successfully");
    }

    @GetMapping("/api/projects/{id}/actions")
    List<RadarView.RadarAction> listRadarActions(@PathVariable String id) {
        return shown(watch(id)).actions();
    }

    @PostMapping("/api/projects/{id}/actions")
    @ResponseStatus(HttpStatus.CREATED)
    RadarView.RadarAction createRadarAction(@PathVariable String id, @RequestBody ActionBody body) {
        var watch = watch(id);
        return RadarView.RadarAction.of(actions.create(watch.id(), body.change()), watch);
    }

    @PutMapping("/api/projects/{id}/actions/{actionId}")
    RadarView.RadarAction changeRadarAction(
            @PathVariable String id, @PathVariable String actionId, @RequestBody ActionBody body) {
        var watch = watch(id);
        return RadarView.RadarAction.of(actions.change(action(watch, actionId).id(), body.change()), watch, null);
    }

    @DeleteMapping("/api/projects/{id}/actions/{actionId}")
    RadarView.Message deleteRadarAction(@PathVariable String id, @PathVariable String actionId) {
        actions.delete(action(watch(id), actionId).id());
        return new RadarView.Message("Action deleted successfully");
    }

    /** Newest first, by page or offset; the header {@code X-Total-Count} says how many there are. */
    @GetMapping("/api/projects/{id}/logs")
    ResponseEntity<List<RadarView.Log>> listRadarLogs(@PathVariable String id, RadarLogQuery query) {
        var watch = watch(id);
        var filter = query.filter(watch.id());
        var rows = watches.checks(filter, query.rows(), query.skipped()).stream()
                .map(row -> RadarView.Log.of(row, watch))
                .toList();
        return ResponseEntity.ok()
                .header("X-Total-Count", String.valueOf(watches.countChecks(filter)))
                .body(rows);
    }

    @GetMapping("/api/actions/{id}/secrets")
    List<RadarView.RadarSecret> listRadarSecrets(@PathVariable String id) {
        return actions.secrets(action(id).id()).stream()
                .map(RadarView.RadarSecret::of)
                .toList();
    }

    @PostMapping("/api/actions/{id}/secrets")
    RadarView.RadarSecret createRadarSecret(@PathVariable String id, @RequestBody SecretBody body) {
        var action = action(id);
        if (body.name() == null
                || body.name().isBlank()
                || body.value() == null
                || body.value().isEmpty()) {
            throw Refused.invalid("field_missing", "name", "Name and value are required");
        }
        return RadarView.RadarSecret.of(
                actions.addSecret(action.id(), body.name().strip(), new Secret(body.value())));
    }

    @PutMapping("/api/actions/{id}/secrets/{secretId}")
    RadarView.Message changeRadarSecret(
            @PathVariable String id, @PathVariable String secretId, @RequestBody SecretBody body) {
        var action = action(id);
        var secret = secret(action, secretId);
        if (body.value() == null || body.value().isEmpty()) {
            throw Refused.invalid("field_missing", "value", "Value is required");
        }
        actions.changeSecret(action.id(), secret.id(), new Secret(body.value()));
        return new RadarView.Message("Secret updated successfully");
    }

    @DeleteMapping("/api/actions/{id}/secrets/{secretId}")
    RadarView.Message deleteRadarSecret(@PathVariable String id, @PathVariable String secretId) {
        var action = action(id);
        actions.deleteSecret(action.id(), secret(action, secretId).id());
        return new RadarView.Message("Secret deleted successfully");
    }

    private RadarView.Project shown(Watch watch) {
        return RadarView.Project.of(watch, actions.of(watch.id()));
    }

    private Watch watch(String id) {
        return known(id, "Project", watches::find, watches::find);
    }

    private Action action(String id) {
        return known(id, "Action", actions::find, actions::find);
    }

    private Action action(Watch watch, String id) {
        return Optional.of(action(id))
                .filter(action -> action.watchId().equals(watch.id()))
                .orElseThrow(() -> missing("Action"));
    }

    private ActionSecret secret(Action action, String id) {
        return actions.secrets(action.id()).stream()
                .filter(secret -> String.valueOf(secret.number()).equals(id)
                        || secret.id().toString().equals(id))
                .findFirst()
                .orElseThrow(() -> missing("Secret"));
    }

    /** By number or by id; what is neither does not exist. */
    private static <T> T known(
            String id, String what, LongFunction<Optional<T>> byNumber, Function<UUID, Optional<T>> byId) {
        if (id.matches("\\d{1,18}")) {
            return byNumber.apply(Long.parseLong(id)).orElseThrow(() -> missing(what));
        }
        try {
            return byId.apply(UUID.fromString(id)).orElseThrow(() -> missing(what));
        } catch (IllegalArgumentException malformed) {
            throw missing(what);
        }
    }

    private static Refused missing(String what) {
        var code = what.toLowerCase(Locale.ROOT) + "_not_found";
        return new Refused(Refused.Kind.NOT_FOUND, code, null, what + " not found");
    }

    record ProjectBody(
            @Nullable String name,
            @Nullable String repoUrl,
            @Nullable List<String> branches,
            @Nullable Integer checkInterval) {}

    record ActionBody(
            @Nullable String name,
            @Nullable String actionType,
            @Nullable String webhookUrl,
            @Nullable String scriptContent) {
        ActionChange change() {
            var kind = actionType == null || actionType.isEmpty()
                    ? null
                    : Action.Kind.valueOf(
                            Words.read(OldKind.class, actionType, "actionType").name());
            return new ActionChange(name, kind, webhookUrl, scriptContent, null, null, null);
        }

        /** That watcher knew no others. */
        private enum OldKind {
            WEBHOOK,
            SCRIPT
        }
    }

    record SecretBody(@Nullable String name, @Nullable String value) {
        @Override
        public String toString() {
            return "SecretBody[" + name + "]";
        }
    }
}
