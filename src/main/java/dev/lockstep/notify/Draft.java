package dev.lockstep.notify;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody is to be told, unless he or she does not want it.
 *
 * @param once nobody is told the same thing twice; what it is
 */
record Draft(
        UUID to,
        Kind kind,
        String content,
        @Nullable UUID projectId,
        @Nullable UUID issueId,
        @Nullable UUID by,
        String once) {
    static final int MAX_CHARS = 1_000;

    Draft {
        content = content.length() <= MAX_CHARS ? content : content.substring(0, MAX_CHARS - 1) + "…";
    }
}
