package dev.lockstep.terms;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What becomes at a link's tracker of issues that are deleted in the hub.
 *
 * @param since what was deleted before stays; null where it was never said otherwise
 */
public record Deletions(Policy policy, @Nullable Instant since) {
    public static final Deletions NONE = new Deletions(Policy.KEEP, null);

    public enum Policy {
        /** It stays there as it is. */
        KEEP,
        /** It is closed there as not planned. */
        CLOSE,
        /** It is deleted there, and closed where the tracker or the account cannot do that. */
        DELETE;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** For one that was deleted then. */
    public Policy of(Instant deletedAt) {
        return since == null || deletedAt.isBefore(since) ? Policy.KEEP : policy;
    }

    public static Deletions read(String word, @Nullable Instant since) {
        return new Deletions(Policy.valueOf(word.toUpperCase(Locale.ROOT)), since);
    }
}
