package dev.lockstep.notify;

import dev.lockstep.event.Event;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Collects what one event tells: each person the first thing only, and nobody what he or she did. */
final class Drafts {
    private final Event event;
    private final @Nullable UUID by;
    private final Set<UUID> told = new HashSet<>();
    private final List<Draft> all = new ArrayList<>();

    Drafts(Event event, @Nullable UUID by) {
        this.event = event;
        this.by = by;
        if (by != null) {
            told.add(by);
        }
    }

    Drafts tell(Collection<UUID> people, Kind kind, @Nullable UUID issue, String content) {
        return once(people, kind, issue, content, event.id().toString());
    }

    /** @param once what nobody is told of twice, whatever event says it */
    Drafts once(Collection<UUID> people, Kind kind, @Nullable UUID issue, String content, String once) {
        for (UUID person : people) {
            if (told.add(person)) {
                all.add(new Draft(person, kind, content, event.projectId(), issue, by, once));
            }
        }
        return this;
    }

    List<Draft> all() {
        return all;
    }
}
