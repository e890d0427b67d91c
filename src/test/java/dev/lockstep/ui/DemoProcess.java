package dev.lockstep.ui;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** {@code lockstep demo}, as it is started: simulated trackers, and what it prints for whoever starts it. */
final class DemoProcess implements AutoCloseable {
    private static final Pattern FIRST_ACCOUNT = Pattern.compile("(http://\\S+/welcome\\?word=\\S+)");
    private static final int PATIENCE_SECONDS = 180;

    private final Path output;
    private final Process process;

    DemoProcess(Path folder) throws IOException {
        output = folder.resolve("output.txt");
        var start = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx512m",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        classPath(),
                        "dev.lockstep.Lockstep",
                        "demo")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        start.environment().putAll(Map.of("PORT", "0", "LOCKSTEP_DATA_DIR", "data"));
        process = start.start();
    }

    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !entry.endsWith("test-classes"))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** The link that makes the first account, as soon as it is printed. */
    String firstAccount() throws IOException, InterruptedException {
        for (int waited = 0; waited < PATIENCE_SECONDS * 10; waited++) {
            Matcher found = FIRST_ACCOUNT.matcher(Files.readString(output));
            if (found.find() && Files.readString(output).contains("Lockstep is ready")) {
                return found.group(1);
            }
            if (process.waitFor(100, TimeUnit.MILLISECONDS)) {
                throw new AssertionError("The demo ended by itself: " + List.of(Files.readString(output)));
            }
        }
        throw new AssertionError("The demo printed no link: " + Files.readString(output));
    }

    @Override
    public void close() {
        process.destroy();
    }
}
