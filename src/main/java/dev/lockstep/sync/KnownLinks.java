package dev.lockstep.sync;

import dev.lockstep.base.Database;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The links as they are stored, read once until one changes: every operation asks for its link several times. */
@Component
final class KnownLinks {
    private final JdbcClient jdbc;
    private final Database database;
    private final AtomicLong changes = new AtomicLong();
    private volatile @Nullable Known known;

    KnownLinks(JdbcClient jdbc, Database database) {
        this.jdbc = jdbc;
        this.database = database;
    }

    /** @param changes how many there had been before the rows were read */
    private record Known(List<Link> links, long changes) {}

    /** Oldest first. */
    List<Link> all() {
        Known last = known;
        if (last != null && last.changes() == changes.get()) {
            return last.links();
        }
        // Counted before reading: rows that were read while a change was being committed are not taken for the new
        // ones.
        long before = changes.get();
        List<Link> links = jdbc.sql("select * from link order by created_at, id")
                .query(StoredLinks::link)
                .list();
        known = new Known(links, before);
        return links;
    }

    /** Inside the unit of work that changes a link; counts again after it, because others see the old rows until then. */
    void forget() {
        changes.incrementAndGet();
        database.afterCommit(changes::incrementAndGet);
    }
}
