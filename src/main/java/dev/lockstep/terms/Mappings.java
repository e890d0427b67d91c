package dev.lockstep.terms;

import dev.lockstep.base.Database;
import dev.lockstep.base.Ids;
import dev.lockstep.base.Refused;
import dev.lockstep.base.Slice;
import dev.lockstep.base.UntilChanged;
import dev.lockstep.identity.Assignables;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What trackers call things, as persons said. Thread-safe; asked with every look, so it is kept in memory. */
@Component
public final class Mappings {
    private static final int MOST_OF_LINK = 1_000;

    private final JdbcClient jdbc;
    private final Assignables assignables;
    private final UntilChanged<Map<UUID, List<Mapping>>> byProject;

    Mappings(JdbcClient jdbc, Database database, Assignables assignables) {
        this.jdbc = jdbc;
        this.assignables = assignables;
        byProject = new UntilChanged<>(database, "mappings", this::read);
    }

    private record Row(UUID projectId, Mapping mapping) {}

    private Map<UUID, List<Mapping>> read() {
        return jdbc
                .sql("select m.*, l.project_id, l.tracker from mapping m join link l on l.id = m.link_id order by m.id")
                .query((row, number) -> new Row(
                        UUID.fromString(row.getString("project_id")),
                        new Mapping(
                                UUID.fromString(row.getString("id")),
                                UUID.fromString(row.getString("link_id")),
                                row.getString("tracker"),
                                Mapping.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                                row.getString("hub"),
                                row.getString("remote"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Row::projectId, Collectors.mapping(Row::mapping, Collectors.toUnmodifiableList())));
    }

    private List<Mapping> of(UUID projectId) {
        return byProject.get().getOrDefault(projectId, List.of());
    }

    /** Oldest first. */
    public Slice<Mapping> list(UUID projectId, UUID linkId, int limit, @Nullable String cursor) {
        var rows = ofLink(projectId, linkId).stream()
                .filter(each -> cursor == null || each.id().toString().compareTo(cursor) > 0)
                .limit(limit + 1L)
                .toList();
        return Slice.of(rows, limit, each -> each.id().toString());
    }

    private List<Mapping> ofLink(UUID projectId, UUID linkId) {
        return of(projectId).stream()
                .filter(each -> each.linkId().equals(linkId))
                .toList();
    }

    public Wording wording(UUID projectId, UUID linkId, String place) {
        var all = of(projectId);
        var own = assignables.of(projectId, place);
        return all.isEmpty() && own.isEmpty()
                ? Wording.NONE.at(place)
                : new Wording(place, ofLink(projectId, linkId), all, own);
    }

    /** Inside a unit of work. What the tracker's name meant before is replaced. */
    public Mapping set(UUID projectId, Mapping wanted, long now) {
        var others = of(projectId).stream()
                .filter(each -> !(each.linkId().equals(wanted.linkId())
                        && each.kind() == wanted.kind()
                        && each.remote().equals(wanted.remote())))
                .toList();
        MappingRules.check(wanted, others);
        if (ofLink(projectId, wanted.linkId()).size() >= MOST_OF_LINK) {
            throw Refused.invalid(
                    "mappings_full",
                    "mappings",
                    "A link has at most " + MOST_OF_LINK + " mappings; remove some first.");
        }
        jdbc.sql("""
                insert into mapping (id, link_id, kind, hub, remote, created_at) values (?, ?, ?, ?, ?, ?)
                on conflict (link_id, kind, remote) do update set hub = excluded.hub
                """)
                .params(
                        wanted.id().toString(),
                        wanted.linkId().toString(),
                        wanted.kind().name().toLowerCase(Locale.ROOT),
                        wanted.hub(),
                        wanted.remote(),
                        now)
                .update();
        byProject.changed();
        return wanted;
    }

    public static Mapping fresh(UUID linkId, String place, Mapping.Kind kind, String hub, String remote) {
        return new Mapping(Ids.next(), linkId, place, kind, hub, remote);
    }

    /** Inside a unit of work. What was called so stays as it is on both sides. */
    public void remove(UUID linkId, UUID id) {
        int rows = jdbc.sql("delete from mapping where link_id = ? and id = ?")
                .params(linkId.toString(), id.toString())
                .update();
        if (rows == 0) {
            throw Refused.notFound("mapping");
        }
        byProject.changed();
    }

    /** Inside the unit of work that removes a link, and its mappings with it. */
    public void unlinked() {
        byProject.changed();
    }
}
