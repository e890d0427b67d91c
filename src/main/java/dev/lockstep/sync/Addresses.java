package dev.lockstep.sync;

import dev.lockstep.base.Database;
import dev.lockstep.base.Ids;
import dev.lockstep.base.UntilChanged;
import dev.lockstep.connector.Container;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The stored addresses, read once until one changes. Methods that write run inside a unit of work. */
final class Addresses {
    private final JdbcClient jdbc;
    private final UntilChanged<Map<UUID, Address>> known;

    Addresses(JdbcClient jdbc, Database database) {
        this.jdbc = jdbc;
        known = new UntilChanged<>(database, "addresses", this::read);
    }

    private Map<UUID, Address> read() {
        return jdbc.sql("select * from address").query(Addresses::address).list().stream()
                .collect(Collectors.toUnmodifiableMap(Address::linkId, Function.identity()));
    }

    private static Address address(ResultSet row, int number) throws SQLException {
        return new Address(
                Rows.id(row, "link_id"),
                Rows.id(row, "connection_id"),
                new Container(row.getString("container")),
                row.getString("installation"));
    }

    Optional<Address> find(UUID linkId) {
        return Optional.ofNullable(known.get().get(linkId));
    }

    Address of(UUID connectionId, Container container, Instant now) {
        return known.get().values().stream()
                .filter(each -> each.connectionId().equals(connectionId)
                        && each.container().equals(container))
                .findFirst()
                .orElseGet(() -> insert(connectionId, container, now));
    }

    private Address insert(UUID connectionId, Container container, Instant now) {
        // Another node may do so as well: one of both ids stands.
        jdbc.sql("""
                insert into address (link_id, connection_id, container, created_at) values (?, ?, ?, ?)
                on conflict (connection_id, container) do nothing
                """)
                .params(Ids.next().toString(), connectionId.toString(), container.path(), now.toEpochMilli())
                .update();
        known.changed();
        return jdbc.sql("select * from address where connection_id = ? and container = ?")
                .params(connectionId.toString(), container.path())
                .query(Addresses::address)
                .single();
    }

    void installed(UUID linkId, String installation) {
        jdbc.sql("update address set installation = ? where link_id = ?")
                .params(installation, linkId.toString())
                .update();
        known.changed();
    }
}
