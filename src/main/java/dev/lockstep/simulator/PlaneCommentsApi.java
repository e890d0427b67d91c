package dev.lockstep.simulator;

import java.util.Objects;
import tools.jackson.databind.node.ObjectNode;

/** Comments of a work item. */
record PlaneCommentsApi(PlaneComments comments, PlaneJson json) {
    private static final int HTML_CHARACTERS = 10 * 1024 * 1024;

    void addTo(Routes<PlaneCall> routes) {
        for (var word : new String[] {"work-items", "issues"}) {
            var all = " /api/v1/workspaces/{slug}/projects/{project}/" + word + "/{item}/comments";
            routes.on("GET" + all, this::list)
                    .on("POST" + all, this::create)
                    .on("GET" + all + "/{comment}", this::get)
                    .on("PATCH" + all + "/{comment}", this::edit)
                    .on("DELETE" + all + "/{comment}", this::delete);
        }
    }

    /** Newest first unless asked otherwise. */
    private Answer list(PlaneCall call) {
        var project = call.project();
        var all = project.commentsOf(call.issue(project).id()).stream()
                .filter(comment -> call.world().listed(comment.createdAt()))
                .toList();
        boolean ascending = call.request().query("order_by", "-created_at").equals("created_at");
        return PlanePages.page(call, ascending ? all : all.reversed(), comment -> json.comment(project, comment));
    }

    private Answer create(PlaneCall call) {
        var project = call.project();
        var issue = call.issue(project);
        var body = call.body();
        var source = PlaneCall.text(body, "external_source", 255);
        var external = PlaneCall.text(body, "external_id", 255);
        if (source != null && external != null) {
            project.commentsOf(issue.id()).stream()
                    .filter(it -> external.equals(it.externalId()) && source.equals(it.externalSource()))
                    .findFirst()
                    .ifPresent(known -> {
                        throw PlaneErrors.known(
                                "Work item comment with the same external id and external source already exists",
                                known.id());
                    });
        }
        var draft = new PlaneComments.Draft(
                issue.id(), html(body), source, external, PlaneIssuesApi.time(body, "created_at"));
        return Answer.created(json.comment(project, comments.create(project, call.user(), draft)));
    }

    private Answer get(PlaneCall call) {
        var project = call.project();
        return Answer.ok(json.comment(project, call.comment(project, call.issue(project))));
    }

    private Answer edit(PlaneCall call) {
        var project = call.project();
        var comment = call.comment(project, call.issue(project));
        return Answer.ok(json.comment(project, comments.edit(project, call.user(), comment, html(call.body()))));
    }

    private Answer delete(PlaneCall call) {
        var project = call.project();
        comments.delete(project, call.comment(project, call.issue(project)));
        return Answer.empty(204);
    }

    /** Kept as given. */
    private static String html(ObjectNode body) {
        return Objects.requireNonNullElse(PlaneCall.text(body, "comment_html", HTML_CHARACTERS), "<p></p>");
    }
}
