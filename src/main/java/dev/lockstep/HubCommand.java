package dev.lockstep;

import dev.lockstep.backup.Hub;
import dev.lockstep.command.ExitCode;
import dev.lockstep.command.Failure;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command for the whole of what a hub keeps, where the settings say that it is; nothing of the product is started. */
abstract class HubCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** @return what was done, in one sentence or two */
    abstract String done(Hub hub) throws IOException, SQLException;

    @Override
    public final Integer call() {
        try {
            spec.commandLine().getOut().println(done(hub(SettingSources.ofThisProcess())));
            return ExitCode.DONE;
        } catch (BadSetting wrong) {
            throw new Failure(ExitCode.USAGE, String.valueOf(wrong.getMessage()));
        } catch (IOException failure) {
            throw new Failure(ExitCode.FAILED, "It could not be read or written: " + failure.getMessage());
        } catch (SQLException failure) {
            throw new Failure(ExitCode.FAILED, "The database cannot be used: " + failure.getMessage());
        }
    }

    private static Hub hub(SettingSources given) {
        return new Hub(
                Path.of(Objects.requireNonNull(value(given, Setting.LOCKSTEP_DATA_DIR).orElseThrow())),
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
