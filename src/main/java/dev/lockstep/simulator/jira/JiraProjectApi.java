package dev.lockstep.simulator.jira;

import dev.lockstep.simulator.Answer;
import dev.lockstep.simulator.Json;
import dev.lockstep.simulator.Routes;
import java.util.Locale;

/** What a project has, who the caller is, which Jira this is. */
record JiraProjectApi(JiraWorld world) {
    void addTo(Routes<JiraCall> routes) {
        routes.on("GET /serverInfo", this::serverInfo)
                .on("GET /myself", call -> Answer.ok(json(call).user(call.user())))
                .on("GET /project/{project}", this::project)
                .on("GET /project/{project}/statuses", this::statuses)
                .on("GET /priority", this::priorities)
                .on("GET /user/assignable/search", this::people);
    }

    /** For guests too. */
    private Answer serverInfo(JiraCall call) {
        var info = Json.object()
                .put("baseUrl", world.baseUri.toString())
                .put("version", world.edition.cloud() ? "1001.0.0-SNAPSHOT" : "9.12.5")
                .put("deploymentType", world.edition.deployment)
                .put("buildNumber", 100_275)
                .put("serverTitle", "Jira");
        info.putArray("versionNumbers")
                .add(world.edition.cloud() ? 1001 : 9)
                .add(12)
                .add(5);
        return Answer.ok(info.put("serverTime", json(call).time(world.now())));
    }

    private Answer project(JiraCall call) {
        var project = call.project();
        var shown = json(call).project(project);
        var types = shown.putArray("issueTypes");
        JiraProject.TYPES.forEach(name -> types.add(json(call).type(name)));
        return Answer.ok(shown);
    }

    private Answer statuses(JiraCall call) {
        var project = call.project();
        var all = Json.array();
        for (var name : JiraProject.TYPES) {
            var type = json(call).type(name);
            var statuses = type.putArray("statuses");
            project.workflow
                    .statuses()
                    .forEach(status -> statuses.add(json(call).status(status)));
            all.add(type);
        }
        return Answer.ok(all);
    }

    private Answer priorities(JiraCall call) {
        call.user();
        var all = Json.array();
        JiraJson.PRIORITIES.forEach(name -> all.add(json(call).priority(name)));
        return Answer.ok(all);
    }

    private Answer people(JiraCall call) {
        call.user();
        var part = call.request().query("query", "").toLowerCase(Locale.ROOT);
        var all = Json.array();
        world.users().stream()
                .filter(user -> user.displayName().toLowerCase(Locale.ROOT).contains(part))
                .forEach(user -> all.add(json(call).user(user)));
        return Answer.ok(all);
    }

    private JiraJson json(JiraCall call) {
        return new JiraJson(world, call.guest());
    }
}
