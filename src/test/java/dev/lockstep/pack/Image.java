package dev.lockstep.pack;

import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import com.google.cloud.tools.jib.api.buildplan.ImageFormat;
import com.google.cloud.tools.jib.api.buildplan.Platform;
import com.google.cloud.tools.jib.api.buildplan.Port;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

/**
 * The container image, as a tar file: {@code ./lockstep image}. Libraries are a layer below, since they seldom change. Nothing
 * in it runs as root, and it writes to its volume alone.
 */
public final class Image {
    /** The base that is used unless another is named: a Java 25 and what it needs. */
    static final String USUAL_BASE = "eclipse-temurin:25-jre";

    static final String USER = "10001:10001";
    static final String JAR = "/app/lockstep.jar";
    static final String HOME = "/var/lib/lockstep";
    private static final FilePermissions READ = FilePermissions.fromOctalString("644");
    private static final FilePermissions ENTER = FilePermissions.fromOctalString("755");

    private Image() {}

    /** @param arguments the jar, the tar file to make, and where it is not the usual one the base: a name, or tar://FILE */
    public static void main(String[] arguments) throws Exception {
        var base = arguments.length > 2 ? arguments[2] : USUAL_BASE;
        var scratch = Files.createTempDirectory("lockstep-image");
        var jar = Path.of(arguments[0]);
        try {
            var made = build(Jib.from(base), unpacked(jar, scratch), Contents.of(jar), Path.of(arguments[1]));
            System.out.println(made + "\n" + Contents.sha256(Files.readAllBytes(made)));
        } catch (ExecutionException | RegistryException refused) {
            System.err.println(noBase(base, refused));
            System.exit(1);
        }
    }

    static String noBase(String base, Exception refused) {
        Throwable cause = refused;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return "The base image " + base + " cannot be had (" + cause
                + "). Without its registry in reach bring it as a file, as 'docker save' or 'skopeo copy' writes it: ./lockstep image"
                + " tar:///path/to/base.tar";
    }

    /** @param app lockstep.jar with its libraries in lib beside it */
    static Path build(JibContainerBuilder base, Path app, Contents contents, Path tar) throws Exception {
        var layout = app.resolveSibling("layout.tar");
        base.setFormat(ImageFormat.OCI)
                .setPlatforms(Set.of(platform()))
                .setFileEntriesLayers(libraries(app, contents), application(app, contents))
                .setUser(USER)
                .setWorkingDirectory(AbsoluteUnixPath.get(HOME))
                .setEntrypoint(
                        "java",
                        "-XX:InitialHeapSize=128m",
                        "-XX:MinHeapSize=16m",
                        "-XX:MetaspaceSize=128m",
                        "-XX:MinHeapFreeRatio=10",
                        "-XX:MaxHeapFreeRatio=30",
                        "-XX:TrimNativeHeapInterval=10000",
                        "-XX:MaxRAMPercentage=50",
                        "-jar",
                        JAR)
                .setProgramArguments("serve")
                .setEnvironment(Map.of("LOCKSTEP_BIND", "0.0.0.0", "LOCKSTEP_DATA_DIR", HOME + "/data"))
                .setExposedPorts(Port.tcp(4000))
                .setVolumes(AbsoluteUnixPath.get(HOME))
                .setLabels(labels(contents))
                .setCreationTime(contents.time())
                .containerize(Containerizer.to(TarImage.at(layout).named("lockstep:" + contents.version()))
                        .setBaseImageLayersCache(app.resolveSibling("base"))
                        .setApplicationLayersCache(app.resolveSibling("layers"))
                        .setToolName("lockstep"));
        DockerList.add(layout, tar, List.of("lockstep:" + contents.version(), "lockstep:latest"));
        return tar;
    }

    private static Platform platform() {
        return new Platform(System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64", "linux");
    }

    private static Map<String, String> labels(Contents contents) {
        return Map.of(
                "org.opencontainers.image.title", "Lockstep",
                "org.opencontainers.image.description",
                        "Keeps issues in step across GitHub, Jira, Plane and its own board.",
                "org.opencontainers.image.version", contents.version(),
                "org.opencontainers.image.created", contents.time().toString(),
                "org.opencontainers.image.licenses", "Apache-2.0");
    }

    /** With its libraries beside it, where the JVM can cache them. */
    private static Path unpacked(Path jar, Path scratch) throws IOException, InterruptedException {
        var app = Files.createDirectories(scratch.resolve("app"));
        var unpacking = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djarmode=tools",
                        "-jar",
                        jar.toAbsolutePath().toString(),
                        "extract",
                        "--force",
                        "--destination",
                        app.toString())
                .inheritIO()
                .start();
        if (unpacking.waitFor() != 0) {
            throw new IOException(jar + " cannot be unpacked");
        }
        Files.move(app.resolve(jar.getFileName()), app.resolve("lockstep.jar"));
        return app;
    }

    private static FileEntriesLayer libraries(Path app, Contents contents) throws IOException {
        var layer = FileEntriesLayer.builder().setName("libraries");
        try (Stream<Path> files = Files.list(app.resolve("lib"))) {
            for (var file : files.sorted().toList()) {
                var place = AbsoluteUnixPath.get("/app/lib/" + file.getFileName());
                layer.addEntry(file, place, READ, contents.time());
            }
        }
        return layer.build();
    }

    private static FileEntriesLayer application(Path app, Contents contents) throws IOException {
        var folder = Files.createDirectories(app.resolve("empty"));
        return FileEntriesLayer.builder()
                .setName("application")
                .addEntry(app.resolve("lockstep.jar"), AbsoluteUnixPath.get(JAR), READ, contents.time())
                .addEntry(folder, AbsoluteUnixPath.get(HOME), ENTER, contents.time(), USER)
                .build();
    }
}
