package dev.lockstep.watch;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where the branches of a watch stood. Methods that write run inside the caller's unit of work. */
@Component
class BranchRows {
    private final JdbcClient jdbc;

    BranchRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<String, BranchMove.Known> of(UUID watchId) {
        var known = new HashMap<String, BranchMove.Known>();
        jdbc.sql("select name, sha, gone from watch_branch where watch_id = ?")
                .param(watchId.toString())
                .query(row -> {
                    known.put(
                            row.getString("name"), new BranchMove.Known(row.getString("sha"), row.getInt("gone") == 1));
                });
        return known;
    }

    /** Those that are there, and where. */
    SortedMap<String, String> standing(UUID watchId) {
        var standing = new TreeMap<String, String>();
        of(watchId).forEach((branch, known) -> {
            if (!known.gone()) {
                standing.put(branch, known.sha());
            }
        });
        return standing;
    }

    void stands(UUID watchId, String branch, String sha) {
        jdbc.sql("""
                insert into watch_branch (watch_id, name, sha) values (?, ?, ?)
                on conflict (watch_id, name) do update set sha = excluded.sha, gone = 0
                """).params(watchId.toString(), branch, sha).update();
    }

    /** Where it stood is kept: should it come back, what is new is known. */
    void gone(UUID watchId, String branch) {
        jdbc.sql("update watch_branch set gone = 1 where watch_id = ? and name = ?")
                .params(watchId.toString(), branch)
                .update();
    }

    void forget(UUID watchId) {
        jdbc.sql("delete from watch_branch where watch_id = ?")
                .param(watchId.toString())
                .update();
    }
}
