package dev.lockstep.member;

import dev.lockstep.base.Database;
import dev.lockstep.base.Refused;
import dev.lockstep.base.Slice;
import dev.lockstep.event.Events;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who may do what in which project. Thread-safe; methods that write open their own unit of work or join the caller's, and
 * publish {@code member.added}, {@code member.changed} or {@code member.removed}.
 */
@Component
public class Members {
    static final int MOST = 1_000;

    private final Database database;
    private final MemberRows rows;
    private final Events events;
    private final InstantSource clock;

    Members(Database database, JdbcClient jdbc, Events events, InstantSource clock) {
        this.database = database;
        this.rows = new MemberRows(jdbc);
        this.events = events;
        this.clock = clock;
    }

    /** Empty for who is no member, and for a project that does not exist. */
    public Optional<Role> role(UUID project, UUID person) {
        return rows.role(project, person);
    }

    /** Of these projects, those that the person is a member of. */
    public Set<UUID> among(UUID person, Collection<UUID> projects) {
        return projects.isEmpty() ? Set.of() : rows.among(person, projects);
    }

    /** Who has been owner longest; null when nobody is. */
    @Nullable
    UUID firstOwner(UUID project) {
        return rows.firstOwner(project).orElse(null);
    }

    /** In the order of their accounts. */
    public Slice<Member> list(UUID project, int limit, @Nullable String cursor) {
        var found = rows.list(project, cursor == null ? "" : cursor, limit + 1);
        return Slice.of(found, limit, member -> member.person().id().toString());
    }

    /** By name. */
    public Slice<Membership> projects(Wanted wanted, int limit, @Nullable String cursor) {
        var found = rows.projects(wanted, cursor == null ? "" : cursor, limit + 1, 0);
        return Slice.of(found, limit, membership -> membership.project().name());
    }

    public List<Membership> projects(Wanted wanted, int limit, long skipped) {
        return rows.projects(wanted, "", limit, skipped);
    }

    public long countProjects(Wanted wanted) {
        return rows.countProjects(wanted);
    }

    /** @throws Refused when he or she is a member already, or there are too many */
    public Member add(UUID project, UUID person, Role role) {
        return database.write(() -> {
            alone(project);
            if (rows.count(project) >= MOST) {
                throw new Refused(
                        Refused.Kind.CONFLICT, "too_many_members", null, "A project has at most " + MOST + " members.");
            }
            if (!rows.add(project, person, role, clock.instant())) {
                throw new Refused(
                        Refused.Kind.CONFLICT,
                        "already_member",
                        null,
                        "This person is a member already. Change the role instead.");
            }
            publish("member.added", project, person, role);
            return member(project, person);
        });
    }

    /** @throws Refused when nobody would be left as owner */
    public Member change(UUID project, UUID person, Role role) {
        return database.write(() -> {
            alone(project);
            var before = member(project, person);
            mustLeaveAnOwner(before, role);
            if (before.role() != role) {
                rows.change(project, person, role);
                publish("member.changed", project, person, role);
            }
            return member(project, person);
        });
    }

    /** @throws Refused when nobody would be left as owner */
    public void remove(UUID project, UUID person) {
        database.write(() -> {
            alone(project);
            var before = member(project, person);
            mustLeaveAnOwner(before, null);
            rows.remove(project, person);
            publish("member.removed", project, person, before.role());
        });
    }

    private void mustLeaveAnOwner(Member before, @Nullable Role after) {
        long others = rows.otherOwners(before.projectId(), before.person().id());
        Succession.objection(before.role(), after, others).ifPresent(refused -> {
            throw refused;
        });
    }

    /** Two owners who demote each other at the same moment must not both be right. */
    private void alone(UUID project) {
        database.alone("members " + project);
    }

    private Member member(UUID project, UUID person) {
        return rows.find(project, person).orElseThrow(() -> Refused.notFound("member"));
    }

    private void publish(String type, UUID project, UUID person, Role role) {
        events.publish(type, person.toString(), project, Map.of("personId", person, "role", role.word()));
    }
}
