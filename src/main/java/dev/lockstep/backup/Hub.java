package dev.lockstep.backup;

import dev.lockstep.base.HubKey;
import dev.lockstep.base.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where a hub is kept, as its settings say.
 *
 * @param url of its PostgreSQL; empty when it is kept in the folder
 * @param user empty when the URL names one, as the password
 * @param keySetting its key in base64; null when that is in the folder
 * @param tools folder of pg_dump and pg_restore; null when they are on the path
 * @param version of the product
 */
public record Hub(
        Path folder,
        String url,
        String user,
        String password,
        @Nullable String keySetting,
        @Nullable Path tools,
        String version) {
    Store store() {
        return url.isEmpty() ? new SqliteStore(folder) : new PostgresStore(this);
    }

    /** The key in base64; null when there is none yet. */
    @Nullable
    String key() {
        var file = folder.resolve(HubKey.FILE_NAME);
        try {
            return keySetting != null ? keySetting : Files.exists(file) ? Files.readString(file) : null;
        } catch (IOException failure) {
            throw new UncheckedIOException("The key cannot be read from " + file, failure);
        }
    }

    /** Tells one key from another, and nothing else of it. */
    static String fingerprint(String key) {
        return HubKey.of(key, null).hubId();
    }

    static Refused refused(String code, @Nullable String field, String message) {
        return new Refused(Refused.Kind.UNAVAILABLE, code, field, message);
    }
}
