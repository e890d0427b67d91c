package dev.lockstep.e2e;

import dev.lockstep.base.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** Commands as a person types them: a process of their own, its environment, what it says and what it ends with. */
final class Terminal {
    private static final int PATIENCE_SECONDS = 120;

    private final Path folder;
    private final Map<String, String> environment = new HashMap<>();

    /** @param folder where the commands are typed */
    Terminal(Path folder) {
        this.folder = folder;
    }

    Terminal with(String name, Object value) {
        environment.put(name, value.toString());
        return this;
    }

    record Said(int exitCode, String out, String err) {
        JsonNode json() {
            return Json.tree(out);
        }
    }

    Said type(String... words) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                ProductProcess.classPath(),
                "dev.lockstep.Lockstep"));
        command.addAll(List.of(words));
        var out = Files.createTempFile(folder, "said", ".out");
        var err = Files.createTempFile(folder, "said", ".err");
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().putAll(environment);
        var process = builder.start();
        process.getOutputStream().close();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError(String.join(" ", words) + " does not end: " + Files.readString(out));
        }
        return new Said(process.exitValue(), Files.readString(out), Files.readString(err));
    }
}
