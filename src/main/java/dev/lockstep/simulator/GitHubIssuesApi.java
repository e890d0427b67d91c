package dev.lockstep.simulator;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /repos/{owner}/{repo}/issues}. */
record GitHubIssuesApi(GitHubIssues issues, GitHubIssueJson json, GitHubPages pages) {
    void addTo(Routes<GitHubCall> routes) {
        routes.on("GET /repos/{owner}/{repo}/issues", this::list)
                .on("POST /repos/{owner}/{repo}/issues", this::create)
                .on("GET /repos/{owner}/{repo}/issues/{number}", this::get)
                .on("PATCH /repos/{owner}/{repo}/issues/{number}", this::edit)
                .on("GET /repos/{owner}/{repo}/issues/{number}/events", this::happenings)
                .on("POST /repos/{owner}/{repo}/issues/{number}/assignees", call -> assign(call, true))
                .on("DELETE /repos/{owner}/{repo}/issues/{number}/assignees", call -> assign(call, false));
    }

    private Answer list(GitHubCall call) {
        var repository = call.issuesRead();
        var found = repository.issues.values().stream()
                .filter(issue -> call.world().listed(issue.createdAt()))
                .filter(wanted(call))
                .sorted(order(call, repository))
                .toList();
        return pages.page(
                call, "/repositories/" + repository.id + "/issues", found, issue -> json.issue(repository, issue));
    }

    private static Predicate<GitHubIssue> wanted(GitHubCall call) {
        var request = call.request();
        var state = request.query("state", "open");
        var since = since(call);
        var creator = request.query().get("creator");
        var labels = Arrays.stream(request.query("labels", "").split(",", -1))
                .filter(name -> !name.isBlank())
                .toList();
        return issue -> (state.equals("all") || issue.open() == state.equals("open"))
                && (since == null || !issue.updatedAt().isBefore(since))
                && (creator == null || issue.author().equalsIgnoreCase(creator))
                && labels.stream().allMatch(name -> issue.labels().stream().anyMatch(name::equalsIgnoreCase));
    }

    /** Inclusive. */
    static @Nullable Instant since(GitHubCall call) {
        var text = call.request().query().get("since");
        try {
            return text == null ? null : java.time.OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException nonsense) {
            throw GitHubErrors.invalid("Issue", "since", "invalid", null);
        }
    }

    private static Comparator<GitHubIssue> order(GitHubCall call, GitHubRepository repository) {
        var sort = call.request().query("sort", "created");
        Comparator<GitHubIssue> ascending = switch (sort) {
            case "updated" -> Comparator.comparing(GitHubIssue::updatedAt);
            case "comments" -> Comparator.comparing(issue -> repository.commentCount(issue.number()));
            default -> Comparator.comparing(GitHubIssue::createdAt);
        };
        var total = ascending.thenComparing(GitHubIssue::number);
        var direction = call.request().query("direction", "desc").toLowerCase(Locale.ROOT);
        return direction.equals("asc") ? total : total.reversed();
    }

    private Answer create(GitHubCall call) {
        var repository = call.issuesRead();
        if (!call.signedIn().mayWith("issues", "write")) {
            throw GitHubCall.notGranted("issues=write");
        }
        var actor = call.actor();
        var asked = change(call.body());
        // Who may not push has labels and assignees dropped silently.
        var allowed = call.mayWrite(repository)
                ? asked
                : GitHubIssueChange.NOTHING
                        .withTitle(asked.title() == null ? "" : asked.title())
                        .withBody(asked.body() == null ? "" : asked.body());
        return Answer.created(json.issue(repository, issues.create(repository, actor, allowed)));
    }

    private Answer get(GitHubCall call) {
        var repository = call.issuesRead();
        return Answer.ok(json.issue(repository, call.issue(repository)));
    }

    /** Oldest first, which no parameter changes. */
    private Answer happenings(GitHubCall call) {
        var repository = call.issuesRead();
        var issue = call.issue(repository);
        var address = "/repositories/" + repository.id + "/issues/" + issue.number() + "/events";
        var all = repository.happenings.getOrDefault(issue.number(), List.of());
        return pages.page(call, address, all, each -> json.happening(repository, each));
    }

    private Answer edit(GitHubCall call) {
        call.signedIn();
        var repository = call.repository();
        var issue = call.issue(repository);
        // Who may not push edits what is his or her own, but for labels and assignees, which are dropped silently.
        boolean own = !call.mayWrite(repository) && issue.author().equals(call.actor());
        var asked = change(call.body());
        var allowed = own ? asked.withoutWhatNeedsPush() : asked;
        var within = own ? repository : call.writable();
        return Answer.ok(json.issue(repository, issues.edit(within, call.actor(), issue, allowed)));
    }

    private Answer assign(GitHubCall call, boolean added) {
        call.signedIn();
        var repository = call.writable();
        var logins = names(call.body(), "assignees");
        var issue = issues.assign(
                repository, call.actor(), call.issue(repository), logins == null ? List.of() : logins, added);
        return added ? Answer.created(json.issue(repository, issue)) : Answer.ok(json.issue(repository, issue));
    }

    private static GitHubIssueChange change(ObjectNode body) {
        return new GitHubIssueChange(
                text(body, "title"),
                body.has("body") && body.get("body").isNull() ? "" : text(body, "body"),
                text(body, "state"),
                text(body, "state_reason"),
                names(body, "labels"),
                names(body, "assignees"));
    }

    private static @Nullable String text(ObjectNode body, String member) {
        var value = body.get(member);
        if (value != null && !value.isString() && !value.isNull()) {
            throw GitHubErrors.invalid("Issue", member, "invalid", null);
        }
        return Json.string(body, member);
    }

    /** Labels come as names or as objects with a name. */
    private static @Nullable List<String> names(ObjectNode body, String member) {
        var value = body.get(member);
        if (value == null || value.isNull()) {
            return null;
        }
        var names = new ArrayList<String>();
        for (JsonNode item : value.values()) {
            var name = item.isString() ? item.stringValue() : Json.string(item, "name");
            if (name == null) {
                throw GitHubErrors.invalid("Issue", member, "invalid", null);
            }
            names.add(name);
        }
        return names;
    }
}
