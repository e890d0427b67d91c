package dev.lockstep.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What was typed is not understood: says what it was, what was meant perhaps, and where the help is. */
final class Misuse {
    private Misuse() {}

    static int tell(ParameterException misuse, String[] arguments) {
        var line = misuse.getCommandLine();
        line.getErr().println(sentence(misuse, line));
        line.getErr().println("Help: " + line.getCommandSpec().qualifiedName() + " --help");
        return ExitCode.USAGE;
    }

    private static String sentence(ParameterException misuse, CommandLine line) {
        if (!(misuse instanceof UnmatchedArgumentException unmatched)
                || unmatched.getUnmatched().isEmpty()) {
            return choice(misuse).orElse(String.valueOf(misuse.getMessage()));
        }
        var written = unmatched.getUnmatched().getFirst();
        if (written.startsWith("-")) {
            return "There is no option " + written + "." + meant(written, options(line));
        }
        return line.getSubcommands().isEmpty()
                ? "Nothing is known of '" + written + "' here."
                : "There is no command " + written + "." + meant(written, commands(line));
    }

    /** Of a word that is none of a few, whose label lists them. */
    private static Optional<String> choice(ParameterException misuse) {
        var label = misuse.getArgSpec() == null ? "" : misuse.getArgSpec().paramLabel();
        var written = misuse.getValue();
        return label.contains("|") && written != null && label.equals(label.toLowerCase(Locale.ROOT))
                ? Optional.of("'" + written + "' is none of " + label.replace("|", ", ") + "."
                        + meant(written, List.of(label.split("\\|", -1))))
                : Optional.empty();
    }

    private static String meant(String written, List<String> names) {
        return names.isEmpty() ? "" : " Did you mean " + Nearest.of(written, names) + "?";
    }

    private static List<String> commands(CommandLine line) {
        return new ArrayList<>(line.getSubcommands().keySet());
    }

    private static List<String> options(CommandLine line) {
        return line.getCommandSpec().options().stream()
                .filter(option -> !option.hidden())
                .map(OptionSpec::longestName)
                .toList();
    }
}
