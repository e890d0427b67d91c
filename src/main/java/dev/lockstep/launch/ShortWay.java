package dev.lockstep.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Locale;

/**
 * What the start script must know to take the newest cache by itself, without a first JVM that looks for it: a file of lines. It takes
 * it for the same two files (jar and Java) with the same options alone; whatever differs goes the long way, {@link StartCache}'s.
 */
final class ShortWay {
    static final String FILE = "short-way";

    private ShortWay() {}

    /** Leaves none where files have no such marks. */
    static void tell(StartPlan.Make plan) throws IOException {
        var told = plan.caches().resolve(FILE);
        try {
            var lines = List.of(
                    plan.home().toString(),
                    mark(plan.own().jar()),
                    mark(plan.own().java()),
                    String.join(" ", plan.own().options()));
            var draft = Files.write(plan.caches().resolve(FILE + ".draft"), lines);
            Files.move(draft, told, StandardCopyOption.ATOMIC_MOVE);
        } catch (UnsupportedOperationException otherSystem) {
            Files.deleteIfExists(told);
        }
    }

    /** As {@code stat -L -c %d:%i:%s:%.9Y:%.9Z} says it. Nobody can set the last of these times, so another file never has the same mark. */
    static String mark(Path file) throws IOException {
        return Files.getAttribute(file, "unix:dev") + ":" + Files.getAttribute(file, "unix:ino") + ":"
                + Files.size(file) + ":" + seconds(Files.getLastModifiedTime(file)) + ":"
                + seconds(Files.getAttribute(file, "unix:ctime"));
    }

    private static String seconds(Object time) {
        var at = ((FileTime) time).toInstant();
        return String.format(Locale.ROOT, "%d.%09d", at.getEpochSecond(), at.getNano());
    }
}
