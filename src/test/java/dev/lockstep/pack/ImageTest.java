package dev.lockstep.pack;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.cloud.tools.jib.api.Jib;
import dev.lockstep.base.Json;
import java.io.IOException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The image over an empty base, looked at file by file. */
class ImageTest {
    @TempDir
    private Path folder;

    private final Map<String, byte[]> files = new HashMap<>();
    private Path image;

    @BeforeEach
    void build() throws Exception {
        image = build("one");
        try (var tar = new TarArchiveInputStream(Files.newInputStream(image))) {
            for (var each = tar.getNextEntry(); each != null; each = tar.getNextEntry()) {
                files.put(each.getName(), tar.readAllBytes());
            }
        }
    }

    private Path build(String name) throws Exception {
        var home = Files.createDirectories(folder.resolve(name));
        var lib = Files.createDirectories(home.resolve("app/lib"));
        Files.writeString(lib.resolve("a-1.jar"), "a library");
        var jar = home.resolve("app/lockstep.jar");
        try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
            var entry = new JarEntry("META-INF/sbom/application.cdx.json");
            entry.setTime(0);
            out.putNextEntry(entry);
        }
        return Image.build(Jib.fromScratch(), home.resolve("app"), Contents.of(jar), home.resolve("image.tar"));
    }

    private JsonNode json(String name) {
        return Json.tree(new String(files.get(name), StandardCharsets.UTF_8));
    }

    private JsonNode manifest() {
        return blob(json("index.json").at("/manifests/0/digest").asString());
    }

    private JsonNode blob(String digest) {
        return json("blobs/" + digest.replace(':', '/'));
    }

    private JsonNode config() {
        return blob(manifest().at("/config/digest").asString()).path("config");
    }

    private List<TarArchiveEntry> layer(int number) throws IOException {
        var bytes = files.get("blobs/"
                + manifest().at("/layers/" + number + "/digest").asString().replace(':', '/'));
        var entries = new ArrayList<TarArchiveEntry>();
        try (var tar =
                new TarArchiveInputStream(new GzipCompressorInputStream(new java.io.ByteArrayInputStream(bytes)))) {
            for (var each = tar.getNextEntry(); each != null; each = tar.getNextEntry()) {
                entries.add(each);
            }
        }
        return entries;
    }

    @Test
    void itRunsAsNobodyInParticularAndSaysWhatItIs() {
        assertThat(config().path("User").asString()).isEqualTo("10001:10001");
        assertThat(config().path("Entrypoint").toString())
                .startsWith("[\"java\"")
                .contains("-jar", Image.JAR);
        assertThat(config().path("Cmd").toString()).isEqualTo("[\"serve\"]");
        assertThat(config().at("/Labels/org.opencontainers.image.licenses").asString())
                .isEqualTo("Apache-2.0");
        assertThat(config().path("ExposedPorts").propertyNames()).containsExactly("4000/tcp");
        assertThat(config().path("Volumes").propertyNames()).containsExactly(Image.HOME);
    }

    @Test
    void dockerFindsItsOwnListAndTheNamesThatTheFilesForComposeAskFor() throws Exception {
        var list = json("manifest.json");
        assertThat(list).singleElement().satisfies(image -> {
            assertThat(image.path("RepoTags").valueStream().map(JsonNode::asString))
                    .containsExactly("lockstep:" + version(), "lockstep:latest");
            assertThat(image.path("Config").asString())
                    .isEqualTo("blobs/"
                            + manifest().at("/config/digest").asString().replace(':', '/'));
            assertThat(image.path("Layers").valueStream().map(JsonNode::asString))
                    .hasSize(2)
                    .allMatch(files::containsKey);
        });
        assertThat(Files.readString(Path.of("compose.yaml"))).contains(":-lockstep:latest}");
    }

    @Test
    void aBaseThatCannotBeHadIsToldInASentenceWithTheWayOut() {
        var away = new ExecutionException(new java.io.IOException(new UnknownHostException("registry")));
        assertThat(Image.noBase("eclipse-temurin:25-jre", away))
                .startsWith(
                        "The base image eclipse-temurin:25-jre cannot be had (java.net.UnknownHostException: registry). ")
                .endsWith("./lockstep image tar:///path/to/base.tar");
    }

    private String version() {
        return config().at("/Labels/org.opencontainers.image.version").asString();
    }

    @Test
    void itsEnvironmentHoldsNoSecret() {
        assertThat(config().path("Env").valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrder("LOCKSTEP_BIND=0.0.0.0", "LOCKSTEP_DATA_DIR=/var/lib/lockstep/data");
    }

    @Test
    void librariesAreALayerOfTheirOwnBelow() throws IOException {
        assertThat(layer(0)).extracting(TarArchiveEntry::getName).contains("app/lib/a-1.jar");
        assertThat(layer(1)).extracting(TarArchiveEntry::getName).contains("app/lockstep.jar");
    }

    @Test
    void onlyItsVolumeBelongsToWhomItRunsAs() throws IOException {
        var all = new ArrayList<>(layer(0));
        all.addAll(layer(1));
        assertThat(all.stream().filter(each -> each.getLongUserId() != 0))
                .extracting(each -> each.getName() + " " + each.getLongUserId() + ":" + each.getLongGroupId())
                .containsExactly("var/lib/lockstep/ 10001:10001");
        assertThat(all.stream().filter(each -> (each.getMode() & 0002) != 0)).isEmpty();
    }

    @Test
    void builtTwiceItIsTheSameToTheByte() throws Exception {
        assertThat(Files.mismatch(image, build("two"))).isEqualTo(-1);
    }
}
