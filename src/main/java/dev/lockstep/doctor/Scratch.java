package dev.lockstep.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder for the while of a look, which only its owner may enter. */
final class Scratch {
    private Scratch() {}

    static Path folder() throws IOException {
        return Files.createTempDirectory("lockstep-doctor");
    }
}
