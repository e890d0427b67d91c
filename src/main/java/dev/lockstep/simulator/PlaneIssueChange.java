package dev.lockstep.simulator;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a create or an edit asks for; null members stay as they are. */
record PlaneIssueChange(
        @Nullable String name,
        @Nullable String descriptionHtml,
        @Nullable String priority,
        @Nullable UUID state,
        @Nullable List<UUID> labels,
        @Nullable List<UUID> assignees,
        @Nullable String externalSource,
        @Nullable String externalId) {
    static final PlaneIssueChange NOTHING = new PlaneIssueChange(null, null, null, null, null, null, null, null);

    PlaneIssueChange withName(String text) {
        return new PlaneIssueChange(
                text, descriptionHtml, priority, state, labels, assignees, externalSource, externalId);
    }

    PlaneIssueChange withDescription(String html) {
        return new PlaneIssueChange(name, html, priority, state, labels, assignees, externalSource, externalId);
    }

    PlaneIssueChange withState(UUID id) {
        return new PlaneIssueChange(name, descriptionHtml, priority, id, labels, assignees, externalSource, externalId);
    }

    PlaneIssueChange withPriority(String word) {
        return new PlaneIssueChange(name, descriptionHtml, word, state, labels, assignees, externalSource, externalId);
    }

    PlaneIssueChange withLabels(List<UUID> ids) {
        return new PlaneIssueChange(name, descriptionHtml, priority, state, ids, assignees, externalSource, externalId);
    }

    PlaneIssueChange withAssignees(List<UUID> ids) {
        return new PlaneIssueChange(name, descriptionHtml, priority, state, labels, ids, externalSource, externalId);
    }

    boolean hasExternal() {
        return externalSource != null && !externalSource.isEmpty() && externalId != null && !externalId.isEmpty();
    }
}
