package dev.lockstep.project;

import dev.lockstep.base.Database;
import dev.lockstep.base.Ids;
import dev.lockstep.base.Refused;
import dev.lockstep.base.Slice;
import dev.lockstep.base.Texts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
final class StoredProjects implements Projects {
    private static final int MAX_NAME_CHARS = 200;

    private final Database database;
    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final KnownLabels known = new KnownLabels();

    StoredProjects(Database database, JdbcClient jdbc, InstantSource clock) {
        this.database = database;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public Project create(String name) {
        var project = new Project(Ids.next(), checked(Texts.line(name)), clock.instant());
        database.write(() -> insert(project));
        return project;
    }

    @Override
    public Project named(String name) {
        return database.write(() -> findByName(name).orElseGet(() -> {
            var project = new Project(Ids.next(), checked(Texts.line(name)), clock.instant());
            return store(project) ? project : findByName(name).orElseThrow(); // another was faster
        }));
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

    private void insert(Project project) {
        if (!store(project)) {
            throw new Refused(
                    Refused.Kind.CONFLICT, "name_taken", "name", "There is a project of this name; choose another.");
        }
    }

    /** False when there is one of this name. */
    private boolean store(Project project) {
        return jdbc.sql("""
                insert into project (id, name, created_at) values (?, ?, ?)
                on conflict (name) do nothing
                """)
                        .param(project.id().toString())
                        .param(project.name())
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
    public Slice<Project> list(int limit, @Nullable String cursor) {
        var rows = jdbc.sql("select * from project where name > ? order by name limit ?")
                .param(cursor == null ? "" : cursor)
                .param(limit + 1)
                .query(StoredProjects::project)
                .list();
        return Slice.of(rows, limit, Project::name);
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
        return new Project(
                UUID.fromString(row.getString("id")),
                row.getString("name"),
                Instant.ofEpochMilli(row.getLong("created_at")));
    }
}
