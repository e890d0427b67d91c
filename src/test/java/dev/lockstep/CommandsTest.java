package dev.lockstep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.base.Json;
import dev.lockstep.command.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** What every command of the jar has in common. */
class CommandsTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void whoMistypesACommandHearsWhichOneWasMeant() {
        assertThat(run("rekye")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("There is no command rekye. Did you mean rekey?", "lockstep --help");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void whoMistypesAnOptionHearsWhichOneWasMeant() {
        assertThat(run("version", "--outpt", "json")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString())
                .contains("There is no option --outpt. Did you mean --output?", "lockstep version --help");
    }

    @Test
    void anAnswerForAProgramIsJson() {
        assertThat(run("version", "-o", "json")).isEqualTo(ExitCode.DONE);
        assertThat(Json.tree(out.toString()).path("java").asString()).isNotEmpty();
    }

    @Test
    void anAnswerOfAnUnknownFormIsRefused() {
        assertThat(run("version", "-o", "xml")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("'xml' is none of table, json.", "lockstep version --help");
    }

    @Test
    void whoMistypesOneOfAFewWordsHearsWhichTheyAreAndWhichWasMeant() {
        assertThat(run("completion", "zhs")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("'zhs' is none of bash, zsh, fish. Did you mean zsh?");
    }

    @Test
    void healthOfAnythingElseIsNotUnderstood() {
        assertThat(run("health", "../../api/v1/links")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("is none of readiness, liveness.");
    }

    @Test
    void theScriptThatBuildsKnowsEachCommandAndWhichOneWasMeant() throws Exception {
        var told = script("help");
        assertThat(names())
                .filteredOn(name -> !name.equals("version"))
                .allSatisfy(name -> assertThat(told.out()).containsPattern("\\./lockstep " + name + "\\b"));
        var misspelt = script("doctro");
        assertThat(misspelt.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(misspelt.out())
                .isEqualTo("There is no command doctro. Did you mean doctor?\nHelp: ./lockstep help\n");
    }

    record Said(int exitCode, String out) {}

    private static Said script(String word) throws IOException, InterruptedException {
        var process =
                new ProcessBuilder("./lockstep", word).redirectErrorStream(true).start();
        process.getOutputStream().close();
        var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(process.waitFor(), out);
    }

    @ParameterizedTest
    @MethodSource("names")
    void eachCommandTellsWhatItDoesWithAnExample(String name) {
        assertThat(run(name, "--help")).isEqualTo(ExitCode.DONE);
        assertThat(out.toString()).contains("Usage: lockstep " + name, "Example", "  lockstep " + name);
    }

    @Test
    void theHelpListsEveryCommandAndEachExitCode() {
        assertThat(run("help")).isEqualTo(ExitCode.DONE);
        assertThat(names()).allSatisfy(name -> assertThat(out.toString()).contains("  " + name + " "));
        assertThat(out.toString()).contains("0   done", "5   the running Lockstep does not accept the token");
    }

    @Test
    void helpOfACommandIsWhatItSaysItself() {
        run("serve", "--help");
        var itself = out.toString();
        out.getBuffer().setLength(0);
        assertThat(run("help", "serve")).isEqualTo(ExitCode.DONE);
        assertThat(out.toString()).isEqualTo(itself);
    }

    @Test
    void helpOfACommandThatIsNoneSaysWhichOneWasMeant() {
        assertThat(run("help", "sevre")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("Did you mean serve?");
    }

    static Stream<String> names() {
        return Lockstep.commands().getSubcommands().keySet().stream();
    }

    private int run(String... arguments) {
        CommandLine line = Lockstep.commands();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(arguments);
    }
}
