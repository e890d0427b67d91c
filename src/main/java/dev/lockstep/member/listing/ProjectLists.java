package dev.lockstep.member.listing;

import dev.lockstep.base.Database;
import dev.lockstep.keyset.Column;
import dev.lockstep.keyset.Keysets;
import dev.lockstep.keyset.Listed;
import dev.lockstep.keyset.Rows;
import dev.lockstep.keyset.Sql;
import dev.lockstep.keyset.Wish;
import dev.lockstep.project.Project;
import dev.lockstep.project.ProjectRow;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The projects that are worked in and that somebody sees: all, or those that he or she is a member of. */
@Component
public final class ProjectLists {
    public static final Column ID = Column.text("id", "p.id");
    public static final Column NAME = Column.text("name", "p.name");
    public static final Column DESCRIPTION = Column.text("description", "p.description");
    public static final Column CREATED = Column.number("createdAt", "p.created_at");
    private static final UUID EVERYBODY = new UUID(0, 0);

    private final Keysets keysets;
    private final JdbcClient jdbc;

    public ProjectLists(Keysets keysets, JdbcClient jdbc) {
        this.keysets = keysets;
        this.jdbc = jdbc;
    }

    /** Whoever sees them, archived ones too. @param ids not empty */
    public Map<UUID, Project> all(Collection<UUID> ids) {
        return jdbc
                .sql("select * from project where id in (:ids)")
                .param("ids", Database.inList(ids.stream().map(UUID::toString).toList()))
                .query((row, number) -> ProjectRow.read(row))
                .list()
                .stream()
                .collect(Collectors.toMap(Project::id, project -> project));
    }

    /** @param member null for all */
    public Rows<Project> seenBy(@Nullable UUID member, Wish wish) {
        var parent = member == null ? EVERYBODY : member;
        return Objects.requireNonNull(
                keysets.read(listed(member), List.of(parent), wish).get(parent));
    }

    public long count(@Nullable UUID member, Sql filter) {
        var parent = member == null ? EVERYBODY : member;
        return keysets.count(listed(member), List.of(parent), filter).getOrDefault(parent, 0L);
    }

    /** All are listed as if they had one parent, whom nobody is. */
    private static Listed<Project> listed(@Nullable UUID member) {
        var all = "'" + EVERYBODY + "'";
        return member == null
                ? new Listed<>(
                        "project p",
                        "p.*, " + all + " as person_id",
                        all,
                        "person_id",
                        Sql.of("p.archived_at is null"),
                        ProjectRow::read)
                : new Listed<>(
                        "project p join member m on m.project_id = p.id",
                        "p.*, m.person_id",
                        "m.person_id",
                        "person_id",
                        Sql.of("p.archived_at is null"),
                        ProjectRow::read);
    }
}
