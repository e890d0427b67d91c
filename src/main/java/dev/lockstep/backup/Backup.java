package dev.lockstep.backup;

import dev.lockstep.base.Folders;
import dev.lockstep.base.HubKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Copies a hub into one file, while it runs. What opens its secrets is left out: the key, the access token and mails. */
public final class Backup {
    /** Events that were moved out of the database. Its index is copied first: what it names is in the files by then. */
    private static final String ARCHIVE = "archive";

    private static final String INDEX = "index.jsonl";

    private final Hub hub;

    public Backup(Hub hub) {
        this.hub = hub;
    }

    /**
     * @return what was done, in words
     * @throws dev.lockstep.base.Refused when there is nothing to copy, the key is another one, or the file is there
     */
    public String to(Path file) throws IOException, SQLException {
        if (Files.exists(file)) {
            throw BackupFile.exists(file);
        }
        var store = hub.store();
        if (store.isEmpty()) {
            throw Hub.refused(
                    "nothing_stored",
                    "LOCKSTEP_DATA_DIR",
                    "Nothing is stored here. Name the right place by LOCKSTEP_DATA_DIR or LOCKSTEP_DATABASE_URL.");
        }
        var rest = Files.createTempDirectory(file.toAbsolutePath().getParent(), ".backup");
        try {
            var manifest = copied(store, file, rest);
            return "Backup of " + manifest.database() + " with schema " + manifest.schema() + " in " + file + " ("
                    + Files.size(file) + " bytes). The key is not inside"
                    + (manifest.key() == null ? "." : ": keep " + manifest.key() + " apart from it.");
        } finally {
            Folders.forget(rest);
        }
    }

    private Manifest copied(Store store, Path file, Path rest) throws IOException, SQLException {
        Map<String, Path> parts = new LinkedHashMap<>();
        long now;
        String schema;
        String key;
        try (var connection = store.open()) {
            now = Clocks.now(connection, store.dialect());
            schema = Tables.schema(connection);
            key = key(connection);
        }
        var copy = rest.resolve(Manifest.DATABASE);
        store.copyTo(copy);
        parts.put(Manifest.DATABASE, copy);
        archive(rest).forEach(parts::put);
        List<Manifest.Entry> entries = new ArrayList<>();
        for (var part : parts.entrySet()) {
            entries.add(Checksum.entry(part.getKey(), part.getValue()));
        }
        var manifest = new Manifest(Manifest.FORMAT, hub.version(), schema, store.kind(), now, key, entries);
        BackupFile.write(file, manifest, parts);
        return manifest;
    }

    /** The fingerprint of the key that opens what is stored; null while nothing is encrypted. */
    private @Nullable String key(Connection connection) throws SQLException {
        var hubId = Tables.one(connection, "select hub_id from hub_key");
        var marks = Tables.one(connection, "select mark_key from hub_key");
        if (hubId.isEmpty()) {
            return null;
        }
        var key = hub.key();
        if (key == null) {
            throw Hub.refused(
                    "secret_key_missing",
                    "LOCKSTEP_SECRET_KEY",
                    "The key of this database is not here, so nobody could say which one opens the copy. Set"
                            + " LOCKSTEP_SECRET_KEY as the server has it, or name its data folder by LOCKSTEP_DATA_DIR.");
        }
        if (!HubKey.of(key, marks.orElse(null)).hubId().equals(hubId.get())) {
            throw Hub.refused(
                    "secret_key_wrong",
                    "LOCKSTEP_SECRET_KEY",
                    "LOCKSTEP_SECRET_KEY is not the key of this database. Set it as the server has it.");
        }
        return Hub.fingerprint(key);
    }

    private Map<String, Path> archive(Path rest) throws IOException {
        Map<String, Path> files = new LinkedHashMap<>();
        var folder = hub.folder().resolve(ARCHIVE);
        if (Files.notExists(folder)) {
            return files;
        }
        var index = folder.resolve(INDEX);
        if (Files.exists(index)) {
            files.put(ARCHIVE + "/" + INDEX, Files.copy(index, rest.resolve(INDEX)));
        }
        try (var all = Files.list(folder)) {
            for (var each : all.filter(Files::isRegularFile).sorted().toList()) {
                var name = each.getFileName().toString();
                if (!name.equals(INDEX)) {
                    files.put(ARCHIVE + "/" + name, Files.copy(each, rest.resolve(name)));
                }
            }
        }
        return files;
    }
}
