package dev.lockstep.rekey;

import dev.lockstep.base.HubKey;
import dev.lockstep.base.Refused;
import dev.lockstep.base.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a key can read of what is stored. */
public final class Readable {
    private Readable() {}

    /** Of each column how many; columns without any have 0. */
    public static Map<String, Integer> with(HubKey key, TestDatabase database) {
        var found = new TreeMap<String, Integer>();
        for (var column : SealedColumn.ALL) {
            found.put(name(column), 0);
            for (var row : rows(column, database)) {
                try {
                    key.decrypt(String.valueOf(row.get("kept")), String.valueOf(row.get("place")), "");
                    found.merge(name(column), 1, Integer::sum);
                } catch (Refused another) {
                    // counted by its absence
                }
            }
        }
        return found;
    }

    /** Whoever can read it. */
    public static Map<String, Integer> all(TestDatabase database) {
        var found = new TreeMap<String, Integer>();
        SealedColumn.ALL.forEach(
                column -> found.put(name(column), rows(column, database).size()));
        return found;
    }

    /** Some ciphertexts, as they stand in the database. */
    public static List<String> ciphertexts(TestDatabase database) {
        return SealedColumn.ALL.stream()
                .flatMap(column -> rows(column, database).stream().limit(20))
                .map(row -> String.valueOf(row.get("kept")))
                .toList();
    }

    private static String name(SealedColumn column) {
        return column.table() + "." + column.column();
    }

    private static List<Map<String, Object>> rows(SealedColumn column, TestDatabase database) {
        return database.jdbc()
                .sql(column.page())
                .params("", Integer.MAX_VALUE)
                .query()
                .listOfRows();
    }
}
