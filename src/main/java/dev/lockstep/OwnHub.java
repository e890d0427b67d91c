package dev.lockstep;

import dev.lockstep.backup.Hub;
import dev.lockstep.command.ExitCode;
import dev.lockstep.command.Failure;
import java.nio.file.Path;

/** Where the settings say that this hub keeps what it has. */
final class OwnHub {
    private OwnHub() {}

    static Hub of() {
        try {
            return of(SettingSources.ofThisProcess());
        } catch (BadSetting wrong) {
            throw new Failure(ExitCode.USAGE, String.valueOf(wrong.getMessage()));
        }
    }

    private static Hub of(SettingSources given) {
        return new Hub(
                Path.of(given.value(Setting.LOCKSTEP_DATA_DIR).orElseThrow()),
                given.value(Setting.LOCKSTEP_DATABASE_URL).orElse(""),
                given.value(Setting.LOCKSTEP_DATABASE_USER).orElse(""),
                given.value(Setting.LOCKSTEP_DATABASE_PASSWORD).orElse(""),
                given.value(Setting.LOCKSTEP_SECRET_KEY).orElse(null),
                given.value(Setting.LOCKSTEP_POSTGRES_TOOLS).map(Path::of).orElse(null),
                VersionCommand.version());
    }
}
