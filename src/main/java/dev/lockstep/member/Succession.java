package dev.lockstep.member;

import dev.lockstep.base.Refused;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What must not become of a project: that nobody is left who decides about it. Pure. */
final class Succession {
    private Succession() {}

    /**
     * @param before the member's role
     * @param after the role that is wanted, null to be no member any more
     * @param otherOwners owners besides, who can log in
     */
    static Optional<Refused> objection(Role before, @Nullable Role after, long otherOwners) {
        if (before != Role.OWNER || after == Role.OWNER || otherOwners > 0) {
            return Optional.empty();
        }
        return Optional.of(new Refused(
                Refused.Kind.CONFLICT,
                "last_owner",
                after == null ? null : "role",
                "A project needs an owner. Make somebody else one first, or delete the project."));
    }
}
