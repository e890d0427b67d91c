package dev.lockstep.issue.listing;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What stands on issues of a project. Each name is one step in an index, however many issues have it. Thread-safe. */
@Component
public class NamesInUse {
    private final JdbcClient jdbc;

    NamesInUse(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By name. */
    public List<String> assignees(UUID project, int limit) {
        return jdbc.sql("""
                with recursive used (name, at) as (
                  select min(name), 1 from issue_name where project_id = :project and kind = 'assignee'
                  union all
                  select (select min(n.name) from issue_name n
                          where n.project_id = :project and n.kind = 'assignee' and n.name > used.name), at + 1
                  from used where used.name is not null and at < :limit)
                select name from used where name is not null order by name
                """)
                .param("project", project.toString())
                .param("limit", limit)
                .query(String.class)
                .list();
    }
}
