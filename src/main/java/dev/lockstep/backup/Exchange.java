package dev.lockstep.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * How one database file takes the place of another, in steps. After each of them a database stands under the name, the former or
 * the new one: where there was none for a moment, a start would begin an empty hub.
 *
 * @param kept where the former one stays, with the same endings; it must not be there yet
 */
record Exchange(Path file, Path copy, Path kept) {
    /** What SQLite keeps beside a database that was not closed. Beside the new one it would be taken for its own. */
    private static final List<String> BESIDE = List.of("-wal", "-shm");

    interface Step {
        void take() throws IOException;
    }

    List<Step> steps() {
        var steps = new ArrayList<Step>();
        steps.add(() -> flush(copy));
        if (Files.exists(file)) {
            steps.add(() -> twice(file, kept));
        }
        for (var ending : BESIDE) {
            var log = beside(file, ending);
            if (Files.exists(log)) {
                steps.add(() -> Files.move(log, beside(kept, ending)));
            }
        }
        steps.add(() -> Files.move(copy, file, StandardCopyOption.ATOMIC_MOVE));
        return steps;
    }

    private static Path beside(Path database, String ending) {
        return database.resolveSibling(database.getFileName() + ending);
    }

    /** Under both names; a file system without links takes the time to copy it. */
    private static void twice(Path from, Path to) throws IOException {
        try {
            Files.createLink(to, from);
        } catch (UnsupportedOperationException | java.nio.file.FileSystemException noLinks) {
            Files.copy(from, to);
        }
    }

    private static void flush(Path written) throws IOException {
        try (var channel = FileChannel.open(written, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }
}
