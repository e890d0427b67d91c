package dev.lockstep;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** What {@code lockstep --help} says. */
@Command(
        name = "lockstep",
        versionProvider = VersionCommand.class,
        synopsisSubcommandLabel = "COMMAND",
        description = "Keeps issues in step across trackers.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:failed; why is said",
            "2:not understood: a name, an argument or a setting",
            "3:done, and something was found: a failed check, a difference",
            "4:no running Lockstep answers",
            "5:the running Lockstep does not accept the token, or it may not do this"
        },
        commandListHeading = "%nCommands:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  lockstep demo                 look at it with simulated trackers; no account is needed",
            "  lockstep serve                start with the settings of the environment and of ./.env",
            "  lockstep help rekey           what one command does, and how",
            "",
            "Without a command it does what serve does."
        })
final class Top {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Say what the command does, with examples.")
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Print the version.")
    private boolean version;
}
