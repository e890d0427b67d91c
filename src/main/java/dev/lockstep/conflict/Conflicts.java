package dev.lockstep.conflict;

import dev.lockstep.base.Slice;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The stored conflicts, to read. They are never pruned. */
@Component
public final class Conflicts {
    private final ConflictRows rows;

    Conflicts(ConflictRows rows) {
        this.rows = rows;
    }

    public Optional<Conflict> find(UUID id) {
        return rows.find(id);
    }

    /** How many of a link wait for a person. */
    public long countOpen(UUID linkId) {
        return rows.countOpen(linkId);
    }

    /** True when links overwrote each other, and one of them is held back until a person answers. */
    public boolean hasFight(UUID linkId) {
        return rows.hasFight(linkId);
    }

    /** Newest first. */
    public Slice<Conflict> list(ConflictFilter filter, int limit, @Nullable String cursor) {
        var found = rows.list(filter, limit + 1, cursor);
        return Slice.of(found, limit, conflict -> conflict.id().toString());
    }
}
