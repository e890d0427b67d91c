package dev.lockstep.member;

import dev.lockstep.account.People;
import dev.lockstep.base.Database;
import dev.lockstep.project.ProjectRow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code member}. */
final class MemberRows {
    private final JdbcClient jdbc;

    MemberRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Role> role(UUID project, UUID person) {
        return jdbc.sql("select role from member where project_id = ? and person_id = ?")
                .params(project.toString(), person.toString())
                .query(String.class)
                .optional()
                .map(MemberRows::role);
    }

    Optional<UUID> firstOwner(UUID project) {
        return jdbc.sql("""
                select person_id from member where project_id = ? and role = 'owner' order by added_at, person_id limit 1
                """)
                .param(project.toString())
                .query(String.class)
                .optional()
                .map(UUID::fromString);
    }

    /** @param projects not empty */
    Set<UUID> among(UUID person, Collection<UUID> projects) {
        var ids = Database.inList(projects.stream().map(UUID::toString).toList());
        return new HashSet<>(
                jdbc.sql("select project_id from member where person_id = :person and project_id in (:ids)")
                        .param("person", person.toString())
                        .param("ids", ids)
                        .query((row, number) -> UUID.fromString(row.getString("project_id")))
                        .list());
    }

    /** In the order of their accounts. */
    List<Member> list(UUID project, String after, int rows) {
        return jdbc.sql("""
                select p.*, m.project_id, m.role, m.added_at from member m join person p on p.id = m.person_id
                where m.project_id = ? and m.person_id > ? order by m.person_id limit ?
                """)
                .params(project.toString(), after, rows)
                .query(MemberRows::member)
                .list();
    }

    Optional<Member> find(UUID project, UUID person) {
        return jdbc.sql("""
                select p.*, m.project_id, m.role, m.added_at from member m join person p on p.id = m.person_id
                where m.project_id = ? and m.person_id = ?
                """)
                .params(project.toString(), person.toString())
                .query(MemberRows::member)
                .optional();
    }

    long count(UUID project) {
        return jdbc.sql("select count(*) from member where project_id = ?")
                .param(project.toString())
                .query(Long.class)
                .single();
    }

    /** Besides this person, and only who can log in. */
    long otherOwners(UUID project, UUID person) {
        return jdbc.sql("""
                select count(*) from member m join person p on p.id = m.person_id
                where m.project_id = ? and m.role = 'owner' and m.person_id <> ? and p.deactivated_at is null
                """)
                .params(project.toString(), person.toString())
                .query(Long.class)
                .single();
    }

    /** False when he or she is one already. */
    boolean add(UUID project, UUID person, Role role, Instant at) {
        return jdbc.sql("""
                insert into member (project_id, person_id, role, added_at) values (?, ?, ?, ?)
                on conflict (project_id, person_id) do nothing
                """)
                        .params(project.toString(), person.toString(), role.word(), at.toEpochMilli())
                        .update()
                == 1;
    }

    void change(UUID project, UUID person, Role role) {
        jdbc.sql("update member set role = ? where project_id = ? and person_id = ?")
                .params(role.word(), project.toString(), person.toString())
                .update();
    }

    void remove(UUID project, UUID person) {
        jdbc.sql("delete from member where project_id = ? and person_id = ?")
                .params(project.toString(), person.toString())
                .update();
    }

    List<Membership> projects(Wanted wanted, String after, int rows, long skipped) {
        return asked(wanted, "select p.*, m.role", "and p.name > :after order by p.name limit :rows offset :skipped")
                .param("after", after)
                .param("rows", rows)
                .param("skipped", skipped)
                .query((row, number) -> new Membership(ProjectRow.read(row), optional(row.getString("role"))))
                .list();
    }

    long countProjects(Wanted wanted) {
        return asked(wanted, "select count(*)", "").query(Long.class).single();
    }

    private JdbcClient.StatementSpec asked(Wanted wanted, String what, String rest) {
        var person = wanted.person();
        return jdbc.sql("""
                %s from project p %s join member m on m.project_id = p.id and m.person_id = :person
                where (p.archived_at is not null) = (:archived = 1) and p.name_key like :name escape '\\' %s
                """.formatted(what, wanted.all() ? "left" : "", rest))
                .param("person", person == null ? "" : person.toString())
                .param("archived", wanted.archived() ? 1 : 0)
                .param("name", containing(wanted.name()));
    }

    private static String containing(String name) {
        return "%" + name.toLowerCase(Locale.ROOT).replaceAll("([\\\\%_])", "\\\\$1") + "%";
    }

    private static Member member(ResultSet row, int number) throws SQLException {
        return new Member(
                UUID.fromString(row.getString("project_id")),
                People.read(row, number),
                role(row.getString("role")),
                Instant.ofEpochMilli(row.getLong("added_at")));
    }

    private static @Nullable Role optional(@Nullable String word) {
        return word == null ? null : role(word);
    }

    private static Role role(String word) {
        return Role.valueOf(word.toUpperCase(Locale.ROOT));
    }
}
