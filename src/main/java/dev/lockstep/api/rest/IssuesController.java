package dev.lockstep.api.rest;

import dev.lockstep.api.ProblemWriter;
import dev.lockstep.api.Visitor;
import dev.lockstep.api.access.Access;
import dev.lockstep.api.access.InProject;
import dev.lockstep.api.access.Least;
import dev.lockstep.api.access.Of;
import dev.lockstep.api.identity.AuthorView;
import dev.lockstep.api.identity.Authors;
import dev.lockstep.api.people.AuditTrail;
import dev.lockstep.base.Ids;
import dev.lockstep.base.Refused;
import dev.lockstep.issue.Change;
import dev.lockstep.issue.Filing;
import dev.lockstep.issue.Issue;
import dev.lockstep.issue.IssueFilter;
import dev.lockstep.issue.IssueState;
import dev.lockstep.issue.Issues;
import dev.lockstep.issue.Origin;
import dev.lockstep.issue.search.IssueSearch;
import dev.lockstep.project.Projects;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/issues")
class IssuesController {
    /** At {@code If-Match: *}, so many changes of others may come in between. */
    private static final int MOST_ATTEMPTS = 50;

    private final Issues issues;
    private final Projects projects;
    private final IssueViews views;
    private final Explanations explanations;
    private final IssueSearch search;
    private final Authors authors;
    private final InstantSource clock;

    IssuesController(
            Issues issues,
            Projects projects,
            IssueViews views,
            Explanations explanations,
            IssueSearch search,
            Authors authors,
            InstantSource clock) {
        this.issues = issues;
        this.projects = projects;
        this.views = views;
        this.explanations = explanations;
        this.search = search;
        this.authors = authors;
        this.clock = clock;
    }

