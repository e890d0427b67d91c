package dev.lockstep.watch.sandbox;

import java.time.Duration;

/** How a script ended. */
public sealed interface ScriptEnd {
    /** @param output both streams, as they came; cut at the limit */
    record Exited(int code, String output, Duration took) implements ScriptEnd {}

    /** @param limit which one it ran into, in words */
    record Stopped(String limit, String output, Duration took) implements ScriptEnd {}

    /** Nothing was started. */
    record Refused(String reason) implements ScriptEnd {}

    /** Nothing was started, as too much else runs; later it can be. */
    record Crowded() implements ScriptEnd {}
}
