package dev.lockstep.template;

import dev.lockstep.base.Database;
import dev.lockstep.base.Json;
import dev.lockstep.base.Refused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code outsider}. Thread-safe. */
@Component
public class Outsiders {
    private static final int MOST = 1_000;

    private final JdbcClient jdbc;
    private final Database database;

    Outsiders(JdbcClient jdbc, Database database) {
        this.jdbc = jdbc;
        this.database = database;
    }

    /** One that is known is replaced. */
    public void keep(Outsider outsider) {
        database.write(() -> {
            database.alone("outsiders");
            jdbc.sql("delete from outsider where id = ?")
                    .param(outsider.id().toString())
                    .update();
            if (at(outsider.connection()).size() >= MOST) {
                throw new Refused(
                        Refused.Kind.CONFLICT, "too_many_users", "ims", "A connection has at most " + MOST + " users.");
            }
            jdbc.sql("""
                    insert into outsider (id, connection_id, display_name, username, email, person_id, fields)
                    values (?, ?, ?, ?, ?, ?, ?)
                    """)
                    .param(outsider.id().toString())
                    .param(outsider.connection().toString())
                    .param(outsider.displayName())
                    .param(outsider.username())
                    .param(outsider.email())
                    .param(outsider.person() == null ? null : outsider.person().toString())
                    .param(Json.write(outsider.fields()))
                    .update();
        });
    }

    public Optional<Outsider> find(UUID id) {
        return jdbc.sql("select * from outsider where id = ?")
                .param(id.toString())
                .query(Outsiders::read)
                .optional();
    }

    /** At most a thousand. */
    public List<Outsider> at(UUID connection) {
        return jdbc.sql("select * from outsider where connection_id = ? order by id")
                .param(connection.toString())
                .query(Outsiders::read)
                .list();
    }

    /** The same of many at once; a connection without any is left out. */
    public Map<UUID, List<Outsider>> among(Collection<UUID> connections) {
        return connections.isEmpty()
                ? Map.of()
                : jdbc
                        .sql("select * from outsider where connection_id in (:connections) order by id")
                        .param(
                                "connections",
                                Database.inList(
                                        connections.stream().map(UUID::toString).toList()))
                        .query(Outsiders::read)
                        .list()
                        .stream()
                        .collect(Collectors.groupingBy(Outsider::connection));
    }

    @SuppressWarnings("unchecked") // members of JSON objects have names
    private static Outsider read(ResultSet row, int number) throws SQLException {
        var person = row.getString("person_id");
        return new Outsider(
                UUID.fromString(row.getString("id")),
                UUID.fromString(row.getString("connection_id")),
                row.getString("display_name"),
                row.getString("username"),
                row.getString("email"),
                person == null ? null : UUID.fromString(person),
                Json.read(row.getString("fields"), LinkedHashMap.class));
    }
}
