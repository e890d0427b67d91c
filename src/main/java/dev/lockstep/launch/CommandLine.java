package dev.lockstep.launch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.regex.Pattern;

/**
 * How this process was started: {@code java OPTIONS -jar JAR ARGUMENTS}.
 *
 * @param java the program itself, links followed
 * @param options what stands before {@code -jar}
 * @param arguments what stands behind the jar
 */
record CommandLine(Path java, List<String> options, Path jar, List<String> arguments) {
    private static final Path OWN = Path.of("/proc/self");

    /**
     * A heap and a place for classes that suffice for the start, so that nothing is collected meanwhile, and that give back what is
     * not needed. The start script has the same; who says otherwise goes last.
     */
    static final List<String> LEAN = List.of(
            "-XX:InitialHeapSize=128m",
            "-XX:MinHeapSize=16m",
            "-XX:MetaspaceSize=128m",
            "-XX:MinHeapFreeRatio=10",
            "-XX:MaxHeapFreeRatio=30",
            "-XX:TrimNativeHeapInterval=10000");

    private static final String FIRST_HEAP = LEAN.getFirst();
    private static final int FIRST_HEAP_MB = 128;
    private static final Pattern MOST_MB = Pattern.compile("-Xmx(\\d{1,6})[mM]");

    /** Empty where it is not told (only Linux does), or when it was started otherwise. */
    static Optional<CommandLine> own() {
        try {
            var java = OWN.resolve("exe").toRealPath();
            var words = new String(Files.readAllBytes(OWN.resolve("cmdline")), StandardCharsets.UTF_8).split("\0", -1);
            return parse(java, Arrays.asList(words).subList(0, words.length - 1));
        } catch (IOException untold) {
            return Optional.empty();
        }
    }

    /** @param words the program's name first */
    static Optional<CommandLine> parse(Path java, List<String> words) {
        int at = words.indexOf("-jar");
        return at < 1 || at + 1 >= words.size() || takenElsewhere(words.subList(1, at))
                ? Optional.empty()
                : Optional.of(new CommandLine(
                        java,
                        List.copyOf(words.subList(1, at)),
                        Path.of(words.get(at + 1)),
                        List.copyOf(words.subList(at + 2, words.size()))));
    }

    /** Who debugs, measures or chose a cache has their reasons. */
    private static boolean takenElsewhere(List<String> options) {
        return options.stream()
                .anyMatch(option -> option.startsWith("-XX:AOT")
                        || option.startsWith("-XX:SharedArchiveFile")
                        || option.startsWith("-Xshare")
                        || option.startsWith("-agent")
                        || option.startsWith("-javaagent")
                        || option.startsWith("@"));
    }

    /** Whether the libraries are inside the jar. */
    boolean packed() {
        try (var file = new JarFile(jar.toFile())) {
            return file.getEntry("BOOT-INF/lib/") != null;
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** Those that decide whether a cache fits: what memory looks like and how it is collected. */
    List<String> shaping() {
        return options.stream()
                .filter(option -> option.startsWith("-Xm") || option.startsWith("-XX:") || option.startsWith("--"))
                .toList();
    }

    /** The JVM refuses a heap that begins larger than it may become. */
    private boolean tight() {
        return options.stream()
                .map(MOST_MB::matcher)
                .anyMatch(most -> most.matches() && Integer.parseInt(most.group(1)) < FIRST_HEAP_MB);
    }

    /** The same with a cache, whole, the program's name first. */
    List<String> with(Path otherJar, List<String> more) {
        var line = new ArrayList<String>();
        line.add(java.toString());
        LEAN.stream()
                .filter(each -> !options.contains(each) && !(each.equals(FIRST_HEAP) && tight()))
                .forEach(line::add);
        line.addAll(options);
        line.addAll(more);
        line.add("-jar");
        line.add(otherJar.toString());
        line.addAll(arguments);
        return line;
    }
}
