package dev.lockstep.simulator.jira;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A registered webhook.
 *
 * @param filter JQL that an issue must fit, empty for all
 */
public record JiraHook(
        String id,
        String name,
        URI url,
        List<String> events,
        String filter,
        @Nullable String secret,
        boolean enabled) {
    boolean wants(String event) {
        return enabled && events.contains(event);
    }
}
