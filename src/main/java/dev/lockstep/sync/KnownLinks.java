package dev.lockstep.sync;

import dev.lockstep.base.Database;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The links as they are stored, read once until one changes: every operation asks for its link several times. */
@Component
final class KnownLinks {
    private final JdbcClient jdbc;
    private final Database database;
    private volatile @Nullable List<Link> links;

    KnownLinks(JdbcClient jdbc, Database database) {
        this.jdbc = jdbc;
        this.database = database;
    }

    /** Oldest first. */
    List<Link> all() {
        List<Link> known = links;
        if (known == null) {
            known = jdbc.sql("select * from link order by created_at, id")
                    .query(StoredLinks::link)
                    .list();
            links = known;
        }
        return known;
    }

    /** Inside the unit of work that changes a link; again after it, because a reader may see the old rows until then. */
    void forget() {
        links = null;
        database.afterCommit(() -> links = null);
    }
}
