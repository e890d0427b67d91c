package dev.lockstep.backup;

import dev.lockstep.base.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a backup says of itself; its first entry.
 *
 * @param format of the file; 1
 * @param lockstep version of the product that made it
 * @param schema the newest migration of its database
 * @param database {@code sqlite} or {@code postgresql}
 * @param takenAt milliseconds since 1970, by the database's clock; everything committed before is inside
 * @param key tells which key its secrets are encrypted with, and nothing else of it; null while nothing is encrypted
 */
record Manifest(
        int format,
        String lockstep,
        String schema,
        String database,
        long takenAt,
        @Nullable String key,
        List<Entry> entries) {
    static final int FORMAT = 1;
    static final String NAME = "manifest.json";
    static final String DATABASE = "database";

    /** @param sha256 of its bytes, hex */
    record Entry(String name, long bytes, String sha256) {}

    String text() {
        return Json.write(this);
    }
}
