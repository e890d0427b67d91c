package dev.lockstep.api.socket;

import dev.lockstep.NodeFolder;
import dev.lockstep.base.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.JsonNode;

/** The real socket.io-client in a Node process. */
final class NodeListener implements AutoCloseable {
    private static final Path HOME = Path.of("target/socket-client");

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
    static void install() throws IOException {
        Assumptions.assumeTrue(NodeFolder.nodeIsThere(), "Node is not installed, so the socket client cannot run.");
        new NodeFolder(Path.of("src/test/node"), HOME).install();
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
