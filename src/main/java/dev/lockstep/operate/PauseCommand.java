package dev.lockstep.operate;

import dev.lockstep.command.ExitCode;
import dev.lockstep.command.Table;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "pause",
        description = {
            "Stop a link, a connection, an issue or everything; without a name, list what is stopped.",
            "What is stopped asks no tracker. What comes from there meanwhile is kept, and taken when it goes on."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  lockstep pause acme/web --reason \"We move to another repository\"",
            "  lockstep pause connection:github",
            "  lockstep pause all",
            "  lockstep pause"
        })
public final class PauseCommand extends Asking {
    @Parameters(
            arity = "0..1",
            paramLabel = "WHAT",
            description = "A link by its place or id, connection:NAME, issue:ID, or all.")
    private @Nullable String what;

    @Option(names = "--reason", paramLabel = "WORDS", description = "Why; everybody who looks is told.")
    private String reason = "Paused from the command line.";

    public PauseCommand(Address.Book book) {
        super(book);
    }

    @Override
    int ask(Hub hub) {
        if (what == null) {
            return list(hub);
        }
        var body = Scope.of(hub, what).body();
        body.put("reason", reason);
        var made = hub.post("/api/v1/pauses", body);
        answer.tell("It is paused. It goes on with: lockstep resume " + what, made);
        return ExitCode.DONE;
    }

    private int list(Hub hub) {
        var pauses = Named.all(hub, "/api/v1/pauses");
        var table = new Table("SCOPE", "TARGET", "SINCE", "BY", "REASON");
        pauses.forEach(each -> table.row(
                each.path("scope").asString(),
                each.path("target").asString(""),
                each.path("at").asString(),
                each.path("by").asString(),
                each.path("reason").asString()));
        answer.tell(pauses.isEmpty() ? "Nothing is paused." : table.toString(), Map.of("pauses", pauses));
        return ExitCode.DONE;
    }
}
