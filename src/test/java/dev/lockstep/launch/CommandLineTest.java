package dev.lockstep.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
    private static final Path JAVA = Path.of("/jdk/bin/java");

    @Test
    void optionsAndArgumentsKeepTheirPlaces() {
        var line = CommandLine.parse(JAVA, List.of("java", "-Xmx1g", "-Da=b c", "-jar", "x.jar", "serve", "-jar"))
                .orElseThrow();
        assertThat(line)
                .isEqualTo(new CommandLine(
                        JAVA, List.of("-Xmx1g", "-Da=b c"), Path.of("x.jar"), List.of("serve", "-jar")));
        assertThat(line.shaping()).containsExactly("-Xmx1g");
        assertThat(line.with(Path.of("y.jar"), List.of("-XX:AOTCache=z")))
                .containsSubsequence(
                        "/jdk/bin/java",
                        "-XX:InitialHeapSize=128m",
                        "-Xmx1g",
                        "-Da=b c",
                        "-XX:AOTCache=z",
                        "-jar",
                        "y.jar",
                        "serve",
                        "-jar");
    }

    @Test
    void aHeapThatMayNotBecomeLargeDoesNotBeginSo() {
        var tight = new CommandLine(JAVA, List.of("-Xmx96m"), Path.of("x.jar"), List.of());
        assertThat(tight.with(Path.of("y.jar"), List.of()))
                .contains("-XX:MinHeapSize=16m")
                .doesNotContain("-XX:InitialHeapSize=128m");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-XX:AOTCache=other", "-javaagent:x.jar", "-agentlib:jdwp=x", "-Xshare:off", "@options"})
    void whoChoseOtherwiseIsLeftAlone(String option) {
        assertThat(CommandLine.parse(JAVA, List.of("java", option, "-jar", "x.jar")))
                .isEmpty();
    }

    @Test
    void aStartWithoutAJarIsLeftAlone() {
        assertThat(CommandLine.parse(JAVA, List.of("java", "-cp", "x", "dev.lockstep.Lockstep")))
                .isEmpty();
    }
}
