package dev.lockstep.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A Java process of this benchmark. It ends with this one, whatever happens. */
final class Child implements AutoCloseable {
    private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> RUNNING.forEach(Process::destroyForcibly)));
    }

    private final Process process;
    private final BufferedReader out;

    private Child(Process process) {
        this.process = process;
        this.out = process.inputReader();
    }

    /**
     * @param environment the whole of it: nothing of ours is handed on
     * @param options for the JVM
     * @param command a class of ours or of the product, and its arguments
     */
    static Child start(Path folder, Map<String, String> environment, List<String> options, List<String> command)
            throws IOException {
        var line = new ArrayList<String>();
        line.add(ProcessHandle.current().info().command().orElse("java"));
        line.add("--enable-native-access=ALL-UNNAMED");
        line.add("-cp");
        line.add(classPath(command.getFirst().startsWith(Child.class.getPackageName())));
        line.addAll(options);
        line.addAll(command);
        var builder =
                new ProcessBuilder(line).directory(folder.toFile()).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().clear();
        builder.environment().putAll(environment);
        var process = builder.start();
        RUNNING.add(process);
        return new Child(process);
    }

    /** The product must not find the classes of its tests. */
    private static String classPath(boolean withTests) {
        return Arrays.stream(System.getProperty("java.class.path").split(":", -1))
                .filter(entry -> withTests || !entry.endsWith("test-classes"))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(":"));
    }

    long pid() {
        return process.pid();
    }

    /** The next line that it writes. */
    String line() throws IOException {
        var line = out.readLine();
        if (line == null) {
            throw new IOException("a process of the benchmark ended too early");
        }
        return line;
    }

    /** Sends a line to it and reads one line back. */
    String ask(String question) throws IOException {
        var in = process.outputWriter();
        in.write(question + "\n");
        in.flush();
        return line();
    }

    /** Reads on, so that the process is never held up by a full pipe. */
    void forgetOutput() {
        Thread.ofVirtual().start(() -> {
            try {
                out.lines().forEach(line -> {});
            } catch (UncheckedIOException killed) {
                // There is nothing more to read.
            }
        });
    }

    double cpuSeconds() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e9;
    }

    /** Waits that long, or fails at once when the process ends meanwhile. */
    void pause(Duration time) throws InterruptedException, IOException {
        if (process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IOException("a process of the benchmark ended with " + process.exitValue());
        }
    }

    /** As {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
        RUNNING.remove(process);
    }

    @Override
    public void close() {
        try {
            process.destroy();
            if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
            RUNNING.remove(process);
        } catch (InterruptedException stopping) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
