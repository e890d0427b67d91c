package dev.lockstep.member;

import dev.lockstep.base.Database;
import dev.lockstep.base.Refused;
import dev.lockstep.base.Slice;
import dev.lockstep.event.Events;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
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

    /** All of them; there are at most {@link #MOST}. */
    public List<Member> all(UUID project) {
        return rows.list(project, "", MOST);
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

    /**
     * @param by who does it; null for whoever runs the hub
     * @throws Refused when he or she is a member already, or there are too many
     */
    public Member add(UUID project, UUID person, Role role, @Nullable UUID by) {
        return add(project, person, role, by, false);
    }

    /** One of those with whom a project begins. */
    void found(UUID project, UUID person, Role role, @Nullable UUID by) {
        add(project, person, role, by, true);
    }

    private Member add(UUID project, UUID person, Role role, @Nullable UUID by, boolean founding) {
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
            publish("member.added", project, new News(person, role.word(), by, founding));
            return member(project, person);
        });
    }

    /** @throws Refused when nobody would be left as owner */
    public Member change(UUID project, UUID person, Role role, @Nullable UUID by) {
        return database.write(() -> {
            alone(project);
            var before = member(project, person);
            mustLeaveAnOwner(before, role);
            if (before.role() != role) {
                rows.change(project, person, role);
                publish("member.changed", project, new News(person, role.word(), by, false));
            }
            return member(project, person);
        });
    }

    /** @throws Refused when nobody would be left as owner */
    public void remove(UUID project, UUID person, @Nullable UUID by) {
        database.write(() -> {
            alone(project);
            var before = member(project, person);
            mustLeaveAnOwner(before, null);
            rows.remove(project, person);
            publish("member.removed", project, new News(person, before.role().word(), by, false));
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

    /**
     * What events tell.
     *
     * @param userId who did it; null for whoever runs the hub
     * @param founding the project begins with him or her
     */
    private record News(
            UUID personId, String role, @Nullable UUID userId, boolean founding) {}

    private void publish(String type, UUID project, News news) {
        events.publish(type, news.personId().toString(), project, news);
    }
}
