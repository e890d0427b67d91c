package dev.lockstep.connector.jira;

import dev.lockstep.base.Database;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class StoredLabelFolds implements LabelFolds {
    private final JdbcClient jdbc;
    private final Database database;

    StoredLabelFolds(JdbcClient jdbc, Database database) {
        this.jdbc = jdbc;
        this.database = database;
    }

    @Override
    public Map<String, String> of(Place place) {
        var originals = new HashMap<String, String>();
        jdbc.sql("select folded, original from label_fold where connection_id = ? and project = ?")
                .params(place.connection().toString(), place.project())
                .query(row -> {
                    originals.put(row.getString("folded"), row.getString("original"));
                });
        return originals;
    }

    @Override
    public void keep(Place place, String folded, String original) {
        database.write(() -> {
            jdbc.sql("""
                            insert into label_fold (connection_id, project, folded, original) values (?, ?, ?, ?)
                            on conflict do nothing
                            """)
                    .params(place.connection().toString(), place.project(), folded, original)
                    .update();
        });
    }
}
