package dev.lockstep.project;

import dev.lockstep.base.Database;
import dev.lockstep.base.Ids;
import dev.lockstep.base.Refused;
import dev.lockstep.base.Texts;
import dev.lockstep.event.Events;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
final class StoredProjects implements Projects {
    private static final int MAX_NAME_CHARS = 200;
    private static final int MOST_DAYS = 3_650;
    private static final int MAX_DESCRIPTION_CHARS = 10_000;

    private final Database database;
    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final Events events;
    private final KnownLabels known = new KnownLabels();

    StoredProjects(Database database, JdbcClient jdbc, InstantSource clock, Events events) {
        this.events = events;
        this.database = database;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public Project create(String name) {
        return create(name, "", false);
    }

    @Override
    public Project create(String name, String description, boolean ofMembers) {
        var project = new Project(
                Ids.next(), checked(Texts.line(name)), described(description), ofMembers, clock.instant(), null, 0);
        database.write(() -> {
            if (!store(project)) {
                throw taken();
            }
        });
        return project;
    }

    @Override
    public Project named(String name) {
        return database.write(() -> {
            var known = findByName(name).orElseGet(() -> {
                var project = new Project(Ids.next(), checked(Texts.line(name)), "", false, clock.instant(), null, 0);
                if (!store(project)) {
                    return findByName(name).orElseThrow(); // another was faster
                }
                var news = ProjectNews.of(project, null);
                events.publish("project.created", project.id().toString(), project.id(), news);
                return project;
            });
            if (known.ofMembers()) {
                throw new Refused(
                        Refused.Kind.CONFLICT,
                        "name_taken",
                        "name",
                        "Members gave their project the name " + known.name()
                                + ". Rename it, or name the project that is meant.");
            }
            return known;
        });
    }

    @Override
    public Project change(UUID id, @Nullable String name, @Nullable String description, boolean ofMembers) {
        var wanted = name == null ? null : checked(Texts.line(name));
        var text = description == null ? null : described(description);
        return database.write(() -> {
            if (wanted != null
                    && findByName(wanted)
                            .filter(other -> !other.id().equals(id))
                            .isPresent()) {
                throw taken(); // who comes between is found when this is run again
            }
            jdbc.sql("""
                    update project set
                      of_members = case when cast(:name as text) is null or name = :name then of_members else :ofMembers end,
                      name = coalesce(cast(:name as text), name), name_key = coalesce(cast(:key as text), name_key),
                      description = coalesce(cast(:description as text), description)
                    where id = :id
                    """)
                    .param("name", wanted)
                    .param("key", wanted == null ? null : wanted.toLowerCase(Locale.ROOT))
                    .param("description", text)
                    .param("ofMembers", ofMembers ? 1 : 0)
                    .param("id", id.toString())
                    .update();
            return find(id).orElseThrow(() -> Refused.notFound("project"));
        });
    }

    @Override
    public Project archive(UUID id, boolean archived) {
        return database.write(() -> {
            jdbc.sql("update project set archived_at = case when ? = 1 then coalesce(archived_at, ?) end where id = ?")
                    .params(archived ? 1 : 0, clock.millis(), id.toString())
                    .update();
            return find(id).orElseThrow(() -> Refused.notFound("project"));
        });
    }

    @Override
    public Project archiveAfter(UUID id, int days) {
        if (days < 0 || days > MOST_DAYS) {
            throw Refused.invalid(
                    "days_invalid",
                    "archiveAfterDays",
                    "archiveAfterDays must be from 1 to " + MOST_DAYS + ", or 0 for never.");
        }
        return database.write(() -> {
            jdbc.sql("update project set archive_after_days = ? where id = ?")
                    .params(days, id.toString())
                    .update();
            return find(id).orElseThrow(() -> Refused.notFound("project"));
        });
    }

    @Override
    public void delete(UUID id) {
        database.write(() -> {
            int gone = jdbc.sql("delete from project where id = ?")
                    .param(id.toString())
                    .update();
            if (gone == 0) {
                throw Refused.notFound("project");
            }
        });
    }

    private static String described(String description) {
        var text = Texts.lines(description);
        if (text.length() > MAX_DESCRIPTION_CHARS) {
            throw Refused.invalid(
                    "description_too_long",
                    "description",
                    "A description has at most " + MAX_DESCRIPTION_CHARS + " characters.");
        }
        return text;
    }

    private static String checked(String name) {
        if (name.isEmpty()) {
            throw Refused.invalid("name_missing", "name", "A project needs a name.");
        }
        if (name.codePointCount(0, name.length()) > MAX_NAME_CHARS) {
            throw Refused.invalid(
                    "name_too_long", "name", "A project's name has at most " + MAX_NAME_CHARS + " characters.");
        }
        return name;
    }

    private static Refused taken() {
        return new Refused(
                Refused.Kind.CONFLICT, "name_taken", "name", "There is a project of this name; choose another.");
    }

    /** False when there is one of this name. */
    private boolean store(Project project) {
        return jdbc.sql("""
                insert into project (id, name, name_key, description, of_members, created_at) values (?, ?, ?, ?, ?, ?)
                on conflict (name) do nothing
                """)
                        .param(project.id().toString())
                        .param(project.name())
                        .param(project.name().toLowerCase(Locale.ROOT))
                        .param(project.description())
                        .param(project.ofMembers() ? 1 : 0)
                        .param(project.createdAt().toEpochMilli())
                        .update()
                == 1;
    }

    @Override
    public Optional<Project> find(UUID id) {
        return jdbc.sql("select * from project where id = ?")
                .param(id.toString())
                .query(StoredProjects::project)
                .optional();
    }

    @Override
    public Optional<Project> findByName(String name) {
        return jdbc.sql("select * from project where name = ?")
                .param(Texts.line(name))
                .query(StoredProjects::project)
                .optional();
    }

    @Override
    public long takeNumber(UUID projectId) {
        return jdbc.sql("""
                update project set next_number = next_number + 1 where id = ?
                returning next_number - 1
                """)
                .param(projectId.toString())
                .query(Long.class)
                .optional()
                .orElseThrow(() -> Refused.notFound("project"));
    }

    @Override
    public long nextNumber(UUID projectId) {
        return jdbc.sql("select next_number from project where id = ?")
                .param(projectId.toString())
                .query(Long.class)
                .single();
    }

    @Override
    public void startAt(UUID projectId, long number) {
        jdbc.sql("update project set next_number = ? where id = ? and next_number < ?")
                .params(number, projectId.toString(), number)
                .update();
    }

    @Override
    public List<Label> labels(UUID projectId) {
        return jdbc.sql("select name, color from label where project_id = ? order by name_key")
                .param(projectId.toString())
                .query((row, at) -> new Label(row.getString("name"), row.getString("color")))
                .list();
    }

    @Override
    public void ensureLabel(UUID projectId, String name, @Nullable String color) {
        var key = KnownLabels.key(name);
        if (known.contains(projectId, key)) {
            return;
        }
        jdbc.sql("""
                insert into label (id, project_id, name, name_key, color) values (?, ?, ?, ?, ?)
                on conflict (project_id, name_key) do nothing
                """)
                .param(Ids.next().toString())
                .param(projectId.toString())
                .param(name)
                .param(key)
                .param(color)
                .update();
        known.learnAtCommit(projectId, key);
    }

    private static Project project(ResultSet row, int at) throws SQLException {
        return ProjectRow.read(row);
    }
}
