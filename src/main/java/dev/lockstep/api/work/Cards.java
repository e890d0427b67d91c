package dev.lockstep.api.work;

import dev.lockstep.api.rest.Words;
import dev.lockstep.base.Slice;
import dev.lockstep.issue.Issue;
import dev.lockstep.issue.Issues;
import java.time.LocalDate;
import java.util.Objects;
import java.util.SortedSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Issues as a board shows them. */
@Component
class Cards {
    private final Issues issues;

    Cards(Issues issues) {
        this.issues = issues;
    }

    record Card(
            UUID id,
            long number,
            String title,
            String state,
            SortedSet<String> labels,
            SortedSet<String> assignees,
            String priority,
            @Nullable LocalDate dueOn,
            String category,
            long version) {
        static Card of(Issue issue) {
            return new Card(
                    issue.id(),
                    issue.number(),
                    issue.title(),
                    Words.of(issue.state()),
                    issue.labels(),
                    issue.assignees(),
                    issue.priority(),
                    issue.filing().dueOn(),
                    issue.filing().category(),
                    issue.version());
        }
    }

    /** In the same order; what was removed meanwhile is left out. */
    Slice<Card> of(Slice<UUID> page) {
        var found = issues.all(page.items());
        var cards = page.items().stream()
                .map(found::get)
                .filter(Objects::nonNull)
                .map(Card::of)
                .toList();
        return new Slice<>(cards, page.next());
    }
}
