package dev.lockstep.api.socket;

import dev.lockstep.NodeFolder;
import dev.lockstep.base.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.JsonNode;

/** The real socket.io-client in a Node process. */
public final class NodeListener implements AutoCloseable {
    private static final Path HOME = Path.of("target/socket-client");

    private final Process process;
    private final BufferedReader output;

    public NodeListener(String url, String transports, String auth, String cookie, String event, String... projects) {
        var command = new ArrayList<>(List.of("node", "listen.mjs", url, transports, auth, cookie, event));
        command.addAll(List.of(projects));
        try {
            process = new ProcessBuilder(command)
                    .directory(HOME.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        output = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Installs the client once a build folder; skips the test where there is no Node. */
    public static void install() throws IOException {
        Assumptions.assumeTrue(NodeFolder.nodeIsThere(), "Node is not installed, so the socket client cannot run.");
        new NodeFolder(Path.of("src/test/node"), HOME).install();
    }

    /** The next line that has the member. */
    public JsonNode next(String member) {
        return nextOf(member);
    }

    /** The next line that has one of the members. */
    JsonNode nextOf(String... members) {
        try {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                var said = Json.tree(line);
                if (Arrays.stream(members).anyMatch(said::has)) {
                    return said;
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        throw new IllegalStateException("The client ended without " + List.of(members));
    }

    @Override
    public void close() {
        process.destroy();
    }
}
