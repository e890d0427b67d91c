package dev.lockstep.connector;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of an issue that shall change; null leaves a field alone, a text that is not here is not re-rendered. */
public record IssuePatch(
        @Nullable String title,
        @Nullable String body,
        @Nullable StateKind state,
        @Nullable Set<String> labels,
        @Nullable String priority,
        @Nullable Assignment assignees) {
    public static final IssuePatch NOTHING = new IssuePatch(null, null, null, null, null, null);

    /**
     * Who shall be assigned, by {@link Person#name()}. Whom the tracker does not let be assigned it leaves out, which its
     * answer shows; the rest of the patch is not held up by that.
     *
     * @param before who stood there when this was decided
     */
    public record Assignment(Set<String> before, Set<String> after) {}

    public boolean isEmpty() {
        return equals(NOTHING);
    }
}
