package dev.lockstep.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTest {
    @TempDir
    private Path folder;

    private Path jar;
    private Path archive;

    @BeforeEach
    void pack() throws IOException {
        jar = folder.resolve("built.jar");
        try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry("META-INF/sbom/application.cdx.json"));
            out.write("{\"bomFormat\": \"CycloneDX\"}".getBytes(StandardCharsets.UTF_8));
        }
        archive = Archive.write(Contents.of(jar), folder.resolve("one"));
    }

    private List<TarArchiveEntry> entries() throws IOException {
        try (var tar = new TarArchiveInputStream(new GzipCompressorInputStream(Files.newInputStream(archive)))) {
            var entries = new ArrayList<TarArchiveEntry>();
            for (var each = tar.getNextEntry(); each != null; each = tar.getNextEntry()) {
                entries.add(each);
            }
            return entries;
        }
    }

    private Path unpacked() throws Exception {
        run(List.of("tar", "-xzf", archive.toString(), "-C", folder.toString()), null);
        return folder.resolve(archive.getFileName().toString().replace(".tar.gz", ""));
    }

    @Test
    void packedTwiceAtOtherTimesItIsTheSameToTheByte() throws IOException {
        Files.setLastModifiedTime(jar, java.nio.file.attribute.FileTime.fromMillis(86_400_000));
        var again = Archive.write(Contents.of(jar), folder.resolve("two"));
        assertThat(Files.mismatch(archive, again)).isEqualTo(-1);
    }

    @Test
    void nothingInItTellsWhoMadeItOrWhen() throws IOException {
        assertThat(entries())
                .extracting(
                        TarArchiveEntry::getLongUserId, TarArchiveEntry::getLongGroupId, TarArchiveEntry::getUserName)
                .containsOnly(tuple(0L, 0L, "root"));
        assertThat(entries())
                .extracting(TarArchiveEntry::getModTime)
                .containsOnly(entries().getFirst().getModTime());
        assertThat(entries())
                .extracting(TarArchiveEntry::getName)
                .isSortedAccordingTo((one, other) ->
                        one.endsWith("/") == other.endsWith("/") ? one.compareTo(other) : one.endsWith("/") ? -1 : 1);
    }

    @Test
    void allIsThereAndOnlyTheProgramMayBeRun() throws IOException {
        var root = archive.getFileName().toString().replace(".tar.gz", "/");
        assertThat(entries().stream().filter(each -> !each.isDirectory()))
                .extracting(each -> each.getName().substring(root.length()), each -> each.getMode() & 0777)
                .containsExactlyInAnyOrder(
                        tuple(".env.example", 0644),
                        tuple("CHANGELOG.md", 0644),
                        tuple("INSTALL.md", 0644),
                        tuple("LICENSE", 0644),
                        tuple("SHA256SUMS", 0644),
                        tuple("bin/lockstep", 0755),
                        tuple("lockstep.cdx.json", 0644),
                        tuple("lockstep.jar", 0644),
                        tuple("lockstep.service", 0644));
    }

    @Test
    void theChecksumsHoldAndTheInstallationNamesThisVersion() throws Exception {
        var home = unpacked();
        assertThat(run(List.of("sha256sum", "--check", "--strict", "SHA256SUMS"), home))
                .doesNotContain("FAILED");
        assertThat(home.resolve("INSTALL.md"))
                .content()
                .contains(home.getFileName().toString())
                .doesNotContain("VERSION");
        assertThat(home.resolve("lockstep.cdx.json")).content().contains("CycloneDX");
    }

    @Test
    void theProgramStartsTheJarBesideItFromAnywhereAndThroughALink() throws Exception {
        var home = unpacked();
        var java = java("25.0.3");
        var link = Files.createSymbolicLink(folder.resolve("lockstep"), home.resolve("bin/lockstep"));
        var said = run(
                List.of("env", "JAVA_HOME=" + java, "LOCKSTEP_JAVA_OPTS=-Xmx2g -Da=b", link.toString(), "serve", "x y"),
                folder);
        assertThat(said)
                .startsWith("-XX:InitialHeapSize=128m ")
                .endsWith(" -Xmx1g -Xmx2g -Da=b -jar " + home.toRealPath() + "/lockstep.jar serve x y\n");
    }

    @Test
    void anOlderJavaIsPassedOver() throws Exception {
        var said = run(
                List.of(
                        "env",
                        "PATH=" + java("17.0.15").resolve("bin") + ":/usr/bin:/bin",
                        unpacked().resolve("bin/lockstep").toString()),
                folder);
        assertThat(said).doesNotContain("made for the test 17");
    }

    /** A Java that only says what it was asked. */
    private Path java(String version) throws IOException {
        var home = folder.resolve("jdk-" + version);
        var program = Files.createDirectories(home.resolve("bin")).resolve("java");
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        Files.writeString(
                program,
                "#!/bin/sh\n" + (version.startsWith("25") ? "" : "echo made for the test " + version + "\n")
                        + "echo \"$@\"\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        return home;
    }

    private static String run(List<String> line, Path in) throws Exception {
        var process = new ProcessBuilder(line)
                .directory(in == null ? null : in.toFile())
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return said;
    }
}
