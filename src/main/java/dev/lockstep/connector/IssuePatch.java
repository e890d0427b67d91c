package dev.lockstep.connector;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of an issue that shall change; null leaves a field alone, a text that is not here is not re-rendered. */
public record IssuePatch(
        @Nullable String title,
        @Nullable String body,
        @Nullable StateKind state,
        @Nullable Set<String> labels,
        @Nullable String priority) {
    public static final IssuePatch NOTHING = new IssuePatch(null, null, null, null, null);

    public boolean isEmpty() {
        return equals(NOTHING);
    }
}
