package dev.lockstep.pack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What goes into a package.
 *
 * @param files by their paths in it
 * @param time that all of them bear, so that two builds of one commit are equal
 */
record Contents(String version, Instant time, SortedMap<String, Entry> files) {
    private static final Path PACKAGE = Path.of("ops/package");
    private static final String SBOM = "META-INF/sbom/application.cdx.json";
    static final int PLAIN = 0644;
    static final int PROGRAM = 0755;

    /** @param mode as chmod counts */
    record Entry(byte[] bytes, int mode) {}

    /** Of the project in the working directory. */
    static Contents of(Path jar) throws IOException {
        var build = Files.readString(Path.of("pom.xml"));
        var version = first(build, "(?m)^  <version>(.*)</version>");
        var files = new TreeMap<String, Entry>();
        var install = Files.readString(PACKAGE.resolve("INSTALL.md")).replace("VERSION", version);
        files.put("INSTALL.md", new Entry(install.getBytes(StandardCharsets.UTF_8), PLAIN));
        add(files, "lockstep.jar", jar, PLAIN);
        add(files, "bin/lockstep", PACKAGE.resolve("bin-lockstep"), PROGRAM);
        add(files, "lockstep.service", PACKAGE.resolve("lockstep.service"), PLAIN);
        for (var name : new String[] {".env.example", "LICENSE", "CHANGELOG.md"}) {
            add(files, name, Path.of(name), PLAIN);
        }
        files.put("lockstep.cdx.json", new Entry(inside(jar, SBOM), PLAIN));
        files.put("SHA256SUMS", new Entry(sums(files).getBytes(StandardCharsets.UTF_8), PLAIN));
        return new Contents(version, Instant.parse(first(build, "<project.build.outputTimestamp>(.*)</")), files);
    }

    private static void add(SortedMap<String, Entry> files, String name, Path from, int mode) throws IOException {
        files.put(name, new Entry(Files.readAllBytes(from), mode));
    }

    static byte[] inside(Path jar, String name) throws IOException {
        try (var file = new JarFile(jar.toFile())) {
            var entry = file.getEntry(name);
            if (entry == null) {
                throw new IOException(jar + " holds no " + name + ": build it with Maven online");
            }
            return file.getInputStream(entry).readAllBytes();
        }
    }

    /** As {@code sha256sum --check} reads them. */
    private static String sums(SortedMap<String, Entry> files) {
        return files.entrySet().stream()
                .map(file -> sha256(file.getValue().bytes()) + "  " + file.getKey() + "\n")
                .collect(Collectors.joining());
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException(absent);
        }
    }

    private static String first(String text, String pattern) {
        var found = Pattern.compile(pattern).matcher(text);
        if (!found.find()) {
            throw new IllegalStateException("pom.xml has no " + pattern);
        }
        return found.group(1);
    }
}
