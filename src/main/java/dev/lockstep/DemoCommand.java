package dev.lockstep;

import java.io.IOException;
import picocli.CommandLine.Command;

@Command(
        name = "demo",
        description = {
            "Start with simulated trackers in the same process, and people who edit at each of them.",
            "Nothing is kept: each demo begins anew. It opens no account anywhere and asks no tracker of yours."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  lockstep demo", "  PORT=8080 lockstep demo"})
final class DemoCommand extends StartCommand {
    @Override
    void start(String... arguments) throws IOException {
        Demo.run(arguments);
    }
}
