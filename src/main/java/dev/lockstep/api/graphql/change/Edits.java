package dev.lockstep.api.graphql.change;

import dev.lockstep.api.access.Gate;
import dev.lockstep.api.access.Least;
import dev.lockstep.api.access.Of;
import dev.lockstep.api.graphql.Asking;
import dev.lockstep.api.graphql.read.ItemNode;
import dev.lockstep.base.Refused;
import dev.lockstep.issue.Issue;
import dev.lockstep.issue.Issues;
import dev.lockstep.issue.Issues.Edit;
import dev.lockstep.issue.Origin;
import dev.lockstep.issue.listing.ChangeColumns;
import dev.lockstep.issue.listing.Happening.What;
import dev.lockstep.issue.listing.Happenings;
import dev.lockstep.issue.listing.Happenings.Asked;
import dev.lockstep.keyset.Ordering;
import dev.lockstep.keyset.Sql;
import dev.lockstep.keyset.Window;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Edits an issue and tells the item that its timeline got; null where nothing changed. */
@Component
final class Edits {
    private static final Window NEWEST = new Window(null, 1, null, null, 0);
    private static final Ordering BY_ID = Ordering.of(List.of(), ChangeColumns.ID);

    private final Issues issues;
    private final Happenings happenings;
    private final Gate gate;
    private final Again again;
    private final InstantSource clock;

    Edits(Issues issues, Happenings happenings, Gate gate, Again again, InstantSource clock) {
        this.issues = issues;
        this.happenings = happenings;
        this.gate = gate;
        this.again = again;
        this.clock = clock;
    }

    @Nullable
    ItemNode edit(Asking asking, UUID issue, What what, Function<Issue, Edit> edit) {
        gate.must(asking.visitor(), Least.EDITOR, Of.ISSUE, issue);
        var item = again.change(() -> {
            var before = there(issue);
            var after = issues.edit(issue, before.version(), edit.apply(before), origin(asking), clock.instant());
            // A unit of work gives back something.
            return after.version() == before.version() ? Optional.<ItemNode>empty() : Optional.of(newest(after, what));
        });
        return item.orElse(null);
    }

    /** The text, which has one item for ever. */
    Issue rewrite(Asking asking, UUID issue, String body) {
        gate.must(asking.visitor(), Least.EDITOR, Of.ISSUE, issue);
        return again.change(() -> {
            var edit = new Edit(null, body, null, null, null, null);
            return issues.edit(issue, there(issue).version(), edit, origin(asking), clock.instant());
        });
    }

    private ItemNode newest(Issue issue, What what) {
        var asked = new Asked(Set.of(what), Sql.TRUE, BY_ID, NEWEST);
        var part =
                Objects.requireNonNull(happenings.of(List.of(issue.id()), asked).get(issue.id()));
        return ItemNode.of(part.items().getLast(), issue);
    }

    Issue there(UUID id) {
        return issues.find(id).filter(issue -> issue.deletedAt() == null).orElseThrow(() -> Refused.notFound("issue"));
    }

    static Origin origin(Asking asking) {
        return Origin.hub(asking.visitor().pen());
    }
}
