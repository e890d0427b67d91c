package dev.lockstep.api.socket;

import dev.lockstep.base.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.JsonNode;

/** The real socket.io-client in a Node process. */
final class NodeListener implements AutoCloseable {
    private static final Path SOURCE = Path.of("src/test/node");
    private static final Path HOME = Path.of("target/socket-client");
    private static final int MAX_INSTALL_MINUTES = 3;

    private final Process process;
    private final BufferedReader output;

    NodeListener(String url, String transports, String auth, String cookie, String event) {
        try {
            process = new ProcessBuilder("node", "listen.mjs", url, transports, auth, cookie, event)
                    .directory(HOME.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        output = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Installs the client once a build folder; skips the test where there is no Node. */
    static void install() throws IOException, InterruptedException {
        Assumptions.assumeTrue(runs("node", "--version"), "Node is not installed, so the socket client cannot run.");
        Files.createDirectories(HOME);
        var lock = HOME.resolve("package-lock.json");
        boolean current = Files.exists(HOME.resolve("node_modules"))
                && Files.exists(lock)
                && Files.mismatch(SOURCE.resolve("package-lock.json"), lock) == -1;
        for (String file : List.of("package.json", "package-lock.json", ".npmrc", "listen.mjs")) {
            Files.copy(SOURCE.resolve(file), HOME.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        if (!current && !runs("npm", "ci", "--no-audit", "--no-fund")) {
            throw new IllegalStateException("npm ci failed in " + HOME);
        }
    }

    private static boolean runs(String... command) throws InterruptedException {
        try {
            var process = new ProcessBuilder(command)
                    .directory(Files.isDirectory(HOME) ? HOME.toFile() : null)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(MAX_INSTALL_MINUTES, TimeUnit.MINUTES) && process.exitValue() == 0;
        } catch (IOException absent) {
            return false;
        }
    }

    /** The next line that has the member. */
    JsonNode next(String member) {
        try {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                var said = Json.tree(line);
                if (said.has(member)) {
                    return said;
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        throw new IllegalStateException("The client ended without " + member);
    }

    @Override
    public void close() {
        process.destroy();
    }
}
