package dev.lockstep.simulator;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Material next to the project; a test that needs it is skipped where it is absent. */
public final class Shared {
    private Shared() {}

    public static Path file(String name) {
        var path = Path.of("../shared", name);
        Assumptions.assumeTrue(Files.exists(path), "needs " + path);
        return path;
    }
}
