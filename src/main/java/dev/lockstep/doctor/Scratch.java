package dev.lockstep.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** A folder for the while of a look, which only its owner may enter. */
final class Scratch {
    private Scratch() {}

    static Path folder() throws IOException {
        return Files.createTempDirectory("lockstep-doctor");
    }

    static void remove(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
