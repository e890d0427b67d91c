package dev.lockstep.api;

import dev.lockstep.issue.Author;
import org.springframework.security.core.context.SecurityContextHolder;

/** Who writes, by the request that runs on this thread. */
public final class Authors {
    private static final String HERE = "lockstep";

    private Authors() {}

    public static Author now() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        var person = authentication != null && authentication.getPrincipal() instanceof Visitor visitor
                ? visitor.person()
                : null;
        return person == null ? Author.ADMIN : new Author(HERE, person.id().toString(), person.name(), null);
    }
}
