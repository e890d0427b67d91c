package dev.lockstep.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a Java that is a script: it unpacks and writes what it is told to, and remembers how it was called. */
class CacheMakingTest {
    private static final String UNPACKS = "case \"$*\" in *jarmode*) touch app.jar; exit 0 ;; esac\n";
    private static final String WRITES =
            "for each; do case $each in -XX:AOTCacheOutput=*) echo cache >\"${each#*=}\" ;; esac; done\n";

    @TempDir
    private Path folder;

    private StartPlan.Make plan(String script) throws IOException {
        var java = Files.writeString(
                folder.resolve("java"),
                "#!/bin/sh\necho \"$@\" >>" + folder + "/calls\nenv >" + folder + "/env\n" + script);
        assertThat(java.toFile().setExecutable(true)).isTrue();
        var jar = folder.resolve("app.jar");
        try (var zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            zip.putNextEntry(new ZipEntry("BOOT-INF/lib/"));
        }
        var caches = folder.resolve("data/start-cache");
        var own = new CommandLine(java, List.of("-Xmx1g", "-Dsecret=x"), jar, List.of("serve"));
        return new StartPlan.Make(own, caches, caches.resolve("print"), false);
    }

    @Test
    void theCacheIsThereOnlyWhenItIsWhole() throws Exception {
        var plan = plan(UNPACKS + WRITES);
        assertThat(new CacheMaking(plan).make()).isEmpty();
        assertThat(plan.home().resolve(StartCache.FILE)).content().isEqualTo("cache\n");
        assertThat(plan.home().resolve("draft.aot")).doesNotExist();
        assertThat(plan.home().resolve("rehearsal")).doesNotExist();
    }

    @Test
    void theRehearsalKnowsNothingOfOurSettings() throws Exception {
        new CacheMaking(plan(UNPACKS + WRITES)).make();
        assertThat(Files.readAllLines(folder.resolve("env")).stream()
                        .map(line -> line.replaceFirst("=.*", ""))
                        .filter(name -> name.matches("(LOCKSTEP|GITHUB|PLANE|JIRA)_.*|PORT")))
                .containsExactlyInAnyOrder("PORT", "LOCKSTEP_DATA_DIR");
        assertThat(Files.readString(folder.resolve("calls"))).contains("-Xmx1g").doesNotContain("secret");
    }

    @Test
    void aJvmThatMakesNoneOrFailsLeavesNone() throws Exception {
        assertThat(new CacheMaking(plan(UNPACKS)).make()).isEqualTo("the JVM made none");
        var failing = plan(UNPACKS + WRITES + "exit 1\n");
        assertThat(new CacheMaking(failing).make()).isEqualTo("the JVM made none");
        assertThat(failing.home().resolve(StartCache.FILE)).doesNotExist();
    }

    @Test
    void aJarThatCannotBeUnpackedIsSaid() throws Exception {
        assertThat(new CacheMaking(plan("exit 1\n")).make()).isEqualTo("the jar could not be unpacked");
    }

    @Test
    void afterAnAttemptThatWasCutOffItIsBegunAnew() throws Exception {
        var plan = plan(UNPACKS + WRITES);
        Files.createDirectories(plan.home().resolve("rehearsal"));
        Files.writeString(plan.home().resolve("draft.aot"), "half");
        assertThat(new CacheMaking(plan).make()).isEmpty();
        assertThat(plan.home().resolve(StartCache.FILE)).content().isEqualTo("cache\n");
    }

    @Test
    void aFolderThatCannotBeMadeIsAFailureWithItsName() throws Exception {
        var plan = plan(UNPACKS + WRITES);
        Files.writeString(folder.resolve("data"), "a file where the folder belongs");
        assertThatThrownBy(() -> new CacheMaking(plan).make())
                .isInstanceOf(IOException.class)
                .hasMessageContaining(folder.resolve("data").toString());
    }

    @Test
    void oneThatIsStoppedMakesNothing() throws Exception {
        var plan = plan(UNPACKS + WRITES);
        var making = new CacheMaking(plan);
        making.stop();
        assertThat(making.make()).isNotEmpty();
        assertThat(plan.home().resolve(StartCache.FILE)).doesNotExist();
    }

    @Test
    void memoryIsReadAsTheKernelTellsIt() {
        assertThat(Memory.available("MemTotal: 10 kB\nMemAvailable:   2048 kB\n"))
                .isEqualTo(2048L << 10);
        assertThat(Memory.available("nothing of the kind")).isEqualTo(Long.MAX_VALUE);
    }
}
