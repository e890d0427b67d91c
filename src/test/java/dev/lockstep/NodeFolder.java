package dev.lockstep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Packages from npm that a test needs: declared and locked in a source folder, installed once in the build folder. */
public record NodeFolder(Path source, Path home) {
    private static final int MAX_MINUTES = 4;

    public static boolean nodeIsThere() {
        return run(null, "node", "--version");
    }

    /** @return false when everything was in place already */
    public boolean install() throws IOException {
        Files.createDirectories(home);
        boolean current = Files.exists(home.resolve("node_modules"));
        for (Path file : files()) {
            Path copy = home.resolve(file.getFileName());
            current &= Files.exists(copy) && Files.mismatch(file, copy) == -1;
            Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
        }
        if (!current) {
            runs("npm", "ci", "--no-audit", "--no-fund");
        }
        return !current;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(source)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    public void runs(String... command) {
        if (!run(home, command)) {
            throw new IllegalStateException(String.join(" ", command) + " failed in " + home);
        }
    }

    private static boolean run(Path folder, String... command) {
        try {
            var process = new ProcessBuilder(command)
                    .directory(folder == null ? null : folder.toFile())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (process.waitFor(MAX_MINUTES, TimeUnit.MINUTES)) {
                return process.exitValue() == 0;
            }
            process.destroyForcibly();
            return false;
        } catch (IOException absent) {
            return false;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
