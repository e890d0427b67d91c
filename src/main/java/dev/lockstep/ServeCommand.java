package dev.lockstep;

import picocli.CommandLine.Command;

@Command(
        name = "serve",
        description = {
            "Start against the trackers of the settings: the environment, then the file .env in the working folder.",
            "Without a command Lockstep does this too. It runs until it is told to stop (Ctrl+C, SIGTERM), and finishes what it has begun."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  lockstep serve",
            "  PORT=8080 LOCKSTEP_DATA_DIR=/var/lib/lockstep lockstep serve",
            "  LOCKSTEP_ROLES=worker LOCKSTEP_DATABASE_URL=jdbc:postgresql://db/lockstep lockstep serve",
            "",
            "The settings stand in docs/guide/settings.md."
        })
final class ServeCommand extends StartCommand {
    @Override
    void start(String... arguments) {
        Lockstep.application().run(arguments);
    }
}
