package dev.lockstep.terms;

import dev.lockstep.base.Slice;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who and what the hub has on issues and the tracker of a link has no name for, as the last looks found it. Thread-safe. */
@Component
public final class Unmapped {
    private static final int SAMPLES = 3;

    private final JdbcClient jdbc;

    Unmapped(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Inside a unit of work: these and no others are those of an issue now. */
    public void store(UUID linkId, UUID issueId, Set<UnmappedName> now) {
        if (of(linkId, issueId).equals(now)) {
            return;
        }
        jdbc.sql("delete from unmapped where link_id = ? and issue_id = ?")
                .params(linkId.toString(), issueId.toString())
                .update();
        for (UnmappedName each : now) {
            jdbc.sql("insert into unmapped (link_id, kind, name, issue_id) values (?, ?, ?, ?)")
                    .params(linkId.toString(), word(each.kind()), each.name(), issueId.toString())
                    .update();
        }
    }

    private Set<UnmappedName> of(UUID linkId, UUID issueId) {
        return new HashSet<>(jdbc.sql("select kind, name from unmapped where link_id = ? and issue_id = ?")
                .params(linkId.toString(), issueId.toString())
                .query((row, number) -> new UnmappedName(kind(row.getString("kind")), row.getString("name")))
                .list());
    }

    /** By kind and name. */
    public Slice<UnmappedCount> list(UUID linkId, Mapping.@Nullable Kind kind, int limit, @Nullable String cursor) {
        var rows = jdbc.sql("""
                        select kind, name, count(*) as issues from unmapped
                        where link_id = :link and (:kind = '' or kind = :kind) and kind || ' ' || name > :after
                        group by kind, name order by kind || ' ' || name limit :limit
                        """)
                .param("link", linkId.toString())
                .param("kind", kind == null ? "" : word(kind))
                .param("after", cursor == null ? "" : cursor)
                .param("limit", limit + 1)
                .query((row, number) -> new UnmappedCount(
                        kind(row.getString("kind")), row.getString("name"), row.getLong("issues"), List.of()))
                .list();
        return Slice.of(rows, limit, each -> word(each.kind()) + " " + each.name())
                .map(each -> new UnmappedCount(each.kind(), each.name(), each.issues(), samples(linkId, each)));
    }

    private List<UUID> samples(UUID linkId, UnmappedCount of) {
        return jdbc.sql(
                        "select issue_id from unmapped where link_id = ? and kind = ? and name = ? order by issue_id limit ?")
                .params(linkId.toString(), word(of.kind()), of.name(), SAMPLES)
                .query((row, number) -> UUID.fromString(row.getString(1)))
                .list();
    }

    private static String word(Mapping.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static Mapping.Kind kind(String word) {
        return Mapping.Kind.valueOf(word.toUpperCase(Locale.ROOT));
    }
}
