package dev.lockstep.template;

import dev.lockstep.base.Database;
import dev.lockstep.base.Json;
import dev.lockstep.base.UntilChanged;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code connection_description} and {@code link_description}, read once until one changes. Thread-safe. */
@Component
public class Descriptions {
    private final JdbcClient jdbc;
    private final Database database;
    private final UntilChanged<Map<UUID, Described>> known;

    Descriptions(JdbcClient jdbc, Database database) {
        this.jdbc = jdbc;
        this.database = database;
        known = new UntilChanged<>(database, "descriptions", this::readAll);
    }

    public Described of(UUID record) {
        return known.get().getOrDefault(record, Described.NOTHING);
    }

    public void ofConnection(UUID connection, Described described) {
        keep("connection_description", connection, described);
    }

    public void ofLink(UUID link, Described described) {
        keep("link_description", link, described);
    }

    private void keep(String table, UUID id, Described described) {
        database.write(() -> {
            jdbc.sql("""
                    insert into %s (id, name, description, fields) values (?, ?, ?, ?)
                    on conflict (id) do update
                    set name = excluded.name, description = excluded.description, fields = excluded.fields
                    """.formatted(table))
                    .param(id.toString())
                    .param(described.name())
                    .param(described.description())
                    .param(Json.write(described.fields()))
                    .update();
            known.changed();
        });
    }

    private Map<UUID, Described> readAll() {
        Map<UUID, Described> all = new HashMap<>();
        jdbc.sql("""
                select id, name, description, fields from connection_description
                union all select id, name, description, fields from link_description
                """).query(row -> {
            all.put(
                    UUID.fromString(row.getString("id")),
                    new Described(
                            row.getString("name"), row.getString("description"), fields(row.getString("fields"))));
        });
        return all;
    }

    @SuppressWarnings("unchecked") // members of JSON objects have names
    private static Map<String, @Nullable Object> fields(String json) {
        return Json.read(json, LinkedHashMap.class);
    }
}
