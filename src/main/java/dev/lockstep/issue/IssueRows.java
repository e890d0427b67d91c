package dev.lockstep.issue;

import dev.lockstep.base.Database;
import dev.lockstep.base.Json;
import dev.lockstep.base.Refused;
import dev.lockstep.base.Slice;
import dev.lockstep.issue.search.Few;
import dev.lockstep.issue.search.Lookup;
import dev.lockstep.issue.search.TitleParts;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code issue}. */
final class IssueRows {
    private static final int MAX_SAME_TITLE = 100;
    private static final int MOST_CATEGORIES = 1_000;
    /** Issues of a label or an assignee: beyond that it does not matter how many. */
    private static final int MANY = 2_000;

    private final JdbcClient jdbc;

    private final TitleParts titles;

    IssueRows(JdbcClient jdbc, TitleParts titles) {
        this.jdbc = jdbc;
        this.titles = titles;
    }

    /** False when the id is taken. */
    boolean insert(Issue issue) {
        return jdbc.sql("""
                insert into issue (id, project_id, number, title, body, state, labels, assignees, priority, author,
                                   version, created_at, modified_at, due_on, category, pull_request)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, nullif(?, ''), ?, ?)
                on conflict (id) do nothing
                """)
                        .param(issue.id().toString())
                        .param(issue.projectId().toString())
                        .param(issue.number())
                        .param(issue.title())
                        .param(issue.body())
                        .param(Columns.name(issue.state()))
                        .param(Json.write(issue.labels()))
                        .param(Json.write(issue.assignees()))
                        .param(issue.priority())
                        .param(Columns.json(issue.author()))
                        .param(issue.version())
                        .param(issue.createdAt().toEpochMilli())
                        .param(issue.modifiedAt().toEpochMilli())
                        .param(Filing.stored(issue.filing().dueOn()))
                        .param(issue.filing().category())
                        .param(issue.pullRequest() ? 1 : 0)
                        .update()
                == 1;
    }

    /** Stores everything that may change. False when {@code expectedVersion} is no longer the stored one. */
    boolean update(Issue issue, long expectedVersion) {
        var deletedAt = issue.deletedAt();
        var archivedAt = issue.archivedAt();
        return jdbc.sql("""
                update issue
                set title = ?, body = ?, state = ?, labels = ?, assignees = ?, priority = ?,
                    version = ?, modified_at = ?, deleted_at = ?, archived_at = cast(? as bigint),
                    due_on = nullif(?, ''), category = ?
                where id = ? and version = ?
                """)
                        .param(issue.title())
                        .param(issue.body())
                        .param(Columns.name(issue.state()))
                        .param(Json.write(issue.labels()))
                        .param(Json.write(issue.assignees()))
                        .param(issue.priority())
                        .param(issue.version())
                        .param(issue.modifiedAt().toEpochMilli())
                        .param(deletedAt == null ? null : deletedAt.toEpochMilli())
                        .param(archivedAt == null ? null : archivedAt.toEpochMilli())
                        .param(Filing.stored(issue.filing().dueOn()))
                        .param(issue.filing().category())
                        .param(issue.id().toString())
                        .param(expectedVersion)
                        .update()
                == 1;
    }

    /** False when it is not closed, or somebody touched it at {@code before} or later. */
    boolean archive(UUID id, Instant before, Instant at) {
        return jdbc.sql("""
                update issue set archived_at = :at
                where id = :id and state in ('done', 'cancelled') and deleted_at is null and archived_at is null
                  and modified_at < :before and woken_at < :before
                  and not exists (select 1 from comment c where c.issue_id = :id and c.modified_at >= :before)
                """)
                        .param("at", at.toEpochMilli())
                        .param("id", id.toString())
                        .param("before", before.toEpochMilli())
                        .update()
                == 1;
    }

    /** False when it was not put away. */
    boolean wake(UUID id, Instant at) {
        return jdbc.sql("""
                update issue set archived_at = null, woken_at = ?
                where id = ? and archived_at is not null and deleted_at is null
                """).params(at.toEpochMilli(), id.toString()).update() == 1;
    }

    Optional<Issue> find(UUID id) {
        return jdbc.sql("select * from issue where id = ?")
                .param(id.toString())
                .query(Columns::issue)
                .optional();
    }

    Map<UUID, Issue> all(Collection<UUID> ids) {
        Map<UUID, Issue> found = new HashMap<>();
        if (!ids.isEmpty()) {
            jdbc.sql("select * from issue where id in (:ids) and deleted_at is null")
                    .param(
                            "ids",
                            Database.inList(ids.stream().map(UUID::toString).toList()))
                    .query(Columns::issue)
                    .list()
                    .forEach(issue -> found.put(issue.id(), issue));
        }
        return found;
    }

