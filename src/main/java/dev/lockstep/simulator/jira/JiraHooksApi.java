package dev.lockstep.simulator.jira;

import dev.lockstep.simulator.Answer;
import dev.lockstep.simulator.Json;
import dev.lockstep.simulator.Routes;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /rest/webhooks/1.0/webhook}, for administrators. The secret never comes back. */
record JiraHooksApi(JiraWorld world, JiraHooks hooks) {
    private static final String SECTION = "issue-related-events-section";

    void addTo(Routes<JiraCall> routes) {
        var all = " /rest/webhooks/1.0/webhook";
        routes.on("GET" + all, this::list)
                .on("POST" + all, this::create)
                .on("PUT" + all + "/{hook}", this::edit)
                .on("DELETE" + all + "/{hook}", this::delete);
    }

    private void admit(JiraCall call) {
        if (!world.isAdmin(call.user())) {
            throw JiraErrors.refusal(403, "You are not permitted to manage webhooks. Only Jira administrators are.");
        }
    }

    private Answer list(JiraCall call) {
        admit(call);
        var all = Json.array();
        hooks.all.values().forEach(hook -> all.add(shown(hook)));
        return Answer.ok(all);
    }

    private Answer create(JiraCall call) {
        admit(call);
        var hook = hook(world.newId(), call.body(), null);
        hooks.all.put(hook.id(), hook);
        return Answer.created(shown(hook));
    }

    private Answer edit(JiraCall call) {
        admit(call);
        var known = hooks.all.get(call.param("hook"));
        if (known == null) {
            throw JiraErrors.refusal(404, "There is no such webhook.");
        }
        var hook = hook(known.id(), call.body(), known.secret());
        hooks.all.put(hook.id(), hook);
        return Answer.ok(shown(hook));
    }

    private Answer delete(JiraCall call) {
        admit(call);
        hooks.all.remove(call.param("hook"));
        return Answer.empty(204);
    }

    private static JiraHook hook(String id, ObjectNode body, @Nullable String secret) {
        var url = Json.string(body, "url");
        if (url == null || Json.string(body, "name") == null) {
            throw JiraErrors.refusal(400, "A webhook needs a name and a url.");
        }
        var given = Json.string(body, "secret");
        return new JiraHook(
                id,
                Objects.requireNonNull(Json.string(body, "name")),
                URI.create(url),
                body.path("events").valueStream().map(JsonNode::asString).toList(),
                body.path("filters").path(SECTION).asString(""),
                given == null ? secret : given,
                body.path("enabled").asBoolean(true));
    }

    private ObjectNode shown(JiraHook hook) {
        var node = Json.object()
                .put("name", hook.name())
                .put("url", hook.url().toString())
                .put("excludeBody", false)
                .put("enabled", hook.enabled())
                .put("isSigned", hook.secret() != null)
                .put("self", world.baseUri + "/rest/webhooks/1.0/webhook/" + hook.id());
        node.putObject("filters").put(SECTION, hook.filter());
        var events = node.putArray("events");
        hook.events().forEach(events::add);
        return node;
    }
}
