package dev.lockstep.backup;

import dev.lockstep.base.Schema;
import java.io.IOException;
import java.util.regex.Pattern;
import org.flywaydb.core.api.MigrationVersion;

/** Whether a copy may be set in place here: of a form and a kind that is known, and with the key that opens it. */
final class Fitness {
    private static final Pattern NAME =
            Pattern.compile(Manifest.DATABASE + "|archive/[A-Za-z0-9][A-Za-z0-9._-]{0,200}");

    private final Hub hub;
    private final Manifest manifest;

    Fitness(Hub hub, Manifest manifest) {
        this.hub = hub;
        this.manifest = manifest;
    }

    void check(Store store) throws IOException {
        if (manifest.format() != Manifest.FORMAT
                || !manifest.entries().stream()
                        .allMatch(entry -> NAME.matcher(entry.name()).matches())) {
            throw Hub.refused(
                    "backup_unknown",
                    null,
                    "This backup was made by Lockstep " + manifest.lockstep()
                            + " in a form that this one does not know. Restore"
                            + " it with that version or a later one.");
        }
        boolean moves =
                manifest.database().equals(SqliteStore.KIND) && store.kind().equals(PostgresStore.KIND);
        if (!manifest.database().equals(store.kind()) && !moves) {
            throw Hub.refused(
                    "backup_of_other_database",
                    "LOCKSTEP_DATABASE_URL",
                    "This is a backup of " + manifest.database() + ", and the settings name " + store.kind()
                            + ". Set LOCKSTEP_DATABASE_URL: a hub moves from the file to PostgreSQL, not back.");
        }
        schema();
        key();
    }

    private void schema() throws IOException {
        var newest = Schema.ours();
        if (MigrationVersion.fromVersion(manifest.schema()).isNewerThan(newest)) {
            throw Hub.refused(
                    "schema_newer",
                    null,
                    "This backup has schema " + manifest.schema() + " of Lockstep " + manifest.lockstep()
                            + "; this version knows schemas up to " + newest
                            + ". Restore it with that version or a later one.");
        }
    }

    private void key() {
        if (manifest.key() == null) {
            return;
        }
        var key = hub.key();
        if (key == null || !Hub.fingerprint(key).equals(manifest.key())) {
            throw Hub.refused(
                    key == null ? "secret_key_missing" : "secret_key_wrong",
                    "LOCKSTEP_SECRET_KEY",
                    "This backup is encrypted with the key " + manifest.key() + ", and "
                            + (key == null ? "there is none here" : "the one here is " + Hub.fingerprint(key))
                            + ". Nothing was changed. Set LOCKSTEP_SECRET_KEY to that key, or put its secret.key into the data"
                            + " folder.");
        }
    }
}