    /** Of comments as well: no two records share an id. */
    Map<UUID, Instant> modifiedAt(Set<UUID> ids) {
        Map<UUID, Instant> times = new HashMap<>();
        jdbc.sql("""
                select id, modified_at from issue where id in (:ids)
                union all select id, modified_at from comment where id in (:ids)
                """)
                .param("ids", Database.inList(ids.stream().map(UUID::toString).toList()))
                .query(row -> {
                    times.put(UUID.fromString(row.getString("id")), Instant.ofEpochMilli(row.getLong("modified_at")));
                });
        return times;
    }

    Map<UUID, String> titles(Set<UUID> ids) {
        Map<UUID, String> titles = new HashMap<>();
        if (!ids.isEmpty()) {
            jdbc.sql("select id, title from issue where id in (:ids)")
                    .param(
                            "ids",
                            Database.inList(ids.stream().map(UUID::toString).toList()))
                    .query(row -> {
                        titles.put(UUID.fromString(row.getString("id")), row.getString("title"));
                    });
        }
        return titles;
    }

    Optional<Issue> findNumber(UUID projectId, long number) {
        return jdbc.sql("select * from issue where project_id = ? and number = ? and deleted_at is null")
                .params(projectId.toString(), number)
                .query(Columns::issue)
                .optional();
    }

    List<Issue> numbered(UUID projectId, long after, int limit) {
        return jdbc.sql("""
                select * from issue where project_id = ? and number > ? and deleted_at is null
                order by number limit ?
                """)
                .params(projectId.toString(), after, limit)
                .query(Columns::issue)
                .list();
    }

    List<Issue> titled(UUID projectId, String title) {
        return jdbc.sql("""
                select * from issue where project_id = ? and title = ? and deleted_at is null
                order by number limit ?
                """)
                .param(projectId.toString())
                .param(title)
                .param(MAX_SAME_TITLE)
                .query(Columns::issue)
                .list();
    }

    UUID projectOf(UUID id) {
        return home(id).orElseThrow(() -> Refused.notFound("issue"));
    }

    Optional<UUID> home(UUID id) {
        return jdbc.sql("select project_id from issue where id = ?")
                .param(id.toString())
                .query(String.class)
                .optional()
                .map(UUID::fromString);
    }

    List<Issues.Category> categories(UUID projectId) {
        return jdbc.sql("""
                select category, count(*) as issues from issue
                where project_id = ? and category <> '' and deleted_at is null and archived_at is null
                group by category order by category limit ?
                """)
                .params(projectId.toString(), MOST_CATEGORIES)
                .query((row, at) -> new Issues.Category(row.getString("category"), row.getLong("issues")))
                .list();
    }

    Slice<Issue> list(IssueFilter filter, int limit, @Nullable String cursor) {
        var after = cursor == null ? ListCursor.START : ListCursor.parse(cursor);
        var sql = sql(filter, after);
        var rows = jdbc.sql("select issue.* from " + sql.text() + " limit ?")
                .params(sql.values())
                .param(limit + 1)
                .query(Columns::issue)
                .list();
        return Slice.of(rows, limit, ListCursor::of);
    }

    private IssueFilter.Sql sql(IssueFilter filter, ListCursor after) {
        var few = few(filter);
        if (few != null) {
            return filter.among(after, few);
        }
        var by = fewest(filter);
        // Where titles have no index that a planner may take, a text is looked for on the way however it is asked.
        boolean choice = filter.words() != null || filter.text() != null && titles.planned();
        return filter.walked(after, by, choice ? lookup(filter.sample(after, by)) : Lookup.BY_INDEX);
    }

    private Lookup lookup(IssueFilter.Sql sample) {
        return jdbc.sql("select count(*) as seen, count(hit) as hits from " + sample.text())
                .params(sample.values())
                .query((row, at) -> Lookup.of(row.getLong("seen"), row.getLong("hits")))
                .single();
    }

    private @Nullable Few few(IssueFilter filter) {
        return filter.words() != null && filter.words().few() != null
                ? filter.words().few()
                : filter.text() == null ? null : titles.few(filter.text());
    }

    /** The rarer of label and assignee, so that few issues are looked at for the other; null when neither is asked for. */
    private IssueFilter.@Nullable Named fewest(IssueFilter filter) {
        var named = filter.named();
        if (named.size() < 2) {
            return named.isEmpty() ? null : named.getFirst();
        }
        return Collections.min(named, Comparator.comparingLong(this::bearers));
    }

    private long bearers(IssueFilter.Named named) {
        return jdbc.sql("""
                select count(*) from (
                  select 1 from issue_name where project_id = ? and kind = ? and name = ? limit ?) counted
                """)
                .params(named.values())
                .param(MANY)
                .query(Long.class)
                .single();
    }
}
