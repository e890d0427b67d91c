package dev.lockstep.identity;

import dev.lockstep.connector.Tracker;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whose it is what accounts at trackers wrote. Asked anew each time: who disconnects is nobody there any more. */
@Component
public class Owners {
    private static final int MOST = 1_000;

    private final JdbcClient jdbc;

    Owners(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param baseUrl where the account is; the same id elsewhere is somebody else
     * @param name of the person, here
     */
    public record Owner(URI baseUrl, String remoteId, UUID personId, String name) {}

    /** @param remoteIds as authors have them; beyond a thousand nobody is told */
    public List<Owner> of(Tracker tracker, Collection<String> remoteIds) {
        if (remoteIds.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                select distinct i.base_url, i.remote_id, p.id, p.name from identity i
                join connection c on c.id = i.connection_id
                join person p on p.id = i.person_id
                where c.tracker = :tracker and i.remote_id in (:ids)
                """)
                .param("tracker", tracker.name().toLowerCase(Locale.ROOT))
                .param("ids", remoteIds.stream().distinct().limit(MOST).toList())
                .query((row, number) -> new Owner(
                        URI.create(row.getString(1)),
                        row.getString(2),
                        UUID.fromString(row.getString(3)),
                        row.getString(4)))
                .list();
    }
}
