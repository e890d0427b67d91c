package dev.lockstep;

import dev.lockstep.command.ExitCode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Unmatched;

/** A command that starts the product or a part of it. What it does not know goes to Spring, such as {@code --server.port=0}. */
abstract class StartCommand implements Callable<Integer> {
    @Unmatched
    private final List<String> rest = new ArrayList<>();

    abstract void start(String... arguments) throws IOException;

    @Override
    public final Integer call() {
        return begin(rest.toArray(String[]::new));
    }

    /** @return the exit code; the product may go on running */
    final int begin(String... arguments) {
        try {
            start(arguments);
            return ExitCode.DONE;
        } catch (RuntimeException told) {
            // The reporters have said why (StartFailure, else Spring's own).
            return ExitCode.FAILED;
        } catch (IOException failure) {
            System.err.println("Lockstep did not start: " + failure.getMessage());
            return ExitCode.FAILED;
        }
    }
}
