package dev.lockstep.simulator;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Delivers events to registered hooks and keeps what was delivered. Failed ones are not sent again by themselves. */
final class GitHubHooks {
    private static final String USER_AGENT = "GitHub-Hookshot/51f7c1a";
    private static final String PING_WORDS = "Keep it logically awesome.";

    private final GitHubWorld world;
    private final HookSender sender;

    GitHubHooks(GitHubWorld world, HookSender sender) {
        this.world = world;
        this.sender = sender;
    }

    boolean wanted(GitHubRepository repository, String event) {
        return repository.hooks.values().stream().anyMatch(hook -> hook.wants(event));
    }

    void post(GitHubRepository repository, String event, ObjectNode payload) {
        for (var hook : repository.hooks.values()) {
            if (hook.wants(event)) {
                var letter = letter(hook, event, payload);
                // A doubled delivery keeps its GUID, as a redelivery does.
                Supplier<HookPost> attempt = () -> attempt(repository, hook, letter, false);
                sender.send(attempt);
            }
        }
    }

    void ping(GitHubRepository repository, GitHubHook hook, JsonNode shown) {
        var payload = Json.object().put("zen", PING_WORDS).put("hook_id", hook.id());
        payload.set("hook", shown);
        sender.sendSurely(attempt(repository, hook, letter(hook, "ping", payload), false), Duration.ZERO);
    }

    void redeliver(GitHubRepository repository, GitHubHook hook, GitHubDelivery delivery) {
        var letter = new Letter(
                delivery.guid(), delivery.event(), delivery.action(), delivery.headers(), delivery.payload());
        sender.sendSurely(attempt(repository, hook, letter, true), Duration.ZERO);
    }

    private Letter letter(GitHubHook hook, String event, ObjectNode payload) {
        boolean form = hook.contentType().equals("form");
        var json = Json.bytes(payload);
        var body = form ? Json.utf8("payload=" + URLEncoder.encode(Json.text(json), StandardCharsets.UTF_8)) : json;
        var guid = world.newGuid();
        var headers = new LinkedHashMap<String, String>();
        headers.put("Content-Type", form ? "application/x-www-form-urlencoded" : "application/json");
        headers.put("User-Agent", USER_AGENT);
        headers.put("X-GitHub-Event", event);
        headers.put("X-GitHub-Delivery", guid);
        headers.put("X-GitHub-Hook-ID", String.valueOf(hook.id()));
        if (hook.secret() != null) {
            headers.put("X-Hub-Signature-256", "sha256=" + Hmac.hex(hook.secret(), body));
        }
        return new Letter(guid, event, Json.string(payload, "action"), headers, body);
    }

    private HookPost attempt(GitHubRepository repository, GitHubHook hook, Letter letter, boolean again) {
        return new HookPost(URI.create(hook.url()), letter.headers, letter.body, outcome -> {
            synchronized (world) {
                record(repository, hook, letter, again, outcome);
            }
        });
    }

    private void record(
            GitHubRepository repository, GitHubHook hook, Letter letter, boolean again, HookPost.Outcome outcome) {
        boolean fine = outcome.status() >= 200 && outcome.status() < 300;
        var status =
                fine ? "OK" : outcome.answered() ? "Invalid HTTP Response: " + outcome.status() : outcome.message();
        repository.record(new GitHubDelivery(
                world.nextId(),
                hook.id(),
                letter.guid,
                letter.event,
                letter.action,
                again,
                world.now(),
                new GitHubDelivery.HookOutcome(outcome.status(), status, outcome.seconds()),
                letter.headers,
                letter.body));
        repository.hooks.computeIfPresent(hook.id(), (id, current) -> current.answered(outcome.status()));
    }

    private record Letter(
            String guid, String event, @Nullable String action, Map<String, String> headers, byte[] body) {}
}
