package dev.lockstep.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** {@code help} and {@code help COMMAND}: the same as {@code --help} there. */
@Command(
        name = "help",
        description = "Say what there is, or what one command does.",
        footerHeading = "%nExamples:%n",
        footer = {"  lockstep help", "  lockstep help serve"})
public final class HelpCommand implements Runnable {
    @Parameters(arity = "0..*", paramLabel = "COMMAND", description = "The command, with its part where it has parts.")
    private final List<String> words = new ArrayList<>();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        var line = Objects.requireNonNull(spec).root().commandLine();
        for (var word : words) {
            var part = line.getSubcommands().get(word);
            if (part == null) {
                throw new UnmatchedArgumentException(line, List.of(word));
            }
            line = part;
        }
        line.usage(Objects.requireNonNull(spec).commandLine().getOut());
    }
}
