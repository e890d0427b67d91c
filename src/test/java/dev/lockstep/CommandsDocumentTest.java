package dev.lockstep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.command.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** docs/commands.md says of each command what the command says; the script passes all of them on. */
class CommandsDocumentTest {
    private static final Path KEPT = Path.of("docs/commands.md");
    private static final Path MADE = Path.of("target/commands.md");
    private static final String BEGIN = """
            # Commands

            Of the jar (`java -jar lockstep.jar COMMAND`) and of `./lockstep COMMAND`, which builds it first where that is needed. What follows
            is what each says of itself with `--help`; a test compares.

            ## Exit codes

            | code | means |
            |---|---|
            """;
    private static final String ASKING = """

            ## Where the running Lockstep is

            `explain`, `verify`, `retry`, `pause`, `resume`, `export` and `import` ask a running Lockstep over its [API](api.md). Without more it is the one
            that the settings of this folder describe, and the token is that of the settings or of the data folder, which may do everything.
            `LOCKSTEP_URL` names another one, and `LOCKSTEP_TOKEN` (or `LOCKSTEP_TOKEN_FILE`) a token of it: people make theirs on the page of their
            settings, and the command may what they may. The token of the settings goes nowhere else, and no token ever stands in an argument list.

            `-o json` gives each answer to programs; errors go to standard error as a sentence.

            ## Completion

            `lockstep completion bash`, `zsh` or `fish` prints a script; its help says where to put it. It completes `lockstep`, so put the script or the
            jar's start under that name on the `PATH`.
            """;

    @Test
    void eachCommandStandsInItWithWhatItSaysOfItself() throws IOException {
        var line = Lockstep.commands();
        var page = new StringBuilder(BEGIN);
        line.getCommandSpec()
                .usageMessage()
                .exitCodeList()
                .forEach((code, means) -> page.append("| ")
                        .append(code.strip())
                        .append(" | ")
                        .append(means)
                        .append(" |\n"));
        page.append(ASKING);
        line.getSubcommands().forEach((name, command) -> tell(name, command, page));
        Files.writeString(MADE, page.toString());
        var kept = Files.exists(KEPT) ? Files.readString(KEPT) : "";
        assertThat(Arrays.asList(kept.split("\n")))
                .as("%s is otherwise than the commands; take it over: cp %s %s", KEPT, MADE, KEPT)
                .isEqualTo(Arrays.asList(page.toString().split("\n")));
    }

    private static void tell(String name, CommandLine command, StringBuilder page) {
        page.append("\n## ").append(name).append("\n\n```\n");
        command.getUsageMessage(Ansi.OFF)
                .lines()
                .forEach(each -> page.append(each.stripTrailing()).append('\n'));
        page.append("```\n");
        command.getSubcommands().forEach((below, part) -> tell(name + " " + below, part, page));
    }

    @Test
    void theHelpTellsEveryExitCodeThatThereIs() throws IllegalAccessException {
        for (var code : ExitCode.class.getFields()) {
            assertThat(Lockstep.commands().getCommandSpec().usageMessage().exitCodeList())
                    .as(code.getName())
                    .containsKey(String.valueOf(code.getInt(null)));
        }
    }

    @Test
    void theScriptPassesEachOfThemOn() throws IOException {
        var script = Files.readString(Path.of("lockstep"));
        var passed = Pattern.compile("(?m)^  ([a-z |]+)\\) run \"\\$command\"")
                .matcher(script)
                .results()
                .flatMap(found -> Arrays.stream(found.group(1).split("[ |]+")))
                .toList();
        var own = List.of("help", "version");
        assertThat(passed)
                .containsExactlyInAnyOrderElementsOf(Lockstep.commands().getSubcommands().keySet().stream()
                        .filter(name -> !own.contains(name))
                        .toList());
        assertThat(passed).allSatisfy(name -> assertThat(script).contains("./lockstep " + name));
    }
}
