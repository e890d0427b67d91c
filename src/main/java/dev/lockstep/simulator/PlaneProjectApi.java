package dev.lockstep.simulator;

import java.util.List;
import java.util.Objects;
import java.util.Set;

/** The account, projects, states and labels. */
record PlaneProjectApi(PlaneWorld world, PlaneJson json) {
    private static final Set<String> GROUPS = Set.of("backlog", "unstarted", "started", "completed", "cancelled");
    private static final String PROJECT = "/api/v1/workspaces/{slug}/projects/{project}";

    void addTo(Routes<PlaneCall> routes) {
        routes.on("GET /api/v1/users/me", call -> Answer.ok(json.user(call.user())))
                .on("GET /api/v1/workspaces/{slug}/projects", this::projects)
                .on("GET " + PROJECT, call -> Answer.ok(json.project(call.project(), call.user())))
                .on("GET " + PROJECT + "/members", this::members)
                .on("GET " + PROJECT + "/states", this::states)
                .on("POST " + PROJECT + "/states", this::createState)
                .on("GET " + PROJECT + "/labels", this::labels)
                .on("POST " + PROJECT + "/labels", this::createLabel);
    }

    private Answer projects(PlaneCall call) {
        var slug = call.param("slug");
        if (!world.knowsWorkspace(slug)) {
            throw PlaneErrors.forbidden();
        }
        var found = world.projects().stream()
                .filter(project -> project.workspace.slug.equals(slug))
                .toList();
        return PlanePages.page(call, found, project -> json.project(project, call.user()));
    }

    private Answer members(PlaneCall call) {
        call.project();
        var all = Json.array();
        world.users().forEach(user -> all.add(json.user(user)));
        return Answer.ok(all);
    }

    private Answer states(PlaneCall call) {
        var project = call.project();
        return PlanePages.page(call, List.copyOf(project.states.values()), state -> json.state(project, state));
    }

    private Answer createState(PlaneCall call) {
        var project = call.writable();
        var body = call.body();
        var name = required(PlaneCall.text(body, "name", 255), "name");
        var color = required(PlaneCall.text(body, "color", 255), "color");
        var group = Objects.requireNonNullElse(PlaneCall.text(body, "group", 20), "backlog");
        if (!GROUPS.contains(group)) {
            throw PlaneErrors.field("group", "\"" + group + "\" is not a valid choice.");
        }
        project.state(name).ifPresent(known -> {
            throw PlaneErrors.known("State with the same name already exists in the project", known.id());
        });
        var state = new PlaneState(world.newId(), name, color, group, false);
        project.states.put(state.id(), state);
        return Answer.ok(json.state(project, state));
    }

    private Answer labels(PlaneCall call) {
        var project = call.project();
        return PlanePages.page(
                call, List.copyOf(project.labels.values()).reversed(), label -> json.label(project, label));
    }

    private Answer createLabel(PlaneCall call) {
        var project = call.writable();
        var body = call.body();
        var name = required(PlaneCall.text(body, "name", 255), "name");
        project.labels.values().stream()
                .filter(known -> known.name().equals(name))
                .findFirst()
                .ifPresent(known -> {
                    throw PlaneErrors.known("Label with the same name already exists in the project", known.id());
                });
        var color = Objects.requireNonNullElse(PlaneCall.text(body, "color", 255), "");
        var label = new PlaneLabel(
                world.newId(),
                name,
                color,
                PlaneCall.text(body, "external_source", 255),
                PlaneCall.text(body, "external_id", 255));
        project.labels.put(label.id(), label);
        return Answer.created(json.label(project, label));
    }

    private static String required(@org.jspecify.annotations.Nullable String text, String member) {
        if (text == null || text.isBlank()) {
            throw PlaneErrors.field(member, "This field is required.");
        }
        return text;
    }
}
