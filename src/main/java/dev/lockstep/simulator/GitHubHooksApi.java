package dev.lockstep.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /repos/{owner}/{repo}/hooks}. */
record GitHubHooksApi(GitHubHooks hooks, GitHubHookJson json, GitHubPages pages) {
    void addTo(Routes<GitHubCall> routes) {
        routes.on("GET /repos/{owner}/{repo}/hooks", this::list)
                .on("POST /repos/{owner}/{repo}/hooks", this::create)
                .on("GET /repos/{owner}/{repo}/hooks/{id}", this::get)
                .on("PATCH /repos/{owner}/{repo}/hooks/{id}", this::edit)
                .on("DELETE /repos/{owner}/{repo}/hooks/{id}", this::delete)
                .on("POST /repos/{owner}/{repo}/hooks/{id}/pings", this::ping)
                .on("GET /repos/{owner}/{repo}/hooks/{id}/deliveries", this::deliveries)
                .on("GET /repos/{owner}/{repo}/hooks/{id}/deliveries/{delivery}", this::delivery)
                .on("POST /repos/{owner}/{repo}/hooks/{id}/deliveries/{delivery}/attempts", this::redeliver);
    }

    private Answer list(GitHubCall call) {
        var repository = administered(call);
        return pages.page(
                call,
                "/repositories/" + repository.id + "/hooks",
                List.copyOf(repository.hooks.values()),
                hook -> json.hook(repository, hook));
    }

    private Answer create(GitHubCall call) {
        var repository = administered(call);
        var body = call.body();
        var now = call.world().now();
        var fresh = new GitHubHook(call.world().nextId(), "", "form", null, List.of("push"), true, now, now, 0);
        var hook = changed(call, fresh, body);
        if (repository.hooks.values().stream().anyMatch(other -> other.url().equals(hook.url()))) {
            throw GitHubErrors.invalid("Hook", "url", "custom", "Hook already exists on this repository");
        }
        repository.hooks.put(hook.id(), hook);
        var shown = json.hook(repository, hook);
        hooks.ping(repository, hook, shown);
        return Answer.created(shown);
    }

    private Answer get(GitHubCall call) {
        var repository = administered(call);
        return Answer.ok(json.hook(repository, call.hook(repository)));
    }

    private Answer edit(GitHubCall call) {
        var repository = administered(call);
        var hook = changed(call, call.hook(repository), call.body());
        repository.hooks.put(hook.id(), hook);
        return Answer.ok(json.hook(repository, hook));
    }

    private Answer delete(GitHubCall call) {
        var repository = administered(call);
        repository.hooks.remove(call.hook(repository).id());
        return Answer.empty(204);
    }

    private Answer ping(GitHubCall call) {
        var repository = administered(call);
        var hook = call.hook(repository);
        hooks.ping(repository, hook, json.hook(repository, hook));
        return Answer.empty(204);
    }

    private Answer deliveries(GitHubCall call) {
        var repository = administered(call);
        var hook = call.hook(repository);
        var found = repository.deliveries.stream()
                .filter(delivery -> delivery.hookId() == hook.id())
                .toList();
        return pages.page(
                call,
                "/repositories/" + repository.id + "/hooks/" + hook.id() + "/deliveries",
                found,
                delivery -> json.delivery(repository, delivery));
    }

    private Answer delivery(GitHubCall call) {
        var repository = administered(call);
        var hook = call.hook(repository);
        return Answer.ok(json.deliveryInFull(repository, delivery(call, repository), hook));
    }

    private Answer redeliver(GitHubCall call) {
        var repository = administered(call);
        hooks.redeliver(repository, call.hook(repository), delivery(call, repository));
        return Answer.json(202, Json.object());
    }

    private static GitHubDelivery delivery(GitHubCall call, GitHubRepository repository) {
        long id = call.id("delivery");
        return repository.deliveries.stream()
                .filter(delivery -> delivery.id() == id && delivery.hookId() == call.id("id"))
                .findFirst()
                .orElseThrow(GitHubErrors::notFound);
    }

    /** Hooks do not exist for those who may not administer the repository. */
    private static GitHubRepository administered(GitHubCall call) {
        var repository = call.repository();
        if (!call.mayWrite(repository)) {
            throw GitHubErrors.notFound();
        }
        var level = call.request().reads() ? "read" : "write";
        if (!call.signedIn().mayWith("repository_hooks", level)) {
            throw GitHubCall.notGranted("repository_hooks=" + level);
        }
        return repository;
    }

    private static GitHubHook changed(GitHubCall call, GitHubHook before, ObjectNode body) {
        var config = Objects.requireNonNullElse((JsonNode) body.get("config"), Json.object());
        var url = Objects.requireNonNullElse(Json.string(config, "url"), before.url());
        if (!url.startsWith("http://") && !url.startsWith("https://")) {
            throw GitHubErrors.invalid("Hook", "url", "custom", "config.url is not a valid URL");
        }
        // A config without a secret removes it.
        var secret = body.has("config") ? Json.string(config, "secret") : before.secret();
        var type = Objects.requireNonNullElse(Json.string(config, "content_type"), before.contentType());
        boolean active = body.has("active") ? body.get("active").asBoolean() : before.active();
        return new GitHubHook(
                before.id(),
                url,
                type,
                secret,
                events(before, body),
                active,
                before.createdAt(),
                call.world().now(),
                before.lastStatus());
    }

    private static List<String> events(GitHubHook before, ObjectNode body) {
        if (!body.has("events")) {
            return before.events();
        }
        var events = new ArrayList<String>();
        body.get("events").values().forEach(event -> events.add(event.asString()));
        return List.copyOf(events);
    }
}
