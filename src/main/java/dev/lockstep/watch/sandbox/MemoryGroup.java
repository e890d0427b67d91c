package dev.lockstep.watch.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;

/**
 * A control group that bounds the memory and the processes of one run together; limits of single processes do not. Made
 * below the group that Lockstep itself is in, where that is allowed.
 */
final class MemoryGroup {
    static final String MEMBERS = "cgroup.procs";
    private static final String PREFIX = "lockstep-run-";
    private static final long MAX_BYTES = 256L << 20;
    private static final int MAX_PROCESSES = 64;
    private static final int TRIES = 2_000;
    private static final long PAUSE_NANOS = 1_000_000;

    private final Path folder;

    private MemoryGroup(Path folder) {
        this.folder = folder;
    }

    static MemoryGroup make(Path home, String name) throws IOException {
        var folder = home.resolve(PREFIX + ProcessHandle.current().pid() + "-" + name);
        Files.createDirectory(folder);
        var group = new MemoryGroup(folder);
        try {
            limit(folder);
            return group;
        } catch (IOException closed) {
            group.close();
            throw closed;
        }
    }

    /** Clears away what a crash left; another hub that lives may have groups here too. */
    static void sweep(Path home) throws IOException {
        try (var left = Files.newDirectoryStream(home, PREFIX + "*")) {
            for (var each : left) {
                var maker = maker(each.getFileName().toString());
                if (maker.isEmpty() || ProcessHandle.of(maker.getAsLong()).isEmpty()) {
                    new MemoryGroup(each).close();
                }
            }
        }
    }

    /** Whose it is: the number after the prefix. */
    private static OptionalLong maker(String name) {
        var number = name.substring(PREFIX.length()).replaceFirst("-.*", "");
        return number.matches("\\d{1,18}") ? OptionalLong.of(Long.parseLong(number)) : OptionalLong.empty();
    }

    private static void limit(Path folder) throws IOException {
        if (Files.exists(folder.resolve("memory.max"))) {
            Files.writeString(folder.resolve("memory.max"), String.valueOf(MAX_BYTES));
            write(folder.resolve("memory.swap.max"), "0");
            write(folder.resolve("memory.oom.group"), "1");
            write(folder.resolve("pids.max"), String.valueOf(MAX_PROCESSES));
        } else {
            Files.writeString(folder.resolve("memory.limit_in_bytes"), String.valueOf(MAX_BYTES));
            write(folder.resolve("memory.memsw.limit_in_bytes"), String.valueOf(MAX_BYTES));
        }
    }

    private static void write(Path file, String value) throws IOException {
        if (Files.exists(file)) {
            Files.writeString(file, value);
        }
    }

    /** A process that writes its number here belongs to the group. */
    Path members() {
        return folder.resolve(MEMBERS);
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
                LockSupport.parkNanos(PAUSE_NANOS);
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
