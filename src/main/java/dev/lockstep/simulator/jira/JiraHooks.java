package dev.lockstep.simulator.jira;

import dev.lockstep.simulator.Hmac;
import dev.lockstep.simulator.HookPost;
import dev.lockstep.simulator.HookSender;
import dev.lockstep.simulator.Json;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Tells the hooks what happened. What was not taken is sent again, at most {@link #TRIES} times, as the same delivery. */
final class JiraHooks {
    private static final int TRIES = 5;
    private static final List<Integer> AGAIN = List.of(0, 408, 409, 425, 429);

    private final JiraWorld world;
    private final HookSender sender;
    final Map<String, JiraHook> all = new LinkedHashMap<>();
    private Duration retryAfter = Duration.ofMinutes(5);

    JiraHooks(JiraWorld world, HookSender sender) {
        this.world = world;
        this.sender = sender;
    }

    void retryAfter(Duration pause) {
        retryAfter = pause;
    }

    void issue(String event, JiraUser actor, JiraIssue issue, @Nullable JiraHistory history) {
        if (nobodyWants(event)) {
            return;
        }
        var json = new JiraJson(world, actor);
        var payload = payload(event);
        payload.put("issue_event_type_name", event.replace("jira:", "")).set("user", json.user(actor));
        payload.set("issue", json.issue(issue, List.of("*all")));
        if (history != null) {
            var items = payload.putObject("changelog").put("id", history.id()).putArray("items");
            history.items().forEach(item -> items.add(json.item(item)));
        }
        post(event, issue, payload);
    }

    void comment(String event, JiraIssue issue, JiraComment comment) {
        if (nobodyWants(event)) {
            return;
        }
        var json = new JiraJson(world, comment.updateAuthor());
        var payload = payload(event);
        payload.set("comment", json.comment(issue, comment, false));
        payload.set(
                "issue",
                json.issue(issue, List.of("summary", "issuetype", "project", "status", "assignee", "priority")));
        payload.put("eventType", "primaryAction");
        post(event, issue, payload);
    }

    private boolean nobodyWants(String event) {
        return all.values().stream().noneMatch(hook -> hook.wants(event));
    }

    private ObjectNode payload(String event) {
        return Json.object().put("timestamp", world.now().toEpochMilli()).put("webhookEvent", event);
    }

    private void post(String event, JiraIssue issue, ObjectNode payload) {
        for (var hook : all.values()) {
            boolean fits = hook.filter().isBlank() || new JiraJql(world, issue.creator(), hook.filter()).holds(issue);
            if (hook.wants(event) && fits) {
                var letter = new Letter(
                        hook, UUID.nameUUIDFromBytes(Json.utf8(world.newId())).toString(), Json.bytes(payload));
                sender.send(() -> attempt(letter, 0));
            }
        }
    }

    private HookPost attempt(Letter letter, int retries) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Content-Type", "application/json; charset=UTF-8");
        headers.put("User-Agent", "Atlassian Webhook HTTP Client");
        headers.put("X-Atlassian-Webhook-Identifier", letter.id);
        headers.put("X-Atlassian-Webhook-Flow", "Primary");
        if (retries > 0) {
            headers.put("X-Atlassian-Webhook-Retry", String.valueOf(retries));
        }
        if (letter.hook.secret() != null) {
            headers.put("X-Hub-Signature", "sha256=" + Hmac.hex(letter.hook.secret(), letter.body));
        }
        return new HookPost(letter.hook.url(), headers, letter.body, outcome -> {
            boolean again = AGAIN.contains(outcome.status()) || outcome.status() >= 500;
            if (again && retries + 1 < TRIES) {
                sender.sendSurely(attempt(letter, retries + 1), retryAfter);
            }
        });
    }

    private record Letter(JiraHook hook, String id, byte[] body) {}
}
