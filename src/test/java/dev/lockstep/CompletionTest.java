package dev.lockstep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What the shells are told; where a shell is installed, by the shell itself. */
class CompletionTest {
    private static final int PATIENCE_SECONDS = 60;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "fish"})
    void everyCommandAndOptionStandsInIt(String shell) {
        var script = script(shell);
        for (var command : Lockstep.commands().getSubcommands().values()) {
            assertThat(script).contains(command.getCommandName());
            assertThat(longOptions(command.getCommandSpec()))
                    .allSatisfy(option ->
                            assertThat(script).contains(shell.equals("fish") ? "-l " + option : "--" + option));
        }
    }

    @Test
    void fishQuotesWhatPeopleWrote() {
        var quotes = script("fish")
                .lines()
                .filter(line -> line.replace("\\'", "")
                                        .chars()
                                        .filter(each -> each == '\'')
                                        .count()
                                % 2
                        == 1);
        assertThat(quotes).isEmpty();
    }

    @Test
    void bashCompletesCommandsAndOptions() throws Exception {
        var asked = """
                source %s
                COMP_WORDS=(lockstep do); COMP_CWORD=1; COMP_LINE="lockstep do"; COMP_POINT=11
                _complete_lockstep; echo "${COMPREPLY[@]}"
                COMP_WORDS=(lockstep retry --li); COMP_CWORD=2; COMP_LINE="lockstep retry --li"; COMP_POINT=19; COMPREPLY=()
                _complete_lockstep; echo "${COMPREPLY[@]}"
                """;
        assertThat(ask("bash", asked, "--norc", "-i")).contains("doctor", "--link");
    }

    @Test
    void zshTakesTheScriptOfBash() throws Exception {
        var asked = """
                source %s
                (( $+functions[_complete_lockstep] )) && echo "known ${_comps[lockstep]}"
                """;
        assertThat(ask("zsh", asked, "-f")).contains("known _bash_complete");
    }

    @Test
    void fishCompletesCommandsOptionsAndWords() throws Exception {
        var asked = """
                source %s
                complete -C "lockstep do"
                complete -C "lockstep retry --li"
                complete -C "lockstep config pr"
                complete -C "lockstep doctor -o js"
                complete -C "lockstep completion fi"
                """;
        assertThat(ask("fish", asked, "--no-config"))
                .contains("doctor\t", "--link\t", "print\t", "fish")
                .containsPattern("(?m)^(-o)?json");
    }

    private String ask(String shell, String asked, String... options) throws IOException, InterruptedException {
        var script = Files.writeString(folder.resolve("completion." + shell), script(shell));
        var questions = Files.writeString(folder.resolve("asked." + shell), asked.formatted(script));
        var command = new java.util.ArrayList<>(List.of(shell));
        command.addAll(List.of(options));
        command.add(questions.toString());
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("HOME", folder.toString());
        try {
            var process = builder.start();
            process.getOutputStream().close();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            return said;
        } catch (IOException absent) {
            assumeTrue(
                    false, shell + " is not installed, so only the script itself was looked at: apt install " + shell);
            return "";
        }
    }

    private static List<String> longOptions(CommandSpec command) {
        return command.options().stream()
                .map(OptionSpec::longestName)
                .map(name -> name.replaceFirst("^--", ""))
                .toList();
    }

    private static String script(String shell) {
        var said = new StringWriter();
        var line = Lockstep.commands();
        line.setOut(new PrintWriter(said, true));
        assertThat(line.execute("completion", shell)).isZero();
        return said.toString();
    }
}
