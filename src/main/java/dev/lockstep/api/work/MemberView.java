package dev.lockstep.api.work;

import dev.lockstep.member.Member;
import java.time.Instant;
import java.util.UUID;

/**
 * A member on the wire.
 *
 * @param role viewer, commenter, editor or owner
 * @param active false: the account is deactivated
 */
record MemberView(UUID personId, String name, String role, boolean active, Instant since) {
    static MemberView of(Member member) {
        var person = member.person();
        return new MemberView(person.id(), person.name(), member.role().word(), person.active(), member.since());
    }
}
