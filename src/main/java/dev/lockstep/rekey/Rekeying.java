package dev.lockstep.rekey;

import dev.lockstep.base.Database;
import dev.lockstep.base.Dialect;
import dev.lockstep.base.HubKey;
import dev.lockstep.base.Refused;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Encrypts everything that is stored with another key, in one unit of work: killed in the middle, nothing has changed, and it is done
 * again. The hub's name and its marks at trackers stay as they are. Nothing else may run.
 */
public final class Rekeying {
    private static final int PAGE = 500;

    private final Database database;
    private final JdbcClient jdbc;
    private final Dialect dialect;
    private final Consumer<String> told;

    /** @param told hears how far it is */
    public Rekeying(Database database, JdbcClient jdbc, Dialect dialect, Consumer<String> told) {
        this.database = database;
        this.jdbc = jdbc;
        this.dialect = dialect;
        this.told = told;
    }

    private record Stored(String hubId, @Nullable String marks) {}

    private record Sealed(String id, String text, String place) {}

    /** @throws Refused when the old key is not the database's, or a row can be read with neither */
    public void run(Keys keys) {
        boolean done = database.write(() -> {
            var stored = stored();
            if (stored.marks() != null && keys.fresh(stored.marks()).isPresent()) {
                return true;
            }
            var old = keys.old(stored.hubId(), stored.marks());
            nobodyElse();
            change(old, keys.fresh());
            return false;
        });
        told.accept(
                done
                        ? "Everything is encrypted with the new key already."
                        : "Everything is encrypted with the new key.");
        forget();
    }

    private Stored stored() {
        return jdbc.sql("select hub_id, mark_key from hub_key")
                .query((row, at) -> new Stored(row.getString("hub_id"), row.getString("mark_key")))
                .optional()
                .orElseThrow(() -> new Refused(
                        Refused.Kind.UNAVAILABLE,
                        "nothing_encrypted",
                        "LOCKSTEP_DATA_DIR",
                        "Nothing is encrypted here yet. Start Lockstep with the key that you want, or name the right place by"
                                + " LOCKSTEP_DATA_DIR or LOCKSTEP_DATABASE_URL."));
    }

    /** A node that runs would go on to write with the old key. A file is locked by who uses it; PostgreSQL is not. */
    private void nobodyElse() {
        if (dialect == Dialect.POSTGRESQL && running()) {
            throw new Refused(
                    Refused.Kind.UNAVAILABLE,
                    "nodes_running",
                    "LOCKSTEP_DATABASE_URL",
                    "A Lockstep is running on this database. Stop all of its nodes, wait for 20 seconds, and try again.");
        }
    }

    private boolean running() {
        return jdbc.sql("select 1 from duty where until > extract(epoch from now()) * 1000")
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    private void change(HubKey old, HubKey fresh) {
        int count = 0;
        for (var column : SealedColumn.ALL) {
            String after = "";
            List<Sealed> page = page(column, after);
            while (!page.isEmpty()) {
                page.forEach(each -> change(column, each, old, fresh));
                count += page.size();
                told.accept("Encrypted anew: " + count);
                after = page.getLast().id();
                page = page(column, after);
            }
        }
        jdbc.sql("update hub_key set mark_key = ?").param(old.marksFor(fresh)).update();
    }

    private List<Sealed> page(SealedColumn column, String after) {
        return jdbc.sql(column.page())
                .params(after, PAGE)
                .query((row, at) -> new Sealed(row.getString("id"), row.getString("kept"), row.getString("place")))
                .list();
    }

    private void change(SealedColumn column, Sealed each, HubKey old, HubKey fresh) {
        var plain = old.decrypt(
                each.text(),
                each.place(),
                "Nothing was changed: %s of %s %s".formatted(column.column(), column.table(), each.id()));
        int rows = jdbc.sql(column.replacing())
                .params(fresh.encrypt(plain, each.place()), each.id(), each.text())
                .update();
        if (rows != 1) {
            throw new IllegalStateException("A row was changed by somebody else: " + column.table() + " " + each.id());
        }
    }

    /** What was there before stays in the free pages of a database until they are used again. */
    private void forget() {
        switch (dialect) {
            case SQLITE -> {
                jdbc.sql("vacuum").update();
                jdbc.sql("pragma wal_checkpoint(truncate)").query().listOfRows();
            }
            case POSTGRESQL ->
                SealedColumn.ALL.stream()
                        .map(SealedColumn::table)
                        .distinct()
                        .forEach(table -> jdbc.sql("vacuum full " + table).update());
        }
    }
}
