package dev.lockstep;

import picocli.CommandLine.Command;

@Command(
        name = "rekey",
        description = {
            "Encrypt what is stored with another key, while nothing else runs.",
            "All or nothing: when it fails, everything is as it was."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  lockstep rekey                                       a fresh key, kept in the data folder",
            "  LOCKSTEP_OLD_KEY=... LOCKSTEP_SECRET_KEY=... lockstep rekey     from one of yours to another",
            "",
            "Make a backup first; docs/keys.md tells the rest."
        })
final class RekeyCommand extends StartCommand {
    @Override
    void start(String... arguments) {
        Rekey.run(arguments);
    }
}
