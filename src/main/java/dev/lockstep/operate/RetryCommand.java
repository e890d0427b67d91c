package dev.lockstep.operate;

import dev.lockstep.command.ExitCode;
import dev.lockstep.command.Failure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "retry",
        description = {
            "Try operations once more that failed or were given up: those that are named, those of a link, or all.",
            "What is already under way or done is left alone. explain shows the ids of what failed at an issue."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  lockstep retry 0192f3c1-7a2b-7c3d-8e4f-5a6b7c8d9e0f",
            "  lockstep retry --link acme/web",
            "  lockstep retry --all --error-class forbidden"
        })
public final class RetryCommand extends Asking {
    private static final int MOST_ROUNDS = 1_000;

    @Parameters(arity = "0..*", paramLabel = "OPERATION", description = "The ids of operations.")
    private final List<String> ids = new ArrayList<>();

    @Option(names = "--link", paramLabel = "LINK", description = "All that failed of this link.")
    private @Nullable String link;

    @Option(
            names = "--error-class",
            paramLabel = "CLASS",
            description = "Only what failed so, as the operations page groups it.")
    private @Nullable String errorClass;

    @Option(names = "--all", description = "All that failed.")
    private boolean all;

    public RetryCommand(Address.Book book) {
        super(book);
    }

    @Override
    int ask(Hub hub) {
        if (ids.isEmpty() == (link == null && !all)) {
            throw new Failure(ExitCode.USAGE, "Name operations, or --link LINK, or --all. Help: lockstep retry --help");
        }
        long changed = 0;
        var wanted = ids.isEmpty()
                ? Map.of("filter", filter(hub))
                : Map.of("ids", ids.stream().map(RetryCommand::id).toList());
        for (int round = 0; round < MOST_ROUNDS; round++) {
            var done = hub.post("/api/v1/operations/retry", wanted);
            changed += done.path("changed").asLong();
            if (!done.path("more").asBoolean() || done.path("changed").asLong() == 0) {
                break;
            }
        }
        var left = changed < ids.size() ? left(hub) : List.<String>of();
        if (changed == 0 && !ids.isEmpty()) {
            throw new Failure(ExitCode.FAILED, "None is tried once more: " + String.join(", ", left) + ".");
        }
        var told = changed == 1 ? "1 operation is tried once more." : changed + " operations are tried once more.";
        answer.tell(
                told + (left.isEmpty() ? "" : " Now " + String.join(", ", left) + "."),
                Map.of("changed", changed, "now", left));
        return ExitCode.DONE;
    }

    /** How those are now that were named, for one of them did not fail. */
    private List<String> left(Hub hub) {
        return ids.stream().map(id -> id + " is " + state(hub, id)).toList();
    }

    private static String state(Hub hub, String id) {
        try {
            return hub.get("/api/v1/operations/" + id).path("state").asString();
        } catch (Failure absent) {
            return "not known here";
        }
    }

    private static String id(String text) {
        if (!Named.isId(text)) {
            throw new Failure(
                    ExitCode.USAGE,
                    text + " is not the id of an operation; lockstep explain shows those that failed at an issue.");
        }
        return Named.id(text);
    }

    private Map<String, String> filter(Hub hub) {
        var filter = new HashMap<String, String>();
        if (link != null) {
            filter.put("link", Named.link(hub, link).path("id").asString());
        }
        if (errorClass != null) {
            filter.put("errorClass", errorClass);
        }
        return filter;
    }
}
