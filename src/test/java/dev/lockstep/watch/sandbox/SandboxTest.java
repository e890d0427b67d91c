package dev.lockstep.watch.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lockstep.base.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing gets out. Needs bubblewrap; {@code ./lockstep test} brings it where it can. */
class SandboxTest {
    private static final Path ATTACKS = Path.of("src/test/resources/attacks").toAbsolutePath();
    private static final int RUNS = 1_000;

    @TempDir
    Path folder;

    private Sandbox sandbox;
    private String level;

    @BeforeEach
    void open() {
        assumeTrue(
                SandboxCommand.program("bwrap", System.getenv("PATH")).isPresent(),
                "This test needs bubblewrap: 'apt install bubblewrap' brings it.");
        var found = Sandbox.open(folder.resolve("scripts"), System.getenv("PATH"), 2);
        assertThat(found).isInstanceOf(Sandbox.Found.Usable.class);
        sandbox = ((Sandbox.Found.Usable) found).sandbox();
        level = ((Sandbox.Found.Usable) found).level();
    }

    @AfterEach
    void close() {
        if (sandbox != null) {
            sandbox.close();
        }
    }

    private ScriptEnd run(String script) {
        return run(script, Map.of());
    }

    private ScriptEnd run(String script, Map<String, Secret> environment) {
        return sandbox.run(new ScriptRequest(script, "{\"text\":\"event\"}", environment, SandboxProbe.LIMIT, null));
    }

    private static String output(ScriptEnd end) {
        assertThat(end).isInstanceOf(ScriptEnd.Exited.class);
        return ((ScriptEnd.Exited) end).output();
    }

    @Test
    void everyAttackFailsWhereTheHubRunsAsTheTestsDo() throws IOException {
        assertThat(SandboxProbe.attack(sandbox, ATTACKS, folder)).as(level).isEmpty();
        assertThat(SandboxProbe.processes(SandboxProbe.ESCAPEE)).isEmpty();
        assertThat(left()).isEmpty();
    }

