package dev.lockstep.project.listing;

import dev.lockstep.base.Database;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where the code of projects is, as somebody wrote it down. Nothing is ever asked there. */
@Component
public final class RepositoryAddresses {
    private final Database database;
    private final JdbcClient jdbc;

    RepositoryAddresses(Database database, JdbcClient jdbc) {
        this.database = database;
        this.jdbc = jdbc;
    }

    /** @param url an http or https address */
    public void keep(UUID project, String url) {
        database.write(() -> jdbc.sql("""
                insert into project_repository (project_id, url) values (?, ?)
                on conflict (project_id) do update set url = excluded.url
                """).params(project.toString(), url).update());
    }

    /** @param projects not empty; those of which none is known are left out */
    public Map<UUID, String> all(Collection<UUID> projects) {
        Map<UUID, String> found = new HashMap<>();
        jdbc.sql("select * from project_repository where project_id in (:ids)")
                .param(
                        "ids",
                        Database.inList(projects.stream().map(UUID::toString).toList()))
                .query(row -> {
                    found.put(UUID.fromString(row.getString("project_id")), row.getString("url"));
                });
        return found;
    }
}
