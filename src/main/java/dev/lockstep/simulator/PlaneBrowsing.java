package dev.lockstep.simulator;

import java.util.Optional;
import org.jsoup.nodes.Entities;

/** The page of an item as a person would open it, so that what the API says can be looked at. Asks nobody's name. */
record PlaneBrowsing(PlaneWorld world) {
    private static final String STYLE =
            "body{font:16px/1.5 system-ui;max-width:46rem;margin:2rem auto;padding:0 1rem}small{color:#666}";

    /** Empty for addresses of another kind than {@code /{workspace}/projects/{project}/issues/{item}}. */
    Optional<Answer> page(Request request) {
        var parts = request.segments();
        if (parts.size() != 5 || !parts.get(1).equals("projects") || !request.reads()) {
            return Optional.empty();
        }
        synchronized (world) {
            return PlaneCall.uuid(parts.get(2))
                    .flatMap(id -> world.project(parts.get(0), id))
                    .flatMap(project -> PlaneCall.uuid(parts.get(4))
                            .flatMap(id -> Optional.ofNullable(project.issues.get(id)))
                            .map(issue -> page(project, issue)));
        }
    }

    private Answer page(PlaneProject project, PlaneIssue issue) {
        var page = new StringBuilder("<!doctype html><meta charset=utf-8><style>" + STYLE + "</style>");
        page.append("<small>simulated ")
                .append(project.identifier)
                .append('-')
                .append(issue.sequenceId())
                .append("</small><h1>")
                .append(Entities.escape(issue.name()))
                .append("</h1><p>")
                .append(Entities.escape(project.stateName(issue.state())));
        issue.labels().forEach(label -> page.append(" · ").append(Entities.escape(project.labelName(label))));
        page.append("</p>").append(issue.descriptionHtml());
        for (var comment : project.commentsOf(issue.id())) {
            var author = world.user(comment.actor()).map(PlaneUser::displayName).orElse("?");
            page.append("<h4>").append(Entities.escape(author)).append("</h4>");
            // Comments are kept as given; what a browser shall run is another matter.
            page.append(PlaneHtml.rewritten(comment.commentHtml()).orElse(""));
        }
        return Answer.text(200, "text/html; charset=utf-8", page.toString());
    }
}
