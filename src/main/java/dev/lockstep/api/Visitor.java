package dev.lockstep.api;

import dev.lockstep.account.Person;
import dev.lockstep.account.token.Scope;
import dev.lockstep.base.Refused;
import dev.lockstep.issue.Author;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Whoever calls.
 *
 * @param person null for whoever runs the hub, by its access token or the terminal's code, and for nobody
 * @param login the login by tokens that the caller's access token belongs to
 * @param scopes what the caller's personal token may be used for; null where there is no such limit
 */
public record Visitor(
        Caller caller,
        @Nullable Person person,
        @Nullable UUID login,
        @Nullable Set<Scope> scopes) {
    static final Visitor NOBODY = new Visitor(Caller.NOBODY, null);

    Visitor(Caller caller, @Nullable Person person) {
        this(caller, person, null, null);
    }

    /** Whoever makes the request that runs on this thread. */
    public static Visitor current() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Visitor visitor ? visitor : NOBODY;
    }

    /** Who writes, by the request that runs on this thread. */
    public static Author author() {
        return current().pen();
    }

    /** Who writes, on whichever thread: a unit of work may run on another one than the request. */
    public Author pen() {
        return person == null
                ? Author.ADMIN
                : new Author("lockstep", person.id().toString(), person.name(), null);
    }

    public boolean known() {
        return caller != Caller.NOBODY;
    }

    /** By the cookie of a browser. */
    public boolean bySession() {
        return caller == Caller.SESSION;
    }

    /** Whoever runs the hub is one too. */
    public boolean admin() {
        return known() && (person == null || person.admin()) && may(Scope.ADMIN);
    }

    /** Somebody, and not with a personal token that is for other things. */
    public boolean mayRead() {
        return known() && may(Scope.READ);
    }

    public boolean may(Scope scope) {
        return scopes == null || scopes.contains(scope);
    }

    /** The account of whoever calls; null for whoever runs the hub, and for nobody. */
    public @Nullable UUID id() {
        return person == null ? null : person.id();
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

    /** As {@link #self}, and not by a personal token: what it could widen or outlive is none of its business. */
    public Person inPerson() {
        if (scopes != null) {
            throw new Refused(
                    Refused.Kind.FORBIDDEN,
                    "login_required",
                    null,
                    "A personal token may not do this. Log in with your password.");
        }
        return self();
    }

    public void mustBeAdmin() {
        if (!admin()) {
            throw new Refused(
                    Refused.Kind.FORBIDDEN, "admin_only", null, "Only administrators may do this. Ask one of them.");
        }
    }
}
