package dev.lockstep.api.graphql.read;

import dev.lockstep.account.Person;
import dev.lockstep.issue.Author;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody: with an account here, or at a tracker. */
public sealed interface UserNode {
    String PREFIX = "user:";

    String displayName();

    /** @param person null until it is asked for */
    record Hub(
            UUID id,
            String displayName,
            String username,
            @Nullable Person person) implements UserNode {
        public static Hub of(Person person) {
            return new Hub(person.id(), person.name(), person.name(), person);
        }
    }

    /** @param email never known */
    record Remote(
            String id,
            String displayName,
            String username,
            @Nullable String email) implements UserNode {}

    /** By the name that the tracker has; the id is the one that assigns the same person. */
    static UserNode remote(Author author) {
        // GitHub assigns logins, which are what it calls its authors too; the others assign by the ids of their
        // authors.
        var known = author.place().equals("github") ? author.name() : author.id();
        return new Remote(id(author.place() + ":" + known), author.name(), author.name(), null);
    }

    /** @param name with its place, as issues name who is assigned */
    static UserNode named(String name) {
        var known = name.substring(name.indexOf(':') + 1);
        return new Remote(id(name), known, known, null);
    }

    static String id(String name) {
        return PREFIX + name;
    }

    /** As issues name who is assigned; empty for what is not the id of somebody at a tracker. */
    static Optional<String> name(String id) {
        int place = id.indexOf(':', PREFIX.length());
        return id.startsWith(PREFIX) && place > PREFIX.length() && place < id.length() - 1
                ? Optional.of(id.substring(PREFIX.length()))
                : Optional.empty();
    }
}
