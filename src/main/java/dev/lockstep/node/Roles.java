package dev.lockstep.node;

import java.util.Set;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What this node does ({@code LOCKSTEP_ROLES}); without the setting, everything. */
@Component
public final class Roles {
    private static final Set<String> ALL = Set.of("api", "worker", "scheduler", "notify");

    private final Set<String> roles;

    @Autowired
    Roles(@Value("${lockstep.roles:}") Set<String> roles) {
        this.roles = roles.isEmpty() ? ALL : Set.copyOf(roles);
    }

    /** Answers requests. */
    public boolean api() {
        return roles.contains("api");
    }

    /** Processes operations. */
    public boolean worker() {
        return roles.contains("worker");
    }

    /** Tells people what happened, and mails it. */
    public boolean notifies() {
        return roles.contains("notify");
    }

    /** Takes deliveries, lists for jobs, passes over the links, prunes; one of these nodes at a time, see {@link Duty}. */
    public boolean scheduler() {
        return roles.contains("scheduler");
    }
}
