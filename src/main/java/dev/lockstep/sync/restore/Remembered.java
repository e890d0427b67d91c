package dev.lockstep.sync.restore;

import dev.lockstep.guard.RestoredLinks;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which of the hub's records a remote one is, where an earlier copy of the hub was restored and does not know any more what
 * it made meanwhile. Asks nothing of links that were never set back.
 */
@Component
public final class Remembered {
    private final JdbcClient jdbc;
    private final RestoredLinks restored;

    Remembered(JdbcClient jdbc, RestoredLinks restored) {
        this.jdbc = jdbc;
        this.restored = restored;
    }

    /** Where a remote record stands. */
    public record There(UUID linkId, UUID projectId, String kind, String remoteId) {}

    /** The hub's id for a record that is heard of first, which a copy of it may have already; inside a unit of work. */
    public UUID home(There there) {
        UUID fresh = Home.of(there.linkId(), there.kind(), there.remoteId());
        return restored.knows(there.linkId()) ? known(there, fresh).orElse(fresh) : fresh;
    }

    /**
     * What the hub made and has no other word of than the mark; empty when the mark says nothing, or when its place is
     * taken by another record.
     */
    public Optional<UUID> made(There there, @Nullable String marker) {
        return Mark.read(marker)
                .filter(mark -> mark.link().equals(there.linkId()) && restored.knows(there.linkId()))
                .map(mark -> known(there, mark.hub()).orElse(mark.hub()))
                .filter(hub -> isFree(there, hub));
    }

    /** What was recorded later was recorded after the hub was set back; empty when it never was. */
    public Optional<Instant> since(UUID linkId) {
        return restored.copied(linkId);
    }

    /**
     * True while what it is a copy of may still be listed or come in: with that the record comes in as its author wrote it.
     */
    public boolean awaitsOriginal(There copy, UUID hubId) {
        return restored.holds(copy.linkId()) && (isListing(copy.projectId()) || originals(copy, hubId));
    }

    /**
     * True when a copy elsewhere says that this record was one of its own before the hub was set back: then it is no other one's
     * twin, however alike they are.
     */
    public boolean hasCopy(There there, UUID hubId) {
        return restored.knows(there.linkId())
                && jdbc.sql("select 1 from twin where hub_id = ? and kind = ? and link_id <> ? limit 1")
                        .params(hubId.toString(), there.kind(), there.linkId().toString())
                        .query(Integer.class)
                        .optional()
                        .isPresent();
    }

    /** True while a copy that says so may still be listed. */
    public boolean awaitsCopies(There there) {
        return restored.holds(there.linkId()) && isListing(there.projectId());
    }

    private Optional<UUID> known(There there, UUID hubId) {
        return jdbc.sql("""
                        select t.hub_id from twin t join link l on l.id = t.link_id
                        where substr(t.hub_id, 20) = :ending and t.kind = :kind and l.project_id = :project
                          and not exists (
                            select 1 from twin o where o.link_id = :link and o.kind = t.kind and o.hub_id = t.hub_id)
                        order by t.id limit 1
                        """)
                .param("ending", Home.ending(hubId))
                .param("kind", there.kind())
                .param("project", there.projectId().toString())
                .param("link", there.linkId().toString())
                .query((row, number) -> UUID.fromString(row.getString(1)))
                .optional();
    }

    private boolean isFree(There there, UUID hubId) {
        return jdbc.sql("""
                        select 1 from twin where link_id = :link and kind = :kind and hub_id = :hub
                          and remote_id is not null and remote_id <> :remote
                        union all select 1 from issue where id = :hub and project_id <> :project
                        """)
                .param("link", there.linkId().toString())
                .param("kind", there.kind())
                .param("hub", hubId.toString())
                .param("remote", there.remoteId())
                .param("project", there.projectId().toString())
                .query(Integer.class)
                .list()
                .isEmpty();
    }

    private boolean isListing(UUID projectId) {
        return jdbc.sql("""
                        select 1 from job join job_link on job_link.job_id = job.id
                          join link on link.id = job_link.link_id
                        where job.project_id = ? and job.status in ('pending', 'in-progress')
                          and job_link.stage <> 'listed' limit 1
                        """)
                .param(projectId.toString())
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    private record Other(UUID linkId, String remoteId) {}

    private boolean originals(There copy, UUID hubId) {
        List<Other> others = jdbc.sql("""
                        select link_id, remote_id from twin
                        where hub_id = ? and kind = ? and link_id <> ? and status = 'reserved' and remote_id is not null
                        """)
                .params(hubId.toString(), copy.kind(), copy.linkId().toString())
                .query((row, number) -> new Other(UUID.fromString(row.getString(1)), row.getString(2)))
                .list();
        return others.stream().anyMatch(other -> Home.isOf(hubId, other.linkId(), copy.kind(), other.remoteId()));
    }
}
