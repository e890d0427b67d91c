package dev.lockstep.api.access;

import dev.lockstep.member.Role;
import org.jspecify.annotations.Nullable;

/** What somebody with a role, or with none, gets who asks for something in a project. Pure. */
enum Verdict {
    LET_IN,
    /** As if it did not exist. */
    HIDDEN,
    ROLE_TOO_LOW;

    static Verdict of(Role least, @Nullable Role role) {
        if (role == null) {
            return HIDDEN;
        }
        return role.covers(least) ? LET_IN : ROLE_TOO_LOW;
    }
}
