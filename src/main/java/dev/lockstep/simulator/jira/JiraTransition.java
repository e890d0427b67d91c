package dev.lockstep.simulator.jira;

import org.jspecify.annotations.Nullable;

/**
 * A move that the workflow has.
 *
 * @param from null where it starts anywhere
 * @param asksResolution refused unless a resolution comes with it
 */
record JiraTransition(String id, String name, @Nullable JiraStatus from, JiraStatus to, boolean asksResolution) {
    boolean leads(JiraStatus here) {
        return from == null || from.equals(here);
    }
}
