package dev.lockstep.simulator;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells the hooks of a workspace what happened. Any HTTP answer counts as delivered; after {@link #TRIES} failed
 * connections of one delivery the hook is switched off.
 */
final class PlaneHooks {
    private static final int TRIES = 5;

    private final PlaneWorld world;
    private final HookSender sender;
    private final PlaneJson json;
    private Duration retryAfter = Duration.ofMinutes(10);

    PlaneHooks(PlaneWorld world, HookSender sender, PlaneJson json) {
        this.world = world;
        this.sender = sender;
        this.json = json;
    }

    void retryAfter(Duration pause) {
        retryAfter = pause;
    }

    void issue(PlaneProject project, PlaneUser actor, String action, PlaneIssue issue, Change change) {
        if (wanted(project)) {
            post(project, "issue", action, json.issueInFull(project, issue), activity(actor, change));
        }
    }

    void comment(PlaneProject project, PlaneUser actor, String action, PlaneComment comment, Change change) {
        if (wanted(project)) {
            post(project, "issue_comment", action, json.comment(project, comment), activity(actor, change));
        }
    }

    private static boolean wanted(PlaneProject project) {
        return project.workspace.hooks.values().stream().anyMatch(PlaneHook::active);
    }

    private ObjectNode activity(PlaneUser actor, Change change) {
        var node = Json.object().put("field", change.field);
        node.set("new_value", change.after);
        node.set("old_value", change.before);
        node.set("actor", json.user(actor));
        return node.putNull("old_identifier").putNull("new_identifier");
    }

    private void post(PlaneProject project, String event, String action, ObjectNode shown, ObjectNode activity) {
        for (var hook : project.workspace.hooks.values()) {
            if (hook.active()) {
                var payload = Json.object()
                        .put("event", event)
                        .put("action", action)
                        .put("webhook_id", hook.id().toString())
                        .put("workspace_id", project.workspace.id.toString());
                payload.set("data", shown);
                payload.set("activity", activity);
                var letter = new Letter(project.workspace, hook, event, Json.bytes(payload));
                sender.send(() -> attempt(letter, 1));
            }
        }
    }

    private HookPost attempt(Letter letter, int number) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Content-Type", "application/json");
        headers.put("User-Agent", "Autopilot");
        headers.put("X-Plane-Delivery", world.newId().toString());
        headers.put("X-Plane-Event", letter.event);
        headers.put("X-Plane-Signature", Hmac.hex(letter.hook.secret(), letter.body));
        return new HookPost(letter.hook.url(), headers, letter.body, outcome -> {
            if (!outcome.answered()) {
                failed(letter, number);
            }
        });
    }

    private void failed(Letter letter, int number) {
        synchronized (world) {
            if (number >= TRIES) {
                letter.workspace.hooks.computeIfPresent(letter.hook.id(), (id, hook) -> hook.active(false));
            } else {
                sender.sendSurely(attempt(letter, number + 1), retryAfter);
            }
        }
    }

    /** @param field null when the whole thing is new */
    record Change(
            @Nullable String field,
            @Nullable JsonNode before,
            @Nullable JsonNode after) {
        static final Change NEW = new Change(null, null, null);

        boolean real() {
            return !Objects.equals(before, after);
        }
    }

    private record Letter(PlaneWorkspace workspace, PlaneHook hook, String event, byte[] body) {}
}
