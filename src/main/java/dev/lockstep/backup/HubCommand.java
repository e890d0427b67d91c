package dev.lockstep.backup;

import dev.lockstep.command.ExitCode;
import dev.lockstep.command.Failure;
import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command for the whole of what a hub keeps; nothing of the product is started. */
abstract class HubCommand implements Callable<Integer> {
    private final Supplier<Hub> hub;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    HubCommand(Supplier<Hub> hub) {
        this.hub = hub;
    }

    /** @return what was done, in one sentence or two */
    abstract String done(Hub hub) throws IOException, SQLException;

    @Override
    public final Integer call() {
        try {
            spec.commandLine().getOut().println(done(hub.get()));
            return ExitCode.DONE;
        } catch (IOException failure) {
            throw new Failure(ExitCode.FAILED, "It could not be read or written: " + failure.getMessage());
        } catch (SQLException failure) {
            throw new Failure(ExitCode.FAILED, "The database cannot be used: " + failure.getMessage());
        }
    }
}
