package dev.lockstep.sync;

import dev.lockstep.base.Database;
import dev.lockstep.base.UntilChanged;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The links as they are stored, read once until one changes: every operation asks for its link several times. */
@Component
final class KnownLinks {
    private final UntilChanged<List<Link>> links;

    KnownLinks(JdbcClient jdbc, Database database) {
        links = new UntilChanged<>(
                database,
                "links",
                () -> jdbc.sql("select * from link order by created_at, id")
                        .query(StoredLinks::link)
                        .list());
    }

    /** Oldest first. */
    List<Link> all() {
        return links.get();
    }

    /** Inside the unit of work that changes a link. */
    void forget() {
        links.changed();
    }
}
