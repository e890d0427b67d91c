package dev.lockstep;

import dev.lockstep.command.ExitCode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.springframework.boot.SpringApplication;
import picocli.CommandLine.Command;
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
        } catch (SpringApplication.AbandonedRunException looked) {
            throw looked; // at by the build, which makes a list of the parts
        } catch (RuntimeException told) {
            // The reporters have said why (StartFailure, else Spring's own).
            return ExitCode.FAILED;
        } catch (IOException failure) {
            System.err.println("Lockstep did not start: " + failure.getMessage());
            return ExitCode.FAILED;
        }
    }

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
    static final class Serving extends StartCommand {
        @Override
        void start(String... arguments) {
            Lockstep.application().run(arguments);
        }
    }

    @Command(
            name = "demo",
            description = {
                "Start with simulated trackers in the same process, and people who edit at each of them.",
                "Nothing is kept: each demo begins anew. It opens no account anywhere and asks no tracker of yours."
            },
            footerHeading = "%nExamples:%n",
            footer = {"  lockstep demo", "  PORT=8080 lockstep demo"})
    static final class Demonstrating extends StartCommand {
        @Override
        void start(String... arguments) throws IOException {
            Demo.run(arguments);
        }
    }

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
    static final class Rekeying extends StartCommand {
        @Override
        void start(String... arguments) {
            Rekey.run(arguments);
        }
    }
}
