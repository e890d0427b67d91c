package dev.lockstep.api.people;

import dev.lockstep.account.Person;
import dev.lockstep.api.Visitor;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person on the wire.
 *
 * @param email null unless the person himself or herself, or an administrator, asks
 * @param active false: deactivated
 */
record PersonView(UUID id, String name, @Nullable String email, boolean admin, boolean active, Instant createdAt) {
    static PersonView of(Person person, Visitor visitor) {
        boolean close = visitor.admin()
                || visitor.person() != null && visitor.person().id().equals(person.id());
        return whole(person, close ? person.email() : null);
    }

    /** For the person himself or herself. */
    static PersonView own(Person person) {
        return whole(person, person.email());
    }

    private static PersonView whole(Person person, @Nullable String email) {
        return new PersonView(person.id(), person.name(), email, person.admin(), person.active(), person.createdAt());
    }
}
