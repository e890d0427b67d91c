package dev.lockstep.watch.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A control group that bounds the memory and the processes of one run together; limits of single processes do not. Made
 * below the group that Lockstep itself is in, where that is allowed.
 */
final class MemoryGroup {
    private static final Path ROOT = Path.of("/sys/fs/cgroup");
    private static final Path OWN = Path.of("/proc/self/cgroup");
    private static final String PREFIX = "lockstep-run-";
    private static final long MAX_BYTES = 256L << 20;
    private static final int MAX_PROCESSES = 64;
    private static final int TRIES = 2_000;
    private static final long PAUSE_NANOS = 1_000_000;

    private final Path folder;

    private MemoryGroup(Path folder) {
        this.folder = folder;
    }

    /** Where groups can be made; empty when they cannot. Clears away those that a crash left. */
    static Optional<Path> home() {
        for (var candidate : candidates()) {
            try {
                var probe = candidate.resolve(
                        PREFIX + "probe-" + ProcessHandle.current().pid());
                Files.createDirectory(probe);
                boolean fit = limited(probe);
                Files.delete(probe);
                if (fit) {
                    sweep(candidate);
                    return Optional.of(candidate);
                }
            } catch (IOException | RuntimeException closed) {
                // the next one, or none
            }
        }
        return Optional.empty();
    }

    private static List<Path> candidates() {
        try {
            return Files.readAllLines(OWN).stream()
                    .map(line -> line.split(":", 3))
                    .filter(parts -> parts.length == 3)
                    .filter(parts -> parts[1].isEmpty() || parts[1].equals("memory"))
                    .map(parts -> (parts[1].isEmpty() ? ROOT : ROOT.resolve("memory"))
                            .resolve(parts[2].replaceFirst("^/", "")))
                    .filter(Files::isDirectory)
                    .toList();
        } catch (IOException none) {
            return List.of();
        }
    }

    private static void sweep(Path home) throws IOException {
        try (var left = Files.newDirectoryStream(home, PREFIX + "*")) {
            for (var each : left) {
                new MemoryGroup(each).close();
            }
        }
    }

    static MemoryGroup make(Path home, String name) throws IOException {
        var folder = home.resolve(PREFIX + name);
        Files.createDirectory(folder);
        limited(folder);
        return new MemoryGroup(folder);
    }

    private static boolean limited(Path folder) throws IOException {
        if (Files.exists(folder.resolve("memory.max"))) {
            Files.writeString(folder.resolve("memory.max"), String.valueOf(MAX_BYTES));
            write(folder.resolve("memory.swap.max"), "0");
            write(folder.resolve("memory.oom.group"), "1");
            write(folder.resolve("pids.max"), String.valueOf(MAX_PROCESSES));
            return true;
        }
        if (Files.exists(folder.resolve("memory.limit_in_bytes"))) {
            Files.writeString(folder.resolve("memory.limit_in_bytes"), String.valueOf(MAX_BYTES));
            write(folder.resolve("memory.memsw.limit_in_bytes"), String.valueOf(MAX_BYTES));
            return true;
        }
        return false;
    }

    private static void write(Path file, String value) throws IOException {
        if (Files.exists(file)) {
            Files.writeString(file, value);
        }
    }

    /** A process that writes its number here belongs to the group. */
    Path members() {
        return folder.resolve("cgroup.procs");
    }

    /** All that is still in it ends; then it goes. */
    void close() {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            try {
                write(folder.resolve("cgroup.kill"), "1");
                kill();
                Files.deleteIfExists(folder);
                return;
            } catch (IOException busy) {
                java.util.concurrent.locks.LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    private void kill() throws IOException {
        if (Files.exists(members())) {
            for (var pid : Files.readAllLines(members())) {
                ProcessHandle.of(Long.parseLong(pid.strip())).ifPresent(ProcessHandle::destroyForcibly);
            }
        }
    }
}
