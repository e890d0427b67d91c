package dev.lockstep.e2e;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The product in a process of its own, which can be killed as a power cut would and started again. */
final class ProductProcess implements AutoCloseable {
    private static final Pattern READY = Pattern.compile("Lockstep is ready: (http://[^/]+)/");
    private static final int PATIENCE_SECONDS = 120;
    private static final int KILLED = 128 + 9;

    private final List<String> command = new ArrayList<>();
    private final Map<String, String> environment = new HashMap<>();
    private final Path folder;
    private int starts;
    private volatile Process process;

    ProductProcess(Path folder, List<String> settings) {
        this(folder, "serve", settings);
    }

    /** @param word the command */
    ProductProcess(Path folder, String word, List<String> settings) {
        this.folder = folder;
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "--enable-native-access=ALL-UNNAMED"));
        command.addAll(program());
        command.add(word);
        command.addAll(settings);
    }

    /** The jar, where the build names the one that it made; else the classes it would be made of. */
    private static List<String> program() {
        var jar = System.getProperty("lockstep.jar");
        return jar == null
                ? List.of("-cp", classPath(), "dev.lockstep.Lockstep")
                : List.of("-jar", Path.of(jar).toAbsolutePath().toString());
    }

    /** What it finds in its environment instead of what this process has. */
    ProductProcess environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !entry.endsWith("test-classes"))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    void start() throws IOException {
        starts++;
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output().toFile());
        // Of the jar: a start cache would be made beside each test, with a core of its own.
        builder.environment().put("LOCKSTEP_START_CACHE", "off");
        builder.environment().putAll(environment);
        process = builder.start();
    }

    private Path output() {
        return folder.resolve("output-" + starts + ".txt");
    }

    /** Where it answers, or null while it does not yet. */
    URI address() throws IOException {
        if (!process.isAlive()) {
            throw new AssertionError("The product ended by itself:\n" + Files.readString(output()));
        }
        var found = READY.matcher(Files.readString(output()));
        return found.find() ? URI.create(found.group(1)) : null;
    }

    /** {@code kill -9}. Dead when this returns. */
    void kill() {
        try {
            process.destroyForcibly().waitFor();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** {@code kill -STOP}: it stands still in the middle of whatever it does, and its connections stay open. */
    void freeze() throws IOException, InterruptedException {
        signal("STOP");
    }

    void thaw() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        var sent = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start();
        if (sent.waitFor() != 0) {
            throw new AssertionError("The process could not be sent " + name + ".");
        }
    }

    /** All that it wrote since its last start. */
    String log() throws IOException {
        return Files.readString(output());
    }

    /** Its exit code, once it has ended by itself. */
    int awaitEnd() throws InterruptedException, IOException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("The product does not end:\n" + log());
        }
        return process.exitValue();
    }

    void awaitDeath() throws InterruptedException, IOException {
        boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (!ended || process.exitValue() != KILLED) {
            throw new AssertionError(
                    "Nothing killed the product at start " + starts + ":\n" + Files.readString(output()));
        }
    }

    @Override
    public void close() {
        if (process != null) {
            kill();
        }
    }
}
