package dev.lockstep.operate;

import dev.lockstep.command.ExitCode;
import dev.lockstep.command.Failure;
import dev.lockstep.command.Table;
import java.net.URI;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(
        name = "explain",
        description = {
            "Say in plain words what was done and decided about an issue, and what it waits for; newest first.",
            "It is named by its address at a tracker or here, by its key there (acme/web#12, WEB-12), or by its id."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  lockstep explain https://github.com/acme/web/issues/12",
            "  lockstep explain WEB-12",
            "  lockstep explain acme/web#12 -o json"
        })
public final class ExplainCommand extends Asking {
    @Parameters(paramLabel = "URL|KEY", description = "Which issue.")
    private String issue = "";

    @Option(names = "--limit", paramLabel = "N", description = "How many lines at most (${DEFAULT-VALUE}).")
    private int limit = 50;

    public ExplainCommand(Address.Book book) {
        super(book);
    }

    @Override
    int ask(Hub hub) {
        var id = Named.isId(issue) ? Named.id(issue) : ownPage(issue);
        var found = id.isEmpty() ? found(hub) : hub.get("/api/v1/issues/" + id);
        var told = hub.get("/api/v1/issues/" + found.path("id").asString() + "/explain?limit=" + limit)
                .path("items");
        var table = new Table("WHEN", "STATE", "WHERE", "WHAT");
        told.forEach(each -> table.row(
                each.path("at").asString(),
                each.path("state").asString(each.path("what").asString()),
                each.path("place").asString("here"),
                each.path("sentence").asString() + hint(each) + wayOut(each)));
        answer.tell(
                "#" + found.path("number").asLong() + " " + title(found) + "\n\n" + table,
                Map.of("issue", found, "told", told));
        return ExitCode.DONE;
    }

    private static String title(JsonNode issue) {
        return issue.path("title").asString().replaceAll("\\p{Cntrl}+", " ");
    }

    private static String hint(JsonNode each) {
        var hint = each.path("hint").asString("");
        return hint.isEmpty() ? "" : " " + hint;
    }

    private static String wayOut(JsonNode each) {
        var failed = each.path("state").asString("").equals("errored");
        return failed ? " [lockstep retry " + each.path("operationId").asString() + "]" : "";
    }

    /** The page of an issue here ends with its id. */
    private static String ownPage(String text) {
        if (!text.matches("https?://\\S+")) {
            return "";
        }
        var path = URI.create(text).getPath();
        var last = path == null ? "" : path.substring(path.lastIndexOf('/') + 1);
        return Named.isId(last) ? last : "";
    }

    private JsonNode found(Hub hub) {
        var items = hub.get("/api/v1/find?url=" + Named.encoded(issue)).path("items");
        if (items.size() == 1) {
            return items.get(0);
        }
        if (items.isEmpty()) {
            throw new Failure(
                    ExitCode.FAILED,
                    "No issue here is known by " + issue
                            + ". Either its place is not linked, or it did not come in yet.");
        }
        var ids = items.valueStream().map(each -> each.path("id").asString()).toList();
        throw new Failure(
                ExitCode.USAGE,
                "Several are known by " + issue + "; name one by its id: " + String.join(", ", List.copyOf(ids)));
    }
}
