package dev.lockstep.rekey;

import dev.lockstep.base.DataFolder;
import dev.lockstep.base.HubKey;
import dev.lockstep.base.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/**
 * Where the keys come from. Without {@code LOCKSTEP_SECRET_KEY} the new one is made here and kept beside the old file until the change
 * is stored; cut off in between, both are still there, and the next run goes on.
 */
public final class KeyFiles {
    private final Path current;
    private final Path next;
    private final boolean own;
    private final Keys keys;

    private KeyFiles(Path folder, @Nullable String old, @Nullable String wanted) throws IOException {
        current = folder.resolve(HubKey.FILE_NAME);
        next = folder.resolve(HubKey.FILE_NAME + ".new");
        own = wanted == null;
        var before = old != null ? old : kept();
        keys = new Keys(before, wanted != null ? wanted : DataFolder.keep(next, HubKey.random()));
    }

    /** @param old null for the file in the data folder; {@code wanted} null for a new one */
    public static KeyFiles of(Path folder, @Nullable String old, @Nullable String wanted) {
        try {
            return new KeyFiles(folder, old, wanted);
        } catch (IOException failure) {
            throw new UncheckedIOException("The key file cannot be read or made.", failure);
        }
    }

    private String kept() throws IOException {
        if (Files.notExists(current)) {
            throw new Refused(
                    Refused.Kind.UNAVAILABLE,
                    "old_key_missing",
                    "LOCKSTEP_OLD_KEY",
                    "Set LOCKSTEP_OLD_KEY (or LOCKSTEP_OLD_KEY_FILE) to the key that Lockstep ran with until now; there is no "
                            + HubKey.FILE_NAME + " in the data folder.");
        }
        return Files.readString(current);
    }

    public Keys keys() {
        return keys;
    }

    /** Call once everything is encrypted with the new key. */
    public String settle() {
        try {
            if (own) {
                Files.move(next, current, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                return "The new key is in " + current + ". Keep a copy of it with your backups.";
            }
            return "Start Lockstep with the new key now"
                    + (Files.exists(current) ? "; " + current + " holds an old one and can be deleted." : ".");
        } catch (IOException failure) {
            throw new UncheckedIOException(
                    "The new key is in " + next + ", and could not be moved to " + current, failure);
        }
    }
}
