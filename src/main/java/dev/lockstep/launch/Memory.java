package dev.lockstep.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Bytes that this process and its children may still take: of the machine, or of the container. */
final class Memory {
    private static final Path MACHINE = Path.of("/proc/meminfo");
    private static final Path LIMIT = Path.of("/sys/fs/cgroup/memory.max");
    private static final Path USED = Path.of("/sys/fs/cgroup/memory.current");

    private Memory() {}

    static long free() {
        return Math.min(ofMachine(), ofContainer());
    }

    private static long ofMachine() {
        try {
            return available(Files.readString(MACHINE));
        } catch (IOException | NumberFormatException unknown) {
            return Long.MAX_VALUE;
        }
    }

    static long available(String meminfo) {
        return meminfo.lines()
                .filter(line -> line.startsWith("MemAvailable:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                .findFirst()
                .orElse(Long.MAX_VALUE);
    }

    private static long ofContainer() {
        try {
            var limit = Files.readString(LIMIT).strip();
            return limit.equals("max")
                    ? Long.MAX_VALUE
                    : Long.parseLong(limit)
                            - Long.parseLong(Files.readString(USED).strip());
        } catch (IOException | NumberFormatException unlimited) {
            return Long.MAX_VALUE;
        }
    }
}
