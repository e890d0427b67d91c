package dev.lockstep.launch;

import dev.lockstep.base.Folders;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/** Caches that fit nothing any more, and what was cut off while it was made. One that a process runs from is left alone. */
final class OldCaches {
    private static final String IN_USE = "in-use.lock";

    private OldCaches() {}

    /** Keeps the cache that this process runs from, until the process ends. */
    static void hold(Path home) {
        try {
            var file = FileChannel.open(
                    home.resolve(IN_USE), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            file.lock(0, Long.MAX_VALUE, true);
            HELD.add(file);
        } catch (IOException readOnly) {
            // Then nobody removes it either.
        }
    }

    private static final List<FileChannel> HELD = new java.util.concurrent.CopyOnWriteArrayList<>();

    /** @param own is emptied too: what stands there is unfinished */
    static void remove(Path caches, Path own) throws IOException {
        List<Path> homes;
        try (Stream<Path> all = Files.list(caches)) {
            homes = all.filter(Files::isDirectory).toList();
        }
        for (var home : homes) {
            if (home.equals(own) || unused(home)) {
                Folders.forget(home);
            }
        }
    }

    private static boolean unused(Path home) {
        try (var file = FileChannel.open(home.resolve(IN_USE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var lock = file.tryLock()) {
            return lock != null;
        } catch (IOException | RuntimeException unknown) {
            return false;
        }
    }
}
