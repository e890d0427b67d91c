package dev.lockstep.api.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Who may call a route. At a method, or at a controller for those of its methods that say nothing. A route without it is for
 * administrators, and fails the build.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Access {
    /** For {@link #by}: the project is named in the body, which is an {@link InProject}. */
    String BODY = "body";

    Least value();

    /** Whose project counts. */
    Of of() default Of.NOTHING;

    /**
     * The path variable or query parameter with its id. Where it is one of the query, administrators may leave it out: they
     * see all.
     */
    String by() default "id";

    /** What is enough where the record is the caller's own; at most one. */
    Least[] own() default {};
}
