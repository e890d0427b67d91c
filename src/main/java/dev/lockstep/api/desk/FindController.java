package dev.lockstep.api.desk;

import dev.lockstep.api.Visitor;
import dev.lockstep.api.access.Access;
import dev.lockstep.api.access.Least;
import dev.lockstep.api.rest.Page;
import dev.lockstep.base.Slice;
import dev.lockstep.issue.Issue;
import dev.lockstep.issue.Issues;
import dev.lockstep.member.Members;
import dev.lockstep.sync.find.PastedAddresses;
import io.swagger.v3.oas.annotations.Operation;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** From an address at a tracker to the issue here. */
@RestController
class FindController {
    private final PastedAddresses addresses;
    private final Issues issues;
    private final Members members;

    FindController(PastedAddresses addresses, Issues issues, Members members) {
        this.addresses = addresses;
        this.issues = issues;
        this.members = members;
    }

    @Access(Least.SIGNED_IN)
    @GetMapping("/api/v1/find")
    @Operation(
            summary = "Find an issue by its address at a tracker",
            description = "url is what a browser shows there. In one's own projects, for administrators in all."
                    + " An address that is not known gives an empty list; no tracker is asked.")
    ResponseEntity<Page<Standing>> findIssues(
            @AuthenticationPrincipal Visitor visitor, @RequestParam(defaultValue = "") String url) {
        var found = issues.all(addresses.issues(url)).values().stream()
                .filter(issue -> issue.deletedAt() == null && maySee(visitor, issue))
                .map(Standing::of)
                .toList();
        return Page.of(new Slice<>(found, null));
    }

    private boolean maySee(Visitor visitor, Issue issue) {
        return visitor.admin()
                || visitor.id() != null
                        && members.role(issue.projectId(), visitor.id()).isPresent();
    }

    record Standing(UUID id, UUID projectId, long number, String title) {
        static Standing of(Issue issue) {
            return new Standing(issue.id(), issue.projectId(), issue.number(), issue.title());
        }
    }
}
