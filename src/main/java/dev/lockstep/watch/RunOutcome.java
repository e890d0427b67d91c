package dev.lockstep.watch;

import org.jspecify.annotations.Nullable;

/** What came of an attempt. */
sealed interface RunOutcome {
    record Succeeded(@Nullable String result, String output) implements RunOutcome {}

    /** @param again another attempt may go better */
    record Failed(@Nullable String result, String reason, String output, boolean again) implements RunOutcome {}

    /** Not tried, and will not be. */
    record Refused(String reason) implements RunOutcome {}

    /** Not tried yet, for want of a place; it counts as no attempt. */
    record Postponed(String reason) implements RunOutcome {}
}
