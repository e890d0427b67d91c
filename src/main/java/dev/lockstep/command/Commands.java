package dev.lockstep.command;

import dev.lockstep.base.Refused;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** A command line of many commands: what is misspelt, refused or fails is told in a sentence and an {@link ExitCode}. */
public final class Commands {
    private static final int WIDTH = 100;

    private Commands() {}

    public static CommandLine of(Object top, Object... commands) {
        var line = new CommandLine(top);
        for (var command : commands) {
            line.addSubcommand(command);
        }
        // After the commands were added: it counts for those that are there.
        return line.setParameterExceptionHandler(Misuse::tell)
                .setExecutionExceptionHandler(Commands::tell)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpWidth(WIDTH);
    }

    private static int tell(Exception failure, CommandLine line, ParseResult parsed) throws Exception {
        switch (failure) {
            case Failure told -> {
                line.getErr().println(told.getMessage());
                return told.exitCode();
            }
            case Refused refused -> {
                line.getErr().println(refused.getMessage());
                return ExitCode.FAILED;
            }
            default -> throw failure; // a surprise keeps its stack trace
        }
    }
}
