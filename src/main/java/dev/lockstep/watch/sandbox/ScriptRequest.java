package dev.lockstep.watch.sandbox;

import dev.lockstep.base.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What to run.
 *
 * @param script bash
 * @param event JSON, readable at /event.json
 * @param environment what the script sees besides PATH and HOME
 * @param door a unix socket that leads to the guarded network, null for no network
 */
public record ScriptRequest(
        String script,
        String event,
        Map<String, Secret> environment,
        Duration limit,
        @Nullable Path door) {}
