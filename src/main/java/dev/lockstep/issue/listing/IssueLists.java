package dev.lockstep.issue.listing;

import dev.lockstep.base.Database;
import dev.lockstep.issue.Columns;
import dev.lockstep.issue.Issue;
import dev.lockstep.keyset.Compare;
import dev.lockstep.keyset.Keysets;
import dev.lockstep.keyset.Listed;
import dev.lockstep.keyset.Rows;
import dev.lockstep.keyset.Sql;
import dev.lockstep.keyset.Wish;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Issues by project; removed ones are in no list. */
@Component
public final class IssueLists {
    private static final Listed<Issue> LISTED = new Listed<>(
            "issue", "*", "project_id", "project_id", Sql.of("deleted_at is null"), row -> Columns.issue(row, 0));

    private final Keysets keysets;
    private final JdbcClient jdbc;

    public IssueLists(Keysets keysets, JdbcClient jdbc) {
        this.keysets = keysets;
        this.jdbc = jdbc;
    }

    public Map<UUID, Rows<Issue>> of(Collection<UUID> projects, Wish wish) {
        return keysets.read(LISTED, projects, wish);
    }

    public Map<UUID, Long> count(Collection<UUID> projects, Sql filter) {
        return keysets.count(LISTED, projects, filter);
    }

    /** Of these, what the filter lets through; in one query. @param ids not empty */
    public Map<UUID, Issue> among(Collection<UUID> ids, Sql filter) {
        var named = Compare.IN.sql(
                IssueColumns.ID,
                Database.inList(ids.stream().map(UUID::toString).toList()));
        var condition = Sql.all(List.of(named, LISTED.always(), filter));
        Map<UUID, Issue> found = new HashMap<>();
        jdbc.sql("select * from issue where " + condition.text())
                .params(condition.values())
                .query(Columns::issue)
                .list()
                .forEach(issue -> found.put(issue.id(), issue));
        return found;
    }
}
