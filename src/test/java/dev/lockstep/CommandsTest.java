package dev.lockstep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.base.Json;
import dev.lockstep.command.ExitCode;
import java.io.PrintWriter;
import java.io.StringWriter;
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
        assertThat(err.toString()).contains("--output", "xml");
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
