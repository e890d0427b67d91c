package dev.lockstep.operate;

import dev.lockstep.command.ExitCode;
import dev.lockstep.command.Failure;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "resume",
        description = "Let go on what was paused: a link, a connection, an issue or everything.",
        footerHeading = "%nExamples:%n",
        footer = {"  lockstep resume acme/web", "  lockstep resume connection:github", "  lockstep resume all"})
public final class ResumeCommand extends Asking {
    @Parameters(paramLabel = "WHAT", description = "As pause was told: a link, connection:NAME, issue:ID, or all.")
    private String what = "";

    public ResumeCommand(Address.Book book) {
        super(book);
    }

    @Override
    int ask(Hub hub) {
        var scope = Scope.of(hub, what);
        var stopped = Named.all(hub, "/api/v1/pauses").stream().anyMatch(scope::is);
        if (!stopped) {
            throw new Failure(
                    ExitCode.FAILED, what + " is not paused by itself. What is: lockstep pause, without a name.");
        }
        hub.delete(scope.path());
        answer.tell("It goes on.", Map.of("resumed", what));
        return ExitCode.DONE;
    }
}
