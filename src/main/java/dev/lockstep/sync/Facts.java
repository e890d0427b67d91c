package dev.lockstep.sync;

import dev.lockstep.issue.Issues;
import dev.lockstep.operation.ResourceFacts;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Tells the queue's rules what they must know of links and records. */
@Component
final class Facts implements ResourceFacts {
    private final ObjectProvider<StoredLinks> links;
    private final Issues issues;

    /** The links are asked for late, because they pause operations and so need the queue themselves. */
    Facts(ObjectProvider<StoredLinks> links, Issues issues) {
        this.links = links;
        this.issues = issues;
    }

    @Override
    public @Nullable UUID project(UUID linkId) {
        return links.getObject().find(linkId).map(Link::projectId).orElse(null);
    }

    @Override
    public boolean linked(UUID linkId) {
        return links.getObject().find(linkId).isPresent();
    }

    @Override
    public Map<UUID, Instant> modifiedAt(Set<UUID> subjectIds) {
        return issues.modifiedAt(subjectIds);
    }
}
