package dev.lockstep.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** One start of the built jar by the start script of the archive, and what it took. */
final class JarStart implements AutoCloseable {
    private static final String PROGRAM = "app/bin/lockstep";
    private static final String READY = "Lockstep is ready: ";

    private final Process process;
    private final double readySeconds;
    private final double cpuSeconds;

    private JarStart(Process process, double readySeconds, double cpuSeconds) {
        this.process = process;
        this.readySeconds = readySeconds;
        this.cpuSeconds = cpuSeconds;
    }

    /** As the archive lays it out. */
    static void install(Path jar, Path folder) throws IOException {
        var program =
                Files.createDirectories(folder.resolve(PROGRAM).getParent()).resolve("lockstep");
        Files.copy(Path.of("ops/package/bin-lockstep"), program);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.copy(jar, program.getParent().resolveSibling(jar.getFileName()));
    }

    /** @param cache whether it may use and make a start cache */
    static JarStart begin(Path folder, boolean cache) throws IOException {
        var builder = new ProcessBuilder(folder.resolve(PROGRAM).toString(), "serve")
                .directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment().keySet().retainAll(Set.of("PATH"));
        builder.environment()
                .putAll(Map.of(
                        "JAVA_HOME",
                        System.getProperty("java.home"),
                        "PORT",
                        "0",
                        "LOCKSTEP_DATA_DIR",
                        folder.resolve("data").toString(),
                        "LOCKSTEP_START_CACHE",
                        cache ? "on" : "off"));
        long begun = System.nanoTime();
        var process = builder.start();
        await(process, READY);
        double ready = (System.nanoTime() - begun) / 1e9;
        double cpu = process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e9;
        return new JarStart(process, ready, cpu);
    }

    private static void await(Process process, String words) throws IOException {
        var out = process.inputReader();
        for (var line = out.readLine(); line != null; line = out.readLine()) {
            if (line.contains(words)) {
                return;
            }
        }
        throw new IOException("Lockstep ended before it said: " + words);
    }

    void awaitCache() throws IOException {
        await(process, "start cache is made");
    }

    /** @return resident megabytes, after it was left alone for that time */
    double idleMegabytes(Duration rest) throws IOException, InterruptedException {
        if (process.waitFor(rest.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IOException("Lockstep ended by itself");
        }
        return Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), "status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024.0)
                .findFirst()
                .orElseThrow();
    }

    double readySeconds() {
        return readySeconds;
    }

    double cpuSeconds() {
        return cpuSeconds;
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
