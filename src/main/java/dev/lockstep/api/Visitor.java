package dev.lockstep.api;

import dev.lockstep.account.Person;
import dev.lockstep.base.Refused;
import org.jspecify.annotations.Nullable;

/**
 * Whoever calls.
 *
 * @param person null for whoever runs the hub, by its access token or the terminal's code, and for nobody
 */
public record Visitor(Caller caller, @Nullable Person person) {
    static final Visitor NOBODY = new Visitor(Caller.NOBODY, null);

    public boolean known() {
        return caller != Caller.NOBODY;
    }

    /** Whoever runs the hub is one too. */
    public boolean admin() {
        return known() && (person == null || person.admin());
    }

    public String name() {
        return person == null ? "admin" : person.name();
    }

    /** The person who calls, where only a person can do it. */
    public Person self() {
        if (person == null) {
            throw new Refused(
                    Refused.Kind.FORBIDDEN,
                    "no_account",
                    null,
                    "The access token and the terminal's code belong to no person. Log in with an account for this.");
        }
        return person;
    }

    public void mustBeAdmin() {
        if (!admin()) {
            throw new Refused(
                    Refused.Kind.FORBIDDEN, "admin_only", null, "Only administrators may do this. Ask one of them.");
        }
    }
}
