package dev.lockstep.api.work;

import dev.lockstep.member.Membership;
import dev.lockstep.project.Project;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A project on the wire.
 *
 * @param archiveAfterDays closed issues that nobody touched for so long are put away; 0 for never
 * @param role of whoever asks; null where he or she is no member, as administrators may be
 * @param members the first of them; null in lists
 * @param moreMembers whether there are more than these
 */
record ProjectView(
        UUID id,
        String name,
        String description,
        Instant createdAt,
        @Nullable Instant archivedAt,
        int archiveAfterDays,
        @Nullable String role,
        @Nullable List<MemberView> members,
        @Nullable Boolean moreMembers) {
    static ProjectView of(Membership membership) {
        var role = membership.role();
        return of(membership.project(), role == null ? null : role.word(), null, null);
    }

    static ProjectView of(
            Project project, @Nullable String role, @Nullable List<MemberView> members, @Nullable Boolean moreMembers) {
        return new ProjectView(
                project.id(),
                project.name(),
                project.description(),
                project.createdAt(),
                project.archivedAt(),
                project.archiveAfterDays(),
                role,
                members,
                moreMembers);
    }
}
