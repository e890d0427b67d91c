package dev.lockstep.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartCacheTest {
    private static final Path JAVA = Path.of("/java");

    @TempDir
    private Path folder;

    private Path data;
    private Path jar;

    @BeforeEach
    void aFolderOfItsOwner() throws IOException {
        data = Files.createDirectory(folder.resolve("data"));
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
        jar = jar("app.jar", "one");
    }

    private Path jar(String name, String content) throws IOException {
        var file = folder.resolve(name);
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            var entry = new ZipEntry("content");
            entry.setTime(0);
            zip.putNextEntry(entry);
            zip.write(content.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        return file;
    }

    private CommandLine line(String... options) {
        return new CommandLine(JAVA, List.of(options), jar, List.of("serve"));
    }

    private StartPlan.Make make(CommandLine line) {
        return (StartPlan.Make) StartCache.plan(line, data);
    }

    private void made(StartPlan.Make plan) throws IOException {
        Files.createDirectories(plan.home());
        Files.writeString(plan.home().resolve(StartCache.FILE), "a cache");
    }

    @Test
    void theFirstStartMakesOneAndTheNextUsesIt() throws IOException {
        var plan = make(line("-Xmx1g"));
        assertThat(plan.stale()).isFalse();
        made(plan);
        assertThat(((StartPlan.Use) StartCache.plan(line("-Xmx1g"), data)).line())
                .startsWith(JAVA.toString())
                .containsSubsequence("-Xmx1g", "-XX:AOTCache=" + plan.home().resolve(StartCache.FILE))
                .endsWith("-jar", jar.toString(), "serve");
    }

    @Test
    void anotherJarOfTheSameSizeAndTimeFitsNoCache() throws IOException {
        made(make(line()));
        var time = Files.getLastModifiedTime(jar);
        jar("app.jar", "two");
        Files.setLastModifiedTime(jar, time);
        assertThat(make(line()).stale()).isTrue();
    }

    @Test
    void otherOptionsOfTheMemoryOrAnotherJavaFitNoCache() throws IOException {
        made(make(line("-Xmx1g")));
        assertThat(make(line("-Xmx1g", "-XX:+UseZGC")).stale()).isTrue();
        var other = new CommandLine(Path.of("/other/java"), List.of("-Xmx1g"), jar, List.of());
        assertThat(make(other).stale()).isTrue();
        assertThat(StartCache.plan(line("-Xmx1g", "-Duser=x"), data)).isInstanceOf(StartPlan.Use.class);
    }

    @Test
    void nothingIsRunFromAFolderThatOthersMayChange() throws IOException {
        made(make(line()));
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxrwx---"));
        assertThat(StartCache.plan(line(), data))
                .isEqualTo(new StartPlan.Plain("others may change what is in " + data));
    }

    @Test
    void whoStartsAJarThatIsNoneIsToldInASentence() throws IOException {
        Files.writeString(jar, "this is not a jar but a text that is long enough");
        assertThat(StartCache.plan(line(), data))
                .isInstanceOfSatisfying(
                        StartPlan.Plain.class, plain -> assertThat(plain.why()).contains("cannot be read"));
    }

    @Test
    void whatIsUnfinishedOrOldIsRemovedButNotWhatAProcessRunsFrom() throws IOException {
        var caches = data.resolve(StartCache.FOLDER);
        for (var name : List.of("old", "unfinished", "used")) {
            Files.writeString(Files.createDirectories(caches.resolve(name)).resolve("file"), "x");
        }
        OldCaches.hold(caches.resolve("used"));
        OldCaches.remove(caches, caches.resolve("unfinished"));
        assertThat(caches.resolve("used/file")).exists();
        assertThat(caches.resolve("old")).doesNotExist();
        assertThat(caches.resolve("unfinished")).doesNotExist();
    }
}
