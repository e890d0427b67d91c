package dev.lockstep.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the JVM learnt in an earlier start, kept beside the data: classes read, linked and half compiled. It fits one jar, one
 * Java and one set of options, and its folder is named after them, so that it is never used for others.
 */
public final class StartCache {
    /** In the data folder. */
    static final String FOLDER = "start-cache";

    /** Tells a process which cache it runs from. */
    private static final String HOME = "lockstep.start.home";

    static final String FILE = "lockstep.aot";
    private static final Path OWN_PROCESS = Path.of("/proc/self");

    private StartCache() {}

    /**
     * Does not return where there is a cache that fits: this process is replaced by one that uses it.
     *
     * @param data the data folder, which need not exist yet
     */
    public static StartPlan decide(Path data) {
        var running = System.getProperty(HOME);
        if (running != null) {
            OldCaches.hold(Path.of(running));
        }
        var plan = CommandLine.own()
                .map(own -> plan(own, data.toAbsolutePath().normalize()))
                .orElse(new StartPlan.Plain(""));
        if (plan instanceof StartPlan.Use use) {
            Replacement.exec(use.line());
            return new StartPlan.Plain("this process could not be replaced by one that uses it");
        }
        return plan;
    }

    static StartPlan plan(CommandLine own, Path data) {
        try {
            if (Files.exists(data) && !onlyOurs(data)) {
                return new StartPlan.Plain("others may change what is in " + data);
            }
            var caches = data.resolve(FOLDER);
            var home = caches.resolve(JarPrint.of(own.jar(), dependsOn(own)));
            var cache = home.resolve(FILE);
            if (Files.isReadable(cache)) {
                var jar = own.packed() ? home.resolve(own.jar().getFileName()) : own.jar();
                return new StartPlan.Use(own.with(jar, using(home, cache, own)));
            }
            return new StartPlan.Make(own, caches, home, hasAny(caches));
        } catch (IOException | RuntimeException unreadable) {
            return new StartPlan.Plain("the jar or the data folder cannot be read: " + unreadable.getMessage());
        }
    }

    /** The start script says the same where it goes the {@link ShortWay}. */
    private static List<String> using(Path home, Path cache, CommandLine own) {
        var options = new ArrayList<>(
                List.of("-XX:AOTCache=" + cache, "-Xlog:aot*=off", "-Xlog:cds*=off", "-D" + HOME + "=" + home));
        options.addAll(SqliteLibrary.options(home, own.options()));
        return options;
    }

    /** What is run from there must have been written by nobody else. */
    private static boolean onlyOurs(Path data) throws IOException {
        var rights = PosixFilePermissions.toString(Files.getPosixFilePermissions(data));
        return rights.endsWith("------")
                && Files.getOwner(data, LinkOption.NOFOLLOW_LINKS).equals(Files.getOwner(OWN_PROCESS));
    }

    private static List<String> dependsOn(CommandLine own) {
        var all = new ArrayList<>(own.shaping());
        all.add(own.java().toString());
        all.add(own.jar().toAbsolutePath().toString());
        for (var property : List.of("java.vm.name", "java.vm.version", "java.vm.vendor", "os.arch")) {
            all.add(System.getProperty(property, ""));
        }
        return all;
    }

    private static boolean hasAny(Path caches) throws IOException {
        if (!Files.isDirectory(caches)) {
            return false;
        }
        try (Stream<Path> each = Files.list(caches)) {
            return each.anyMatch(home -> Files.exists(home.resolve(FILE)));
        }
    }
}
