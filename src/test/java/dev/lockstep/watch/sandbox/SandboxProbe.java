package dev.lockstep.watch.sandbox;

import dev.lockstep.base.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Attacks a sandbox with every script of a folder. Runs in the test, and in a process of an ordinary user. */
final class SandboxProbe {
    static final String ESCAPEE = "lockstep_escapee";
    static final Duration LIMIT = Duration.ofSeconds(6);
    private static final int MOST_MEGABYTES_TOGETHER = 16 * 128;

    private SandboxProbe() {}

    /** Arguments: the sandbox's folder; then {@code attack} and the folder of scripts, or {@code hold}. */
    public static void main(String... arguments) throws Exception {
        switch (Sandbox.open(Path.of(arguments[0]), System.getenv("PATH"), 2)) {
            case Sandbox.Found.Missing missing -> System.out.println("BREACH no sandbox: " + missing.reason());
            case Sandbox.Found.Usable usable -> {
                try (var sandbox = usable.sandbox()) {
                    if (arguments[1].equals("hold")) {
                        hold(sandbox);
                    } else {
                        attack(sandbox, Path.of(arguments[2]), Path.of(arguments[0]))
                                .forEach(System.out::println);
                        System.out.println("attacked as " + System.getProperty("user.name") + ": " + usable.level());
                    }
                }
            }
        }
    }

    private static void hold(Sandbox sandbox) {
        System.out.println("holding");
        sandbox.run(new ScriptRequest(
                "exec -a lockstep_held_" + ProcessHandle.current().pid() + " sleep 300",
                "{}",
                Map.of(),
                Duration.ofMinutes(5),
                null));
    }

    /** What got through; empty when all is well. */
    static List<String> attack(Sandbox sandbox, Path scripts, Path folder) throws IOException {
        var breaches = new ArrayList<String>();
        try (var listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
                var files = Files.list(scripts)) {
            var environment = Map.of(
                    "LOCKSTEP_TEST_PORT", new Secret(String.valueOf(listener.getLocalPort())),
                    "LOCKSTEP_TEST_FOLDER", new Secret(folder.toString()));
            for (var file : files.sorted().toList()) {
                var name = file.getFileName().toString();
                var end = sandbox.run(new ScriptRequest(Files.readString(file), "{}", environment, LIMIT, null));
                judge(name, end).forEach(each -> breaches.add(name + ": " + each));
            }
        }
        return breaches;
    }

    private static List<String> judge(String name, ScriptEnd end) {
        var found = new ArrayList<String>();
        var output = switch (end) {
            case ScriptEnd.Exited exited -> exited.output();
            case ScriptEnd.Stopped stopped -> stopped.output();
            case ScriptEnd.Refused refused -> "BREACH not run: " + refused.reason();
            case ScriptEnd.Crowded crowded -> "BREACH not run: no place";
        };
        output.lines().filter(line -> line.startsWith("BREACH")).limit(10).forEach(found::add);
        if (output.length() > OutputCap.MAX_BYTES) {
            found.add("BREACH too much output");
        }
        if (name.startsWith("a05") && !(end instanceof ScriptEnd.Stopped)) {
            found.add("BREACH endless output was not stopped");
        }
        if (name.startsWith("a11") && !(end instanceof ScriptEnd.Stopped)) {
            found.add("BREACH endless work was not stopped");
        }
        int together = output.lines()
                .filter(line -> line.matches("took \\d+"))
                .mapToInt(line -> Integer.parseInt(line.substring(5)))
                .sum();
        if (together > MOST_MEGABYTES_TOGETHER) {
            found.add("BREACH took " + together + " MiB together");
        }
        return found;
    }

    /** Processes of this machine with this name. */
    static List<Path> processes(String name) throws IOException {
        return where("cmdline", text -> text.startsWith(name));
    }

    /** Processes of this machine with this text in a file of theirs, as far as we may read it. */
    static List<Path> holding(String text, String file) throws IOException {
        return where(file, content -> content.contains(text));
    }

    private static List<Path> where(String file, Predicate<String> fits) throws IOException {
        var found = new ArrayList<Path>();
        try (var all = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (var process : all) {
                try {
                    var bytes = Files.readAllBytes(process.resolve(file));
                    if (fits.test(new String(bytes, StandardCharsets.ISO_8859_1))) {
                        found.add(process);
                    }
                } catch (IOException gone) {
                    // ended meanwhile, or not ours to read
                }
            }
        }
        return found;
    }
}
