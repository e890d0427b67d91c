package dev.lockstep.notify;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What events say, as far as it matters here; docs/events.md lists it. Members that an event does not have are null. */
record Told(
        @Nullable UUID id,
        @Nullable UUID issueId,
        @Nullable UUID personId,
        @Nullable UUID userId,
        @Nullable String username,
        @Nullable String title,
        @Nullable String role,
        @Nullable String place,
        @Nullable String reason,
        @Nullable String by,
        @Nullable String status,
        @Nullable String field,
        @Nullable Boolean founding,
        @Nullable Boolean imported,
        @Nullable Boolean itself,
        @Nullable Set<String> fields,
        @Nullable Set<String> assigned,
        @Nullable List<UUID> memberIds) {
    boolean changed(String name) {
        return fields != null && fields.contains(name);
    }

    /** Nobody moved it: it was closed or opened, and that is told by itself. */
    boolean ofItself() {
        return Boolean.TRUE.equals(itself);
    }

    boolean isImported() {
        return Boolean.TRUE.equals(imported);
    }
}
