package dev.lockstep.webhook;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a subscription hears, and so who may see it: everything (both null), what happens in one project, or what one person
 * is notified of.
 */
public record Whose(@Nullable UUID project, @Nullable UUID person) {
    public static final Whose EVERYTHING = new Whose(null, null);

    public Whose {
        if (project != null && person != null) {
            throw new IllegalArgumentException("A subscription is of a project or of a person.");
        }
    }

    public static Whose ofProject(UUID project) {
        return new Whose(project, null);
    }

    public static Whose ofPerson(UUID person) {
        return new Whose(null, person);
    }

    /** How many there may be. */
    int most() {
        return person == null ? Subscriptions.MOST : 1;
    }
}
