package dev.lockstep.simulator.jira;

import dev.lockstep.simulator.Answer;
import dev.lockstep.simulator.Json;
import dev.lockstep.simulator.Routes;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a project has, who the caller is, which Jira this is. */
record JiraProjectApi(JiraWorld world) {
    private static final int MOST_PROJECTS = 50;
    static final List<String> PERMISSIONS = List.of(
            "ADMINISTER",
            "ADMINISTER_PROJECTS",
            "BROWSE_PROJECTS",
            "CREATE_ISSUES",
            "EDIT_ISSUES",
            "DELETE_ISSUES",
            "ASSIGN_ISSUES",
            "TRANSITION_ISSUES",
            "ADD_COMMENTS",
            "EDIT_OWN_COMMENTS",
            "EDIT_ALL_COMMENTS",
            "DELETE_OWN_COMMENTS",
            "DELETE_ALL_COMMENTS");

    void addTo(Routes<JiraCall> routes) {
        routes.on("GET /serverInfo", this::serverInfo)
                .on("GET /mypermissions", this::permissions)
                .on("GET /myself", call -> Answer.ok(json(call).user(call.user())))
                .on("GET /project", this::whole)
                .on("GET /project/search", this::searched)
                .on("GET /project/{project}", this::project)
                .on("GET /project/{project}/statuses", this::statuses)
                .on("GET /priority", this::priorities)
                .on("GET /label", this::labels)
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

    /** A Cloud has it too, without pages. */
    private Answer whole(JiraCall call) {
        call.user();
        var all = Json.array();
        world.projects().forEach(project -> all.add(json(call).project(project)));
        return Answer.ok(all);
    }

    private Answer searched(JiraCall call) {
        if (!world.edition.cloud()) {
            throw JiraErrors.refusal(404, "null for uri: /rest/api/2/project/search");
        }
        call.user();
        int from = Integer.parseInt(call.request().query("startAt", "0"));
        int most = Math.min(Integer.parseInt(call.request().query("maxResults", "50")), MOST_PROJECTS);
        var found = world.projects().stream()
                .sorted(Comparator.comparing(project -> project.key))
                .toList();
        var page = Json.object();
        var values = page.putArray("values");
        found.stream()
                .skip(from)
                .limit(most)
                .forEach(project -> values.add(json(call).project(project)));
        return Answer.ok(page.put("startAt", from)
                .put("maxResults", most)
                .put("total", found.size())
                .put("isLast", from + most >= found.size()));
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

    /** The Cloud tells what it is asked for, and insists on being asked; a Data Center tells all that it knows. */
    private Answer permissions(JiraCall call) {
        var asked = List.of(call.request().query("permissions", "").split(",", -1));
        if (world.edition.cloud() && asked.equals(List.of(""))) {
            throw JiraErrors.refusal(400, "The 'permissions' query parameter is required.");
        }
        if (world.edition.cloud() && !PERMISSIONS.containsAll(asked)) {
            throw JiraErrors.refusal(400, "Unrecognized permission(s) in the 'permissions' query parameter.");
        }
        var key = call.request().query("projectKey", "");
        if (!key.isEmpty() && world.project(key).isEmpty()) {
            throw JiraErrors.refusal(404, "No project could be found with key '" + key + "'.");
        }
        var answer = Json.object();
        var told = answer.putObject("permissions");
        PERMISSIONS.stream()
                .filter(each -> !world.edition.cloud() || asked.contains(each))
                .forEach(each -> told.set(each, json(call).permission(each, world.may(call.user(), each))));
        return Answer.ok(answer);
    }

    private Answer priorities(JiraCall call) {
        call.user();
        var all = Json.array();
        JiraJson.PRIORITIES.forEach(name -> all.add(json(call).priority(name)));
        return Answer.ok(all);
    }

    /** Looks through the first thousand and no further. */
    private Answer people(JiraCall call) {
        call.user();
        var key = call.request().query("project", "");
        if (world.project(key).isEmpty()) {
            throw JiraErrors.refusal(key.isEmpty() ? 400 : 404, "No project could be found with key '" + key + "'.");
        }
        var part = call.request().query("query", "").toLowerCase(Locale.ROOT);
        var all = Json.array();
        world.users().stream()
                .limit(1_000)
                .skip(call.number("startAt", 0, Integer.MAX_VALUE))
                .limit(call.number("maxResults", 50, 1_000))
                .filter(user -> user.displayName().toLowerCase(Locale.ROOT).contains(part))
                .forEach(user -> all.add(json(call).user(user)));
        return Answer.ok(all);
    }

    /** Those of the whole Jira. A Data Center has no such list. */
    private Answer labels(JiraCall call) {
        if (!world.edition.cloud()) {
            throw JiraErrors.refusal(404, "null for uri: /rest/api/2/label");
        }
        call.user();
        int from = call.number("startAt", 0, Integer.MAX_VALUE);
        int most = call.number("maxResults", 1_000, 1_000);
        var known = world.projects().stream()
                .flatMap(project -> project.issues.values().stream())
                .flatMap(issue -> issue.labels().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        var page = Json.object();
        var values = page.putArray("values");
        known.stream().skip(from).limit(most).forEach(values::add);
        return Answer.ok(page.put("startAt", from)
                .put("maxResults", most)
                .put("total", known.size())
                .put("isLast", from + most >= known.size()));
    }

    private JiraJson json(JiraCall call) {
        return new JiraJson(world, call.guest());
    }
}
