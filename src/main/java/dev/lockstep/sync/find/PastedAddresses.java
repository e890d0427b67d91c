package dev.lockstep.sync.find;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the hub's issue behind an address or a key at a tracker. Asks no tracker. Thread-safe. */
@Component
public final class PastedAddresses {
    private static final int MOST = 20;

    private final JdbcClient jdbc;

    PastedAddresses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By their ids; several where links of several projects lead to the same place. Empty for what is known nowhere. */
    public List<UUID> issues(String pasted) {
        return RemoteName.of(pasted).map(this::named).orElseGet(() -> addressed(pasted));
    }

    private List<UUID> named(RemoteName name) {
        return jdbc.sql("select distinct twin.hub_id from link join twin on twin.link_id = link.id"
                        + " where twin.kind = 'issue' and twin.remote_key = :key"
                        + " and (link.container = :container or :container = '')"
                        + " order by twin.hub_id limit :most")
                .param("key", name.key())
                .param("container", name.container())
                .param("most", MOST)
                .query((row, n) -> UUID.fromString(row.getString("hub_id")))
                .list();
    }

    private List<UUID> addressed(String pasted) {
        var spellings = Address.spellings(pasted);
        return spellings.isEmpty()
                ? List.of()
                : jdbc.sql("select distinct hub_id from twin where kind = 'issue' and url is not null"
                                + " and url in (:urls) order by hub_id limit :most")
                        .param("urls", spellings)
                        .param("most", MOST)
                        .query((row, n) -> UUID.fromString(row.getString("hub_id")))
                        .list();
    }
}
