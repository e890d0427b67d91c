package dev.lockstep.api.access;

import dev.lockstep.account.People;
import dev.lockstep.account.Person;
import dev.lockstep.account.Sessions;
import dev.lockstep.base.Ids;
import dev.lockstep.member.Members;
import dev.lockstep.member.Role;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who tries the routes. @param role in the project that is theirs, null for nobody's */
enum Crew {
    NOBODY(null),
    OUTSIDER(null),
    VIEWER(Role.VIEWER),
    COMMENTER(Role.COMMENTER),
    EDITOR(Role.EDITOR),
    OWNER(Role.OWNER),
    ADMINISTRATOR(null);

    final @Nullable Role role;

    Crew(@Nullable Role role) {
        this.role = role;
    }

    boolean isPerson() {
        return this != NOBODY && this != ADMINISTRATOR;
    }

    /** An account, signed in. */
    record Somebody(UUID id, String cookie) {
        static Somebody of(People people, Sessions sessions, String name) {
            var id = Ids.next();
            people.add(new Person(id, name, id + "@example.org", false, true, Instant.EPOCH), "no password");
            return new Somebody(id, "lockstep_session=" + sessions.begin(id).reveal());
        }

        void joins(Members members, UUID project, @Nullable Role role) {
            if (role != null) {
                members.add(project, id, role, null);
            }
        }
    }
}
