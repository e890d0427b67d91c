package dev.lockstep.backup;

import dev.lockstep.base.DataFolder;
import dev.lockstep.base.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.Map;

/** Sets a hub back to a copy of it, while nothing of it runs. Looks at everything before it changes anything. */
public final class Restore {
    private final Hub hub;

    public Restore(Hub hub) {
        this.hub = hub;
    }

    /**
     * @param replace also where something is stored; that is put aside
     * @return what was done, in words
     * @throws dev.lockstep.base.Refused when the copy does not fit; then nothing was changed
     */
    public String from(Path file, boolean replace) throws IOException, SQLException {
        if (Files.notExists(file)) {
            throw Hub.refused("no_backup", null, "There is no file " + file + ".");
        }
        var manifest = BackupFile.manifest(file);
        var store = hub.store();
        new Fitness(hub, manifest).check(store);
        if (!store.isEmpty() && !replace) {
            throw Hub.refused(
                    "database_not_empty",
                    null,
                    "Something is stored here already. Nothing was changed. Say --replace to put it aside and set the copy in"
                            + " its place.");
        }
        DataFolder.prepare(hub.folder());
        var rest = Files.createTempDirectory(hub.folder(), ".restore");
        try {
            return put(store, manifest, BackupFile.unpack(file, manifest, rest));
        } finally {
            Folders.forget(rest);
        }
    }

    private String put(Store store, Manifest manifest, Map<String, Path> parts) throws IOException, SQLException {
        var copy = parts.get(Manifest.DATABASE);
        if (copy == null) {
            throw Hub.refused("backup_damaged", null, "There is no database in the backup. Take another one.");
        }
        String now = now(manifest);
        var aside = store.replaceWith(copy, new SetBack(manifest.takenAt()), now);
        files(parts, now);
        return "Restored the copy of " + Clocks.stamp(manifest.takenAt()) + "."
                + (aside.isEmpty() ? "" : " What was here is in " + aside + ".")
                + " Links write nothing before everything at their trackers was looked at once.";
    }

    private static String now(Manifest manifest) throws SQLException {
        try (var memory = java.sql.DriverManager.getConnection("jdbc:sqlite::memory:")) {
            return Clocks.stamp(Math.max(manifest.takenAt(), Clocks.now(memory, dev.lockstep.base.Dialect.SQLITE)));
        }
    }

    /** What is in the folder already and has another content stays beside it. */
    private void files(Map<String, Path> parts, String now) throws IOException {
        for (var part : parts.entrySet()) {
            var name = part.getKey();
            if (name.equals(Manifest.DATABASE)) {
                continue;
            }
            var target = hub.folder().resolve(name);
            Files.createDirectories(target.getParent());
            if (Files.exists(target) && Files.mismatch(target, part.getValue()) >= 0) {
                Files.move(target, target.resolveSibling(target.getFileName() + ".before-" + now));
            }
            Files.move(part.getValue(), target, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
