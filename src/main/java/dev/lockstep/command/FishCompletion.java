package dev.lockstep.command;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The commands and options of a command line, as fish completes them. */
final class FishCompletion {
    private FishCompletion() {}

    static String of(CommandSpec root) {
        var lines = new ArrayList<String>();
        lines.add("# Completes " + root.name() + " in fish; made by: " + root.name() + " completion fish");
        lines.add("complete -c " + root.name() + " -f");
        add(root, List.of(), lines);
        return String.join("\n", lines) + "\n";
    }

    /** @param path the words before, without the program itself */
    private static void add(CommandSpec command, List<String> path, List<String> lines) {
        var subcommands = command.subcommands();
        var when = condition(command, path);
        subcommands.forEach(
                (name, line) -> lines.add(when + " -a " + name + " -d " + quoted(summary(line.getCommandSpec()))));
        for (var option : command.options()) {
            lines.add(when + spelled(option) + " -d " + quoted(String.join(" ", option.description())));
        }
        for (var parameter : command.positionalParameters()) {
            var choices = parameter.paramLabel();
            if (choices.contains("|") && choices.equals(choices.toLowerCase(java.util.Locale.ROOT))) {
                lines.add(when + " -a " + quoted(choices.replace('|', ' ')));
            } else if (choices.equals("FILE")) {
                lines.add(when + " -F");
            }
        }
        subcommands.forEach((name, line) -> {
            var below = new ArrayList<>(path);
            below.add(name);
            add(line.getCommandSpec(), below, lines);
        });
    }

    private static String condition(CommandSpec command, List<String> path) {
        var tests =
                path.stream().map(word -> "__fish_seen_subcommand_from " + word).collect(Collectors.toList());
        if (!command.subcommands().isEmpty()) {
            tests.add("not __fish_seen_subcommand_from "
                    + String.join(" ", command.subcommands().keySet()));
        }
        return "complete -c " + command.root().name()
                + (tests.isEmpty() ? "" : " -n " + quoted(String.join("; and ", tests)));
    }

    private static String spelled(OptionSpec option) {
        var spelled = new StringBuilder();
        for (var name : option.names()) {
            spelled.append(name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
        }
        if (option.arity().max() == 0) {
            return spelled.toString();
        }
        var label = option.paramLabel();
        return spelled
                + (label.equals("FILE")
                        ? " -r -F"
                        : label.contains("|") ? " -x -a " + quoted(label.replace('|', ' ')) : " -x");
    }

    private static String summary(CommandSpec command) {
        var lines = command.usageMessage().description();
        return lines.length == 0 ? "" : lines[0];
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'").replace("%n", " ") + "'";
    }
}
