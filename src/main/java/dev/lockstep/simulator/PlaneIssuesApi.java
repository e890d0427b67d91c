package dev.lockstep.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** {@code /work-items/}, formerly {@code /issues/}. */
final class PlaneIssuesApi {
    private static final int DESCRIPTION_CHARACTERS = 10 * 1024 * 1024;

    private final PlaneIssues issues;
    private final PlaneJson json;
    private volatile Duration raceWindow = Duration.ZERO;

    PlaneIssuesApi(PlaneIssues issues, PlaneJson json) {
        this.issues = issues;
        this.json = json;
    }

    void addTo(Routes<PlaneCall> routes) {
        for (var word : new String[] {"work-items", "issues"}) {
            var all = " /api/v1/workspaces/{slug}/projects/{project}/" + word;
            routes.on("GET" + all, this::list)
                    .on("POST" + all, this::create)
                    .on("GET" + all + "/{item}", this::get)
                    .on("PATCH" + all + "/{item}", this::edit)
                    .on("DELETE" + all + "/{item}", this::delete);
        }
    }

    void raceWindow(Duration window) {
        raceWindow = window;
    }

    private Answer list(PlaneCall call) {
        var project = call.project();
        var external = call.request().query("external_id", "");
        var source = call.request().query("external_source", "");
        if (!external.isEmpty() && !source.isEmpty()) {
            return byExternal(project, source, external);
        }
        var found = project.issues.values().stream()
                .filter(issue -> call.world().listed(issue.createdAt()))
                .sorted(order(call))
                .toList();
        return PlanePages.page(call, found, issue -> json.issue(project, issue));
    }

    private Answer byExternal(PlaneProject project, String source, String external) {
        var found = project.issuesNamed(source, external);
        return switch (found.size()) {
            case 0 -> throw PlaneErrors.gone();
            case 1 -> Answer.ok(json.issue(project, found.getFirst()));
            default -> throw PlaneErrors.error(500, "Something went wrong please try again later");
        };
    }

    private static Comparator<PlaneIssue> order(PlaneCall call) {
        var asked = call.request().query("order_by", "-created_at");
        var now = call.world().now();
        Comparator<PlaneIssue> newestFirst =
                Comparator.comparing(PlaneIssue::createdAt).reversed();
        return switch (asked) {
            case "created_at" -> newestFirst.reversed();
            case "updated_at" ->
                Comparator.<PlaneIssue, Instant>comparing(it -> it.updatedAt(now))
                        .thenComparing(newestFirst);
            case "-updated_at" ->
                Comparator.<PlaneIssue, Instant>comparing(it -> it.updatedAt(now))
                        .reversed()
                        .thenComparing(newestFirst);
            case "sequence_id" -> Comparator.comparing(PlaneIssue::sequenceId);
            default -> newestFirst;
        };
    }

    /** Looks for the external id first and inserts later: with a race window two at once both get in. */
    private Answer create(PlaneCall call) {
        var body = call.body();
        var draft = change(body);
        synchronized (call.world()) {
            refuseKnown(call.writable(), draft);
        }
        pause();
        synchronized (call.world()) {
            var project = call.project();
            if (raceWindow.isZero()) {
                refuseKnown(project, draft);
            }
            return Answer.created(
                    json.issue(project, issues.create(project, call.user(), draft, time(body, "created_at"))));
        }
    }

    private static void refuseKnown(PlaneProject project, PlaneIssueChange draft) {
        if (draft.hasExternal()) {
            project
                    .issuesNamed(
                            Objects.requireNonNull(draft.externalSource()), Objects.requireNonNull(draft.externalId()))
                    .stream()
                    .findFirst()
                    .ifPresent(known -> {
                        throw PlaneErrors.known(
                                "Issue with the same external id and external source already exists", known.id());
                    });
        }
    }

    private void pause() {
        try {
            Thread.sleep(raceWindow);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private Answer get(PlaneCall call) {
        var project = call.project();
        return Answer.ok(json.issue(project, call.issue(project)));
    }

    private Answer edit(PlaneCall call) {
        var project = call.writable();
        var edited = issues.edit(project, call.user(), call.issue(project), change(call.body()));
        return Answer.ok(json.issue(project, edited));
    }

    private Answer delete(PlaneCall call) {
        var project = call.writable();
        issues.delete(project, call.issue(project));
        return Answer.empty(204);
    }

    private static PlaneIssueChange change(ObjectNode body) {
        var state = PlaneCall.text(body, "state", 255);
        return new PlaneIssueChange(
                PlaneCall.text(body, "name", PlaneIssues.NAME_CHARACTERS),
                PlaneCall.text(body, "description_html", DESCRIPTION_CHARACTERS),
                PlaneCall.text(body, "priority", 30),
                state == null
                        ? null
                        : PlaneCall.uuid(state)
                                .orElseThrow(() -> PlaneErrors.field("state", "“" + state + "” is not a valid UUID.")),
                PlaneCall.uuids(body, "labels"),
                PlaneCall.uuids(body, "assignees"),
                PlaneCall.text(body, "external_source", 255),
                PlaneCall.text(body, "external_id", 255));
    }

    static @Nullable Instant time(ObjectNode body, String member) {
        var text = Json.string(body, member);
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException nonsense) {
            throw PlaneErrors.error(400, "Please provide valid detail");
        }
    }
}
