package dev.lockstep.guard;

import dev.lockstep.base.Database;
import dev.lockstep.base.UntilChanged;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Links whose hub was set back to an earlier copy. Nothing leaves over one before everything at its place was looked at
 * once: what the hub sends meanwhile it would decide on old knowledge. Thread-safe.
 */
@Component
public final class RestoredLinks {
    private final JdbcClient jdbc;
    private final UntilChanged<Map<UUID, Copy>> links;

    RestoredLinks(JdbcClient jdbc, Database database) {
        this.jdbc = jdbc;
        links = new UntilChanged<>(database, "restored", this::read);
    }

    private record Copy(UUID linkId, Instant made, boolean held) {}

    /** True while nothing may leave over the link. */
    public boolean holds(UUID linkId) {
        var copy = links.get().get(linkId);
        return copy != null && copy.held();
    }

    /** True when it was set back once, however long ago: what the hub made after the copy may still come to light. */
    public boolean knows(UUID linkId) {
        return links.get().containsKey(linkId);
    }

    /** When the copy was made to which its hub was set back; empty when it never was. */
    public Optional<Instant> copied(UUID linkId) {
        return Optional.ofNullable(links.get().get(linkId)).map(Copy::made);
    }

    /** Why nothing leaves over the link, in words; empty when it may. */
    public Optional<String> sentence(UUID linkId) {
        return Optional.ofNullable(links.get().get(linkId))
                .filter(Copy::held)
                .map(copy -> "Restored from the copy of " + copy.made()
                        + ": looking at everything first. Nothing is written there until that is done.");
    }

    /** Everything there was looked at; inside a unit of work. */
    public void release(Collection<UUID> linkIds) {
        for (UUID link : linkIds) {
            jdbc.sql("update restored_link set held = 0 where link_id = ? and held = 1")
                    .param(link.toString())
                    .update();
        }
        links.changed();
    }

    private Map<UUID, Copy> read() {
        return jdbc
                .sql("select link_id, copied_at, held from restored_link")
                .query((row, number) -> new Copy(
                        UUID.fromString(row.getString(1)), Instant.ofEpochMilli(row.getLong(2)), row.getInt(3) == 1))
                .list()
                .stream()
                .collect(Collectors.toMap(Copy::linkId, copy -> copy));
    }
}
