package dev.lockstep.simulation;

import dev.lockstep.base.Json;
import dev.lockstep.event.Event;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What is told of a record is told in the order in which it happened, by every node, without leaving anything out. The
 * order is the one in which transactions were committed; the table is asked only what each of them added.
 */
final class Outbox {
    private final World world;
    private final JdbcClient jdbc;
    private final List<String> committed = new ArrayList<>();
    private final Map<String, Integer> told = new HashMap<>();
    private final Map<String, Long> versions = new HashMap<>();
    private long last;
    private int inCopy;

    Outbox(World world) {
        this.world = world;
        jdbc = JdbcClient.create(world.store().source());
    }

    /** After every commit. */
    void committed() {
        jdbc.sql("select id, seq from event where rowid > ? order by rowid")
                .param(last)
                .query((row, n) -> {
                    committed.add(row.getString(1));
                    last = Math.max(last, row.getLong(2));
                    return true;
                })
                .list();
    }

    void copied() {
        inCopy = committed.size();
    }

    /** What was told since the copy was told of what never was. */
    void setBack() {
        committed.subList(inCopy, committed.size()).clear();
        last = jdbc.sql("select coalesce(max(rowid), 0) from event")
                .query(Long.class)
                .single();
    }

    /** A node begins to tell: what was committed before is not told again. */
    void listens(String node) {
        told.put(node, committed.size());
    }

    /** A node's bus hands an event out. */
    void told(String node, Event event) {
        int next = told.merge(node, 1, Integer::sum) - 1;
        var expected = next < committed.size() ? committed.get(next) : "nothing yet";
        if (!expected.equals(event.id().toString())) {
            broken(node + " tells " + event.type() + " " + event.seq() + " where " + expected + " was committed");
        }
        var version = Json.tree(event.payload()).path("version");
        if (version.isNumber()) {
            var before = versions.put(node + event.subject(), version.asLong());
            if (before != null && before >= version.asLong()) {
                broken(node + " tells version " + version + " of " + event.subject() + " after " + before);
            }
        }
    }

    /** In the end nothing is left; a node that others have to wake may have slept through it. */
    void judge(String node, boolean alone) {
        long stored = jdbc.sql("select count(*) from event").query(Long.class).single();
        if (stored != committed.size()) {
            broken("a transaction put an event before those of an earlier one");
        }
        if (alone && told.getOrDefault(node, 0) != committed.size()) {
            broken(node + " has told " + told.get(node) + " of " + committed.size() + " events");
        }
    }

    private void broken(String what) {
        world.watch().broken("order", what);
    }
}
