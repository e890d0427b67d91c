package dev.lockstep.watch.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Tries where control groups for runs can be made on this machine. */
final class GroupHomes {
    private static final Path SELF = Path.of("/proc/self/cgroup");
    private static final Path MOUNTS = Path.of("/proc/self/mountinfo");

    private GroupHomes() {}

    /** Where groups can be made; empty when they cannot. Clears away those that a crash left. */
    static Optional<Path> open() {
        for (var home : GroupHome.among(lines(SELF), lines(MOUNTS), GroupHomes::text)) {
            try {
                if (home.way() == GroupHome.Way.VERSION_2_DIVIDED) {
                    divide(home.folder());
                }
                var probe = MemoryGroup.make(home.folder(), "probe");
                probe.close();
                MemoryGroup.sweep(home.folder());
                return Optional.of(home.folder());
            } catch (IOException | RuntimeException closed) {
                // the next one, or none
            }
        }
        return Optional.empty();
    }

    /** The hub moves to a group below its own, which may then bound others; back again where that is refused. */
    private static void divide(Path own) throws IOException {
        var hub = own.resolve(GroupHome.HUB);
        var self = String.valueOf(ProcessHandle.current().pid());
        Files.createDirectories(hub);
        try {
            Files.writeString(hub.resolve(MemoryGroup.MEMBERS), self);
            Files.writeString(own.resolve("cgroup.subtree_control"), "+memory +pids");
        } catch (IOException refused) {
            Files.writeString(own.resolve(MemoryGroup.MEMBERS), self);
            Files.deleteIfExists(hub);
            throw refused;
        }
    }

    private static List<String> lines(Path file) {
        return text(file).lines().toList();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException none) {
            return "";
        }
    }
}
