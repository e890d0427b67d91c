package dev.lockstep.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The start script itself, with a Java that only says what it was asked. */
class ShortWayTest {
    private static final String OPTIONS = "-XX:InitialHeapSize=128m -XX:MinHeapSize=16m -XX:MetaspaceSize=128m"
            + " -XX:MinHeapFreeRatio=10 -XX:MaxHeapFreeRatio=30 -XX:TrimNativeHeapInterval=10000 -Xmx1g";

    @TempDir
    private Path folder;

    private Path data;
    private Path jar;
    private Path home;

    @BeforeEach
    void anInstallationWhoseCacheIsMade() throws IOException {
        data = Files.createDirectory(folder.resolve("my data"));
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
        var program = Files.createDirectories(folder.resolve("app/bin")).resolve("lockstep");
        Files.copy(Path.of("ops/package/bin-lockstep"), program, StandardCopyOption.COPY_ATTRIBUTES);
        jar = Files.writeString(folder.resolve("app/lockstep.jar"), "a jar");
        var java = Files.createDirectories(folder.resolve("jdk/bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\necho \"$@\"\n");
        Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"25.0.3\"\n");
        for (var each : List.of(program, java)) {
            Files.setPosixFilePermissions(each, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        home = Files.createDirectories(data.resolve("start-cache/0a1b"));
        Files.writeString(home.resolve("lockstep.jar"), "the same, unpacked");
        Files.writeString(home.resolve(StartCache.FILE), "a cache");
        var own = new CommandLine(java, List.of(OPTIONS.split(" ")), jar, List.of("serve"));
        ShortWay.tell(new StartPlan.Make(own, home.getParent(), home, false));
    }

    private String started(Map<String, String> settings, String... arguments) throws Exception {
        var line = new java.util.ArrayList<>(
                List.of(folder.resolve("app/bin/lockstep").toString()));
        line.addAll(List.of(arguments));
        var builder = new ProcessBuilder(line).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("LOCKSTEP_"));
        builder.environment()
                .putAll(Map.of("JAVA_HOME", folder.resolve("jdk").toString(), "LOCKSTEP_DATA_DIR", data.toString()));
        builder.environment().putAll(settings);
        var process = builder.start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }

    private void goesTheLongWay(Map<String, String> settings, String... arguments) throws Exception {
        assertThat(started(settings, arguments)).contains(" -jar " + jar).doesNotContain("AOTCache");
    }

    @Test
    void whereAllIsAsItWasTheCacheIsTakenAtOnce() throws Exception {
        var taken = "-Dorg.sqlite.lib.path=" + home + "/native " + OPTIONS + " -XX:AOTCache=" + home
                + "/lockstep.aot -Xlog:aot*=off -Xlog:cds*=off -Dlockstep.start.home=" + home + " -jar " + home
                + "/lockstep.jar";
        assertThat(started(Map.of(), "serve")).isEqualTo(taken + " serve");
        assertThat(started(Map.of("LOCKSTEP_START_CACHE", "on"))).isEqualTo(taken);
    }

    @Test
    void otherArgumentsOptionsOrSettingsAreNotTheScriptsToJudge() throws Exception {
        goesTheLongWay(Map.of(), "serve", "--server.port=0");
        goesTheLongWay(Map.of(), "doctor");
        goesTheLongWay(Map.of("LOCKSTEP_START_CACHE", "off"), "serve");
        goesTheLongWay(Map.of("LOCKSTEP_JAVA_OPTS", "-Xmx2g"), "serve");
        goesTheLongWay(Map.of("LOCKSTEP_DATA_DIR_FILE", "elsewhere"), "serve");
        Files.writeString(folder.resolve(".env"), "LOCKSTEP_DATA_DIR=elsewhere\n");
        goesTheLongWay(Map.of(), "serve");
    }

    @Test
    void anotherJarOfTheSameSizeAndTimeGoesTheLongWay() throws Exception {
        var time = Files.getLastModifiedTime(jar);
        var other = Files.writeString(folder.resolve("other.jar"), "b jar");
        Files.setLastModifiedTime(other, time);
        Files.move(other, jar, StandardCopyOption.REPLACE_EXISTING);
        goesTheLongWay(Map.of(), "serve");
    }

    @Test
    void nothingIsRunFromAFolderThatOthersMayReadOrThatMoved() throws Exception {
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxrwx---"));
        goesTheLongWay(Map.of(), "serve");
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
        var moved = Files.move(data, folder.resolve("moved"));
        goesTheLongWay(Map.of("LOCKSTEP_DATA_DIR", moved.toString()), "serve");
    }

    @Test
    void aHeapThatMayNotBecomeLargeDoesNotBeginSo() throws Exception {
        assertThat(started(Map.of("LOCKSTEP_JAVA_OPTS", "-Xmx96m"), "serve"))
                .contains(" -Xmx96m ")
                .doesNotContain("InitialHeapSize");
        assertThat(started(Map.of("LOCKSTEP_JAVA_OPTS", "-Xmx128m"), "serve")).contains("-XX:InitialHeapSize=128m ");
    }

    @Test
    void aCacheThatIsGoneIsNotLookedFor() throws Exception {
        Files.delete(home.resolve(StartCache.FILE));
        goesTheLongWay(Map.of(), "serve");
    }
}