    @Access(value = Least.VIEWER, of = Of.PROJECT, by = "project")
    @GetMapping
    ResponseEntity<Page<IssueView>> listIssues(
            @org.springdoc.core.annotations.ParameterObject @ModelAttribute Wanted wanted,
            @RequestParam(defaultValue = Page.DEFAULT_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return Page.of(views.page(issues.filtered(wanted.read(search), Page.limit(limit), cursor)));
    }

    @Access(value = Least.EDITOR, of = Of.PROJECT, by = Access.BODY)
    @PostMapping
    ResponseEntity<IssueView> createIssue(@RequestBody NewIssue body) {
        var project = Bodies.required(body.projectId(), "projectId");
        Bodies.known(projects.find(project), "project");
        var issue = issues.create(body.at(project, clock.instant()), Origin.hub(Visitor.author()));
        return ResponseEntity.created(URI.create("/api/v1/issues/" + issue.id()))
                .body(views.whole(issue));
    }

    @Access(value = Least.VIEWER, of = Of.ISSUE)
    @GetMapping("/{id}")
    ResponseEntity<IssueView> readIssue(@PathVariable UUID id) {
        return tagged(views.whole(find(id)));
    }

    /** {@code If-Match} is the ETag of what was read, or {@code *} for whatever is there. */
    @Access(value = Least.EDITOR, of = Of.ISSUE)
    @PatchMapping("/{id}")
    ResponseEntity<IssueView> editIssue(
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody IssueEdit body) {
        int attempts = EditTag.isAny(ifMatch) ? MOST_ATTEMPTS : 1;
        return tagged(views.whole(decidedOn(id, attempts, () -> edited(id, ifMatch, body))));
    }

    private Issue edited(UUID id, @Nullable String ifMatch, IssueEdit body) {
        var now = find(id);
        long version = EditTag.version(ifMatch, now.version());
        return issues.edit(id, version, body.of(now), Origin.hub(Visitor.author()), clock.instant());
    }

    /**
     * It is in no list any more and cannot be changed; what it was stays readable by its id. At trackers {@code deletions}
     * of each link says what becomes of it, and it is never made here again. {@code If-Match} as for a change; {@code confirm} is the issue's number.
     */
    @Access(value = Least.OWNER, of = Of.ISSUE)
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deleteIssue(
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestParam(required = false) @Nullable Long confirm,
            HttpServletRequest request) {
        var now = Optional.of(find(id))
                .filter(issue -> issue.deletedAt() == null)
                .orElseThrow(() -> Refused.notFound("issue"));
        long version = EditTag.version(ifMatch, now.version());
        if (confirm == null || confirm != now.number()) {
            throw Refused.invalid("confirm_missing", "confirm", confirmation(now));
        }
        AuditTrail.about(request, now.projectId() + " " + id);
        decidedOn(id, 1, () -> issues.remove(id, version, Origin.hub(Visitor.author()), clock.instant()));
    }

    private String confirmation(Issue issue) {
        var shown = views.whole(issue);
        var there = Objects.requireNonNull(shown.twins()).isEmpty()
                ? ""
                : " At trackers it is kept, closed or deleted as deletions of each link says.";
        return "This deletes issue " + issue.number() + " with its comments (" + shown.commentCount() + ")." + there
                + " Send confirm=" + issue.number() + " to do it.";
    }

    /** Whatever is there may be another thing once it is written: then it is read again. */
    private <T> T decidedOn(UUID id, int attempts, Supplier<T> change) {
        for (int attempt = 1; ; attempt++) {
            try {
                return change.get();
            } catch (Issues.VersionConflict conflict) {
                if (attempt == attempts) {
                    throw new EditTag.Outdated(views.whole(find(id)));
                }
            }
        }
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> undecided(EditTag.Missing missing) {
        var problem = ProblemWriter.problem(HttpStatus.PRECONDITION_REQUIRED, "if_match_missing", missing.getMessage());
        problem.setProperty("field", HttpHeaders.IF_MATCH);
        return ResponseEntity.status(HttpStatus.PRECONDITION_REQUIRED).body(problem);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> outdated(EditTag.Outdated outdated) {
        var detail =
                "The issue was changed meanwhile. What it is now stands in current; send the change with its ETag.";
        var problem = ProblemWriter.problem(HttpStatus.PRECONDITION_FAILED, "version_conflict", detail);
        problem.setProperty("current", outdated.newer());
        return ResponseEntity.status(HttpStatus.PRECONDITION_FAILED)
                .eTag(EditTag.of(outdated.newer()))
                .body(problem);
    }

    private static ResponseEntity<IssueView> tagged(IssueView view) {
        return ResponseEntity.ok().eTag(EditTag.of(view)).body(view);
    }

    @Access(value = Least.VIEWER, of = Of.ISSUE)
    @GetMapping("/{id}/timeline")
    ResponseEntity<Page<TimelineView>> readTimeline(
            @PathVariable UUID id,
            @RequestParam(defaultValue = Page.DEFAULT_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var project = find(id).projectId();
        var page = issues.timeline(id, Page.limit(limit), cursor);
        var known = authors.known(
                page.items().stream().map(entry -> entry.origin().by()).toList());
        return Page.of(page.map(
                entry -> TimelineView.of(entry, known.view(entry.origin().by(), project))));
    }

    /** Everything that was done and decided about it, its comments too, in plain words; newest first. */
    @Access(value = Least.VIEWER, of = Of.ISSUE)
    @GetMapping("/{id}/explain")
    ResponseEntity<Page<Explained>> explainIssue(
            @PathVariable UUID id,
            @RequestParam(defaultValue = Page.DEFAULT_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        find(id);
        return Page.of(explanations.of(id, Page.limit(limit), cursor));
    }

    private Issue find(UUID id) {
        return issues.find(id).orElseThrow(() -> Refused.notFound("issue"));
    }

    private static @Nullable SortedSet<String> sorted(@Nullable SortedSet<String> names, String field) {
        if (names != null && names.stream().anyMatch(String::isBlank)) {
            throw Refused.invalid("empty_name", field, field + " must not hold an empty name.");
        }
        return names;
    }

    private static String orElse(@Nullable String value, String fallback) {
        return Objects.requireNonNullElse(value, fallback);
    }

    /**
     * Which issues; all that is given must hold.
     *
     * @param label exactly as it is written, as are assignees (with their place) and categories
     * @param text part of the title
     * @param q words in the title, the body or a comment; "several in their order", -without, begin*
     * @param archived true for those that were put away, which are left out else
     * @param dueFrom due on this day or later
     * @param dueBefore due on an earlier day
     */
    record Wanted(
            @Nullable UUID project,
            @Nullable String state,
            @Nullable String label,
            @Nullable String assignee,
            @Nullable String text,
            @Nullable String category,
            @Nullable String dueFrom,
            @Nullable String dueBefore,
            @Nullable String q,
            @Nullable Boolean archived) {
        IssueFilter read(IssueSearch search) {
            return new IssueFilter(
                    project,
                    Words.readOrNull(IssueState.class, state, "state"),
                    given(label),
                    given(assignee),
                    given(text),
                    given(category),
                    dueFrom == null ? null : Filing.day("dueFrom", dueFrom),
                    dueBefore == null ? null : Filing.day("dueBefore", dueBefore),
                    q == null || q.isBlank() ? null : search.matching(q),
                    archived != null && archived);
        }

        private static @Nullable String given(@Nullable String text) {
            return text == null || text.isBlank() ? null : text;
        }
    }

    record NewIssue(
            @Nullable UUID projectId,
            @Nullable String title,
            @Nullable String body,
            @Nullable String state,
            @Nullable SortedSet<String> labels,
            @Nullable SortedSet<String> assignees,
            @Nullable String priority,
            @Nullable String dueOn,
            @Nullable String category)
            implements InProject {
        Issues.NewIssue at(UUID project, Instant now) {
            var names = sorted(labels, "labels");
            var people = sorted(assignees, "assignees");
            return new Issues.NewIssue(
                    Ids.next(),
                    project,
                    Bodies.required(title, "title"),
                    orElse(body, ""),
                    Words.read(IssueState.class, orElse(state, "todo"), "state"),
                    names == null ? new TreeSet<>() : names,
                    people == null ? new TreeSet<>() : people,
                    Words.priority(orElse(priority, "none")),
                    Visitor.author(),
                    now,
                    now,
                    Filing.NONE.with(dueOn, category));
        }
    }

    record IssueEdit(
            @Nullable String title,
            @Nullable String body,
            @Nullable String state,
            @Nullable SortedSet<String> labels,
            @Nullable SortedSet<String> assignees,
            @Nullable String priority,
            @Nullable String dueOn,
            @Nullable String category) {
        Issues.Edit of(Issue now) {
            return new Issues.Edit(
                    title == null ? null : Bodies.required(title, "title"),
                    body,
                    Words.readOrNull(IssueState.class, state, "state"),
                    sorted(labels, "labels"),
                    sorted(assignees, "assignees"),
                    priority == null ? null : Words.priority(priority),
                    now.filing().with(dueOn, category));
        }
    }

    record TimelineView(
            UUID id,
            Instant at,
            String place,
            @Nullable AuthorView by,
            @Nullable UUID linkId,
            @Nullable UUID operationId,
            @Nullable UUID jobId,
            Change change) {
        static TimelineView of(Issues.TimelineEntry entry, @Nullable AuthorView by) {
            var origin = entry.origin();
            return new TimelineView(
                    entry.id(),
                    entry.at(),
                    origin.place(),
                    by,
                    origin.linkId(),
                    origin.operationId(),
                    origin.jobId(),
                    entry.change());
        }
    }
}