    @Test
    void everyAttackFailsWhereTheHubIsAnOrdinaryUser() throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "Only root can become an ordinary user here.");
        var home = open(Files.createTempDirectory("lockstep-user"));
        try {
            var process = probe(home, List.of("setpriv", "--reuid=1234", "--regid=1234", "--clear-groups"), "attack");
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(said).isZero();
            assertThat(said).contains("attacked as").doesNotContain("BREACH");
            assertThat(SandboxProbe.processes(SandboxProbe.ESCAPEE)).isEmpty();
        } finally {
            removed(home);
        }
    }

    @Test
    void aKilledHubLeavesNoScriptBehind() throws Exception {
        var home = open(Files.createTempDirectory("lockstep-killed"));
        try {
            var process = probe(home, List.of(), "hold");
            var name = "lockstep_held_" + process.pid();
            await(() -> !SandboxProbe.processes(name).isEmpty());
            process.destroyForcibly().waitFor();
            await(() -> SandboxProbe.processes(name).isEmpty());
        } finally {
            removed(home);
        }
    }

    @Test
    void aThousandRunsLeaveNoProcessAndNoFile() throws Exception {
        output(run("true"));
        long files = openFiles();
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var ends = new ArrayList<java.util.concurrent.Future<ScriptEnd>>();
            for (int number = 0; number < RUNS; number++) {
                ends.add(pool.submit(() -> run("exec -a lockstep_many true")));
            }
            for (var end : ends) {
                assertThat(end.get()).isInstanceOf(ScriptEnd.Exited.class);
            }
        }
        assertThat(left()).isEmpty();
        assertThat(SandboxProbe.processes("lockstep_many")).isEmpty();
        assertThat(openFiles()).isLessThan(files + 20);
    }

    @Test
    void secretsAndEventsArriveAsTheyAreAndInNoArgument() {
        var nasty = "it's \"quoted\" $(touch /tmp/work/x) `id` \\ \n second";
        var end = run("""
                printf '%s' "$SECRET"
                ls /tmp/work
                cat /event.json
                tr '\\0' '\\n' </proc/1/cmdline
                """, Map.of("SECRET", new Secret(nasty)));
        var text = output(end);
        assertThat(text).startsWith(nasty).contains("{\"text\":\"event\"}");
        assertThat(text.substring(nasty.length())).doesNotContain("quoted").doesNotContain(folder.toString());
    }

    /** Line 40 of the security checklist: argv is everybody's to read, the environment of a process its user's alone. */
    @Test
    void aSecretIsInNoArgumentAndNoStrangerReadsItInAnEnvironment() throws Exception {
        var canary = "canary-" + UUID.randomUUID();
        var name = "lockstep_secret_" + ProcessHandle.current().pid();
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var end = pool.submit(() -> run("exec -a " + name + " sleep 4", Map.of("SECRET", new Secret(canary))));
            await(() -> !SandboxProbe.processes(name).isEmpty());
            assertThat(SandboxProbe.holding(canary, "cmdline")).isEmpty();
            if ("root".equals(System.getProperty("user.name"))) {
                assertThat(SandboxProbe.holding(canary, "environ")).isNotEmpty();
                assertThat(strangersFind(canary)).isEmpty();
            }
            assertThat(end.get()).isInstanceOf(ScriptEnd.Exited.class);
        }
    }

    private static String strangersFind(String text) throws IOException {
        var look = new ProcessBuilder(
                        "setpriv",
                        "--reuid=65534",
                        "--regid=65534",
                        "--clear-groups",
                        "sh",
                        "-c",
                        "read -r wanted; for each in /proc/[0-9]*/environ /proc/[0-9]*/cmdline; do"
                                + " tr '\\0' '\\n' <$each 2>/dev/null | grep -F \"$wanted\" && echo $each; done")
                .redirectErrorStream(true)
                .start();
        try (var in = look.outputWriter()) {
            in.write(text + "\n");
        }
        return new String(look.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.contains(text) || line.startsWith("/proc"))
                .collect(Collectors.joining("\n"));
    }

    /** A second hub on the machine is none of the first one's business, and the other way round. */
    @Test
    void aHubThatStartsLeavesTheScriptsOfOthersAlone() throws Exception {
        var name = "lockstep_other_" + ProcessHandle.current().pid();
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var end = pool.submit(() -> run("exec -a " + name + " sleep 4"));
            await(() -> !SandboxProbe.processes(name).isEmpty());
            var second = Sandbox.open(folder.resolve("second"), System.getenv("PATH"), 1);
            assertThat(second).isInstanceOf(Sandbox.Found.Usable.class);
            ((Sandbox.Found.Usable) second).sandbox().close();
            assertThat(end.get()).isInstanceOf(ScriptEnd.Exited.class);
        }
    }

    @Test
    void whatAScriptSaysAndHowItEndsIsKept() {
        var end = run("echo out; echo err >&2; exit 7");
        assertThat(end).isInstanceOfSatisfying(ScriptEnd.Exited.class, exited -> {
            assertThat(exited.code()).isEqualTo(7);
            assertThat(exited.output()).contains("out", "err");
        });
    }

    @Test
    void programsRunUnderTheFilter() {
        assertThat(
                        output(
                                run(
                                        "echo a | sort; git --version 2>&1 | head -1; [ -d /usr/lib/git-core ] && git init -q . && echo fine")))
                .startsWith("a");
        if (Files.isExecutable(Path.of("/usr/bin/python3"))) {
            var threads =
                    "python3 -c 'import threading; t=threading.Thread(target=print,args=(1,)); t.start(); t.join()'";
            assertThat(output(run(threads))).isEqualTo("1\n");
        }
    }

    @Test
    void endlessScriptsAreStopped() {
        var end = sandbox.run(new ScriptRequest("sleep 60", "{}", Map.of(), Duration.ofMillis(300), null));
        assertThat(end).isInstanceOf(ScriptEnd.Stopped.class);
        assertThat(run("exec yes"))
                .isInstanceOfSatisfying(
                        ScriptEnd.Stopped.class,
                        stopped -> assertThat(stopped.output()).hasSize(OutputCap.MAX_BYTES));
    }

    @Test
    void withoutBubblewrapThereIsNoSandbox() {
        assertThat(Sandbox.open(folder.resolve("none"), "", 1))
                .isInstanceOfSatisfying(
                        Sandbox.Found.Missing.class,
                        missing -> assertThat(missing.reason()).contains("apt install bubblewrap"));
    }

    private List<Path> left() throws IOException {
        try (var files = Files.list(folder.resolve("scripts"))) {
            return files.filter(Files::isDirectory).toList();
        }
    }

    private static long openFiles() throws IOException {
        try (var files = Files.list(Path.of("/proc/self/fd"))) {
            return files.count();
        }
    }

    /** A folder that everybody may enter, with the few classes that the probe needs. */
    private static Path open(Path home) throws IOException {
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
        for (var entry : System.getProperty("java.class.path").split(":")) {
            var path = Path.of(entry);
            if (Files.isDirectory(path)) {
                copy(path.resolve("dev/lockstep/watch/sandbox"), home.resolve("classes/dev/lockstep/watch/sandbox"));
                copy(path.resolve("dev/lockstep/base"), home.resolve("classes/dev/lockstep/base"));
            } else if (entry.matches(".*/(java-uuid-generator|slf4j-api)-[^/]*\\.jar")) {
                Files.copy(path, home.resolve(path.getFileName()));
            }
        }
        copy(ATTACKS, home.resolve("attacks"));
        var data = Files.createDirectory(home.resolve("data"));
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxrwxrwx"));
        return home;
    }

    private static void copy(Path from, Path to) throws IOException {
        if (!Files.isDirectory(from)) {
            return;
        }
        Files.createDirectories(to);
        try (var files = Files.list(from)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static Process probe(Path home, List<String> as, String what) throws IOException {
        var jars = new ArrayList<String>();
        try (var files = Files.list(home)) {
            files.filter(file -> file.toString().endsWith(".jar")).forEach(jar -> jars.add(jar.toString()));
        }
        var line = new ArrayList<>(as);
        line.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-cp",
                home.resolve("classes") + ":" + String.join(":", jars),
                SandboxProbe.class.getName(),
                home.resolve("data/scripts").toString(),
                what,
                home.resolve("attacks").toString()));
        var builder = new ProcessBuilder(line).redirectErrorStream(true);
        builder.environment().put("LOCKSTEP_TEST_CANARY", "canary");
        return builder.start();
    }

    private static void removed(Path home) throws IOException {
        try (var files = Files.walk(home)) {
            for (var file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private interface Question {
        boolean ask() throws IOException;
    }

    /** Two minutes: a JVM starts slowly beside others on a small machine. */
    private static void await(Question question) throws Exception {
        for (int attempt = 0; attempt < 2_400 && !question.ask(); attempt++) {
            new CountDownLatch(1).await(50, TimeUnit.MILLISECONDS);
        }
        assertThat(question.ask()).isTrue();
    }
}
