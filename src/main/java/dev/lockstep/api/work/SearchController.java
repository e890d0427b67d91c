package dev.lockstep.api.work;

import dev.lockstep.api.Visitor;
import dev.lockstep.api.access.Access;
import dev.lockstep.api.access.Least;
import dev.lockstep.api.rest.Bodies;
import dev.lockstep.api.rest.Page;
import dev.lockstep.base.Slice;
import dev.lockstep.issue.Issue;
import dev.lockstep.issue.Issues;
import dev.lockstep.issue.search.Asked;
import dev.lockstep.issue.search.Hit;
import dev.lockstep.issue.search.IssueSearch;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Issues by words. */
@RestController
class SearchController {
    private final IssueSearch search;
    private final Issues issues;

    SearchController(IssueSearch search, Issues issues) {
        this.search = search;
        this.issues = issues;
    }

    /**
     * In one's own projects, for administrators in all: issues in whose title and body, or in one of whose comments, all words
     * of {@code q} stand; "several in their order", -without, begin*. The best first.
     */
    @Access(Least.SIGNED_IN)
    @GetMapping("/api/v1/search")
    ResponseEntity<Page<Found>> searchIssues(
            @AuthenticationPrincipal Visitor visitor,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable UUID project,
            @RequestParam(defaultValue = Page.DEFAULT_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var asked = new Asked(visitor.admin() ? null : visitor.self().id(), project);
        var hits = search.find(Bodies.required(q, "q"), asked, Page.limit(limit), cursor);
        var found = issues.all(hits.items().stream().map(Hit::issueId).toList());
        var shown = hits.items().stream().filter(hit -> found.containsKey(hit.issueId()));
        return Page.of(new Slice<>(shown.map(hit -> Found.of(hit, found)).toList(), hits.next()));
    }

    /** @param commentId where the words stand; null for the issue's own title and body */
    record Found(UUID projectId, @Nullable UUID commentId, Cards.Card issue) {
        static Found of(Hit hit, Map<UUID, Issue> issues) {
            var issue = Objects.requireNonNull(issues.get(hit.issueId()));
            return new Found(issue.projectId(), hit.commentId(), Cards.Card.of(issue));
        }
    }
}
