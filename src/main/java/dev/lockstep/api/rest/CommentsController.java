package dev.lockstep.api.rest;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.lockstep.api.Visitor;
import dev.lockstep.api.access.Access;
import dev.lockstep.api.access.Least;
import dev.lockstep.api.access.Of;
import dev.lockstep.api.rest.IssueView.CommentView;
import dev.lockstep.base.Ids;
import dev.lockstep.base.Refused;
import dev.lockstep.issue.Comment;
import dev.lockstep.issue.Issue;
import dev.lockstep.issue.Issues;
import dev.lockstep.issue.Origin;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A change without a version is meant for the comment as it is now. */
@RestController
class CommentsController {
    private final Issues issues;
    private final IssueViews views;
    private final InstantSource clock;

    CommentsController(Issues issues, IssueViews views, InstantSource clock) {
        this.issues = issues;
        this.views = views;
        this.clock = clock;
    }

    /** Oldest first, or with {@code newest} the other way round. */
    @Access(value = Least.VIEWER, of = Of.ISSUE)
    @GetMapping("/api/v1/issues/{id}/comments")
    ResponseEntity<Page<CommentView>> listComments(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "false") boolean newest,
            @RequestParam(defaultValue = Page.DEFAULT_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Bodies.known(issues.projectOf(id), "issue");
        int most = Page.limit(limit);
        return Page.of(
                views.of(id, newest ? issues.latestComments(id, most, cursor) : issues.comments(id, most, cursor)));
    }

    @Access(value = Least.VIEWER, of = Of.COMMENT)
    @GetMapping("/api/v1/comments/{id}")
    CommentInPlace readComment(@PathVariable UUID id) {
        var comment = standing(id);
        var issue = issues.find(comment.issueId()).orElseThrow(() -> Refused.notFound("comment"));
        return new CommentInPlace(views.of(comment), CommentInPlace.Where.of(issue));
    }

    @Access(value = Least.COMMENTER, of = Of.ISSUE)
    @PostMapping("/api/v1/issues/{id}/comments")
    @ResponseStatus(HttpStatus.CREATED)
    CommentView addComment(@PathVariable UUID id, @RequestBody CommentBody body) {
        Bodies.known(issues.find(id).filter(issue -> issue.deletedAt() == null), "issue");
        var now = clock.instant();
        var comment =
                new Issues.NewComment(Ids.next(), id, Bodies.required(body.body(), "body"), Visitor.author(), now, now);
        return views.of(issues.addComment(comment, Origin.hub(Visitor.author())));
    }

    @Access(value = Least.OWNER, of = Of.COMMENT, own = Least.COMMENTER)
    @PatchMapping("/api/v1/comments/{id}")
    CommentView editComment(@PathVariable UUID id, @RequestBody CommentBody body) {
        var text = Bodies.required(body.body(), "body");
        var origin = Origin.hub(Visitor.author());
        return views.of(issues.editComment(id, version(id, body.version()), text, origin, clock.instant()));
    }

    @Access(value = Least.OWNER, of = Of.COMMENT, own = Least.COMMENTER)
    @DeleteMapping("/api/v1/comments/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deleteComment(@PathVariable UUID id, @RequestParam(required = false) @Nullable Long version) {
        issues.deleteComment(id, version(id, version), Origin.hub(Visitor.author()), clock.instant());
    }

    private long version(UUID id, @Nullable Long given) {
        var comment = standing(id);
        return given != null ? given : comment.version();
    }

    private Comment standing(UUID id) {
        return issues.findComment(id)
                .filter(known -> known.deletedAt() == null)
                .filter(known -> issues.find(known.issueId())
                        .filter(issue -> issue.deletedAt() == null)
                        .isPresent())
                .orElseThrow(() -> Refused.notFound("comment"));
    }

    record CommentBody(@Nullable String body, @Nullable Long version) {}

    /** A comment by itself, with the issue that it stands at. */
    record CommentInPlace(@JsonUnwrapped CommentView comment, Where issue) {
        record Where(UUID id, UUID projectId, long number, String title, String state) {
            static Where of(Issue issue) {
                return new Where(issue.id(), issue.projectId(), issue.number(), issue.title(), Words.of(issue.state()));
            }
        }
    }
}
