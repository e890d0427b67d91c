package dev.lockstep;

import dev.lockstep.backup.Hub;
import dev.lockstep.command.ExitCode;
import dev.lockstep.command.Failure;
import java.nio.file.Path;
import java.util.Optional;

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
                Path.of(value(given, Setting.LOCKSTEP_DATA_DIR).orElseThrow()),
                value(given, Setting.LOCKSTEP_DATABASE_URL).orElse(""),
                value(given, Setting.LOCKSTEP_DATABASE_USER).orElse(""),
                value(given, Setting.LOCKSTEP_DATABASE_PASSWORD).orElse(""),
                value(given, Setting.LOCKSTEP_SECRET_KEY).orElse(null),
                value(given, Setting.LOCKSTEP_POSTGRES_TOOLS).map(Path::of).orElse(null),
                VersionCommand.version());
    }

    private static Optional<String> value(SettingSources given, Setting setting) {
        return given.of(setting)
                .map(each -> setting.read(each.raw()))
                .or(() -> Optional.ofNullable(setting.fallback()));
    }
}
