package dev.lockstep.operate;

import dev.lockstep.command.ExitCode;
import dev.lockstep.command.Failure;
import dev.lockstep.command.Table;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(
        name = "verify",
        description = {
            "Compare both sides of a link and list each difference with its reason. Nothing is changed.",
            "It ends with 3 if there is drift, which is a difference that nothing explains. What somebody edits in this very moment"
                    + " may look like that: compare again before you mend it."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  lockstep verify acme/web", "  lockstep verify acme/web -o json --wait 600"})
public final class VerifyCommand extends Asking {
    private static final Set<String> UNDER_WAY = Set.of("reading", "deciding");
    private static final int POLL_MS = 500;
    private static final int MS = 1_000;

    @Parameters(paramLabel = "LINK", description = "The link: its place at the tracker, such as acme/web, or its id.")
    private String link = "";

    @Option(names = "--wait", paramLabel = "SECONDS", description = "How long at most (${DEFAULT-VALUE}).")
    private int wait = 300;

    public VerifyCommand(Address.Book book) {
        super(book);
    }

    @Override
    int ask(Hub hub) throws InterruptedException {
        var which = Named.link(hub, link).path("id").asString();
        var plan = ended(hub, hub.post("/api/v1/links/" + which + "/verify", Map.of()));
        var differences = Named.all(hub, "/api/v1/plans/" + plan.path("id").asString() + "/changes");
        long drift = differences.stream()
                .filter(each -> each.path("verdict").asString("").equals("drift"))
                .count();
        answer.tell(
                told(differences) + differences.size() + " differences, " + drift + " of them unexplained.",
                Map.of("drift", drift, "plan", plan, "differences", differences));
        return drift == 0 ? ExitCode.DONE : ExitCode.FOUND;
    }

    private JsonNode ended(Hub hub, JsonNode begun) throws InterruptedException {
        var plan = begun;
        for (long left = (long) wait * MS;
                UNDER_WAY.contains(plan.path("status").asString());
                left -= POLL_MS) {
            if (left <= 0) {
                throw new Failure(
                        ExitCode.FAILED,
                        "It is not compared yet; it goes on, and its page or a longer --wait shows what comes of it.");
            }
            Thread.sleep(POLL_MS);
            plan = hub.get("/api/v1/plans/" + begun.path("id").asString());
        }
        if (plan.path("status").asString().equals("failed")) {
            throw new Failure(ExitCode.FAILED, plan.path("message").asString());
        }
        return plan;
    }

    private static String told(List<JsonNode> differences) {
        var table = new Table("VERDICT", "KIND", "FIELDS", "TITLE", "WHY");
        differences.forEach(each -> table.row(
                each.path("verdict").asString(""),
                each.path("kind").asString(""),
                String.join(
                        ", ",
                        each.path("fields")
                                .valueStream()
                                .map(field -> field.path("field").asString())
                                .toList()),
                each.path("title").asString(""),
                VerdictWords.of(each.path("verdict").asString(""))));
        return differences.isEmpty() ? "" : table + "\n\n";
    }
}
