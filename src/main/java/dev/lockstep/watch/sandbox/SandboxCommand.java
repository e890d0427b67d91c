package dev.lockstep.watch.sandbox;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The command line that holds a script. Nothing of the script, its event or its secrets is in it: the first two come
 * through open files, secrets through the environment.
 */
final class SandboxCommand {
    private static final int FIRST_USER = 60_001;
    private static final String NOBODY = "65534";
    private static final long FILE_BYTES = 32L << 20;
    private static final long DATA_BYTES = 512L << 20;
    private static final long DATA_BYTES_ALONE = 128L << 20;
    private static final long ADDRESS_BYTES = 1L << 30;
    private static final int PROCESSES = 64;
    private static final int PROCESSES_ALONE = 16;

    /**
     * Opens what bubblewrap reads, joins the memory group, and becomes the next program. $1 is the filter, $2 the script,
     * $3 the event, $4 the group's members or nothing.
     */
    private static final String LAUNCHER =
            "[ -z \"$4\" ] || echo $$ >\"$4\" || exit 125; exec 7<\"$1\" 8<\"$2\" 9<\"$3\"; shift 4; exec \"$@\"";

    private final Path bubblewrap;
    private final Path setpriv;
    private final Path prlimit;
    private final boolean root;
    private final Path filter;

    SandboxCommand(Path bubblewrap, Path setpriv, Path prlimit, boolean root, Path filter) {
        this.bubblewrap = bubblewrap;
        this.setpriv = setpriv;
        this.prlimit = prlimit;
        this.root = root;
        this.filter = filter;
    }

    static Optional<Path> program(String name, @Nullable String path) {
        for (var folder : (path == null ? "" : path).split(":", -1)) {
            var file = Path.of(folder.isEmpty() ? "/nonexistent" : folder, name);
            if (Files.isExecutable(file)) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }

    /**
     * @param slot tells runs at the same time apart: as root each gets a user of its own
     * @param group null where no memory group can be made; then the limits of each process are tighter
     */
    List<String> line(Path script, Path event, int slot, @Nullable MemoryGroup group, ScriptRequest request) {
        var line = new ArrayList<>(List.of("/bin/sh", "-c", LAUNCHER, "sh"));
        line.addAll(List.of(
                filter.toString(),
                script.toString(),
                event.toString(),
                group == null ? "" : group.members().toString()));
        if (root) {
            var user = String.valueOf(FIRST_USER + slot);
            line.addAll(List.of(setpriv.toString(), "--reuid=" + user, "--regid=" + user, "--clear-groups"));
            line.addAll(List.of("--inh-caps=-all", "--ambient-caps=-all", "--bounding-set=-all", "--no-new-privs"));
            line.add("--");
        }
        line.addAll(isolation(request.door()));
        // Set inside, where the processes of the sandbox alone are counted.
        line.addAll(List.of(prlimit.toString(), "--core=0:0", "--nofile=256:256", "--msgqueue=0:0"));
        line.addAll(List.of("--memlock=65536:65536", "--fsize=" + FILE_BYTES + ":" + FILE_BYTES));
        line.add("--as=" + ADDRESS_BYTES + ":" + ADDRESS_BYTES);
        line.add(both("--data=", group == null ? DATA_BYTES_ALONE : DATA_BYTES));
        line.add(both("--nproc=", group == null ? PROCESSES_ALONE : PROCESSES));
        line.add(both("--cpu=", request.limit().toSeconds() + 1));
        line.addAll(List.of("--", "/bin/bash", "/script"));
        return line;
    }

    private static String both(String option, long value) {
        return option + value + ":" + value;
    }

    private List<String> isolation(@Nullable Path door) {
        var line = new ArrayList<>(List.of(bubblewrap.toString(), "--unshare-all", "--unshare-user"));
        line.addAll(List.of("--disable-userns", "--uid", NOBODY, "--gid", NOBODY, "--cap-drop", "ALL"));
        line.addAll(List.of("--hostname", "sandbox", "--die-with-parent", "--new-session", "--seccomp", "7"));
        line.addAll(List.of("--ro-bind", "/usr", "/usr"));
        for (var folder : List.of("bin", "sbin", "lib", "lib64")) {
            if (Files.isDirectory(Path.of("/usr", folder))) {
                line.addAll(List.of("--symlink", "usr/" + folder, "/" + folder));
            }
        }
        line.addAll(List.of("--ro-bind-try", "/etc/alternatives", "/etc/alternatives"));
        line.addAll(List.of("--ro-bind-try", "/etc/ld.so.cache", "/etc/ld.so.cache"));
        if (door != null) {
            line.addAll(List.of("--ro-bind-try", "/etc/ssl/certs", "/etc/ssl/certs"));
            line.addAll(List.of("--dir", "/run", "--bind", door.toString(), "/run/egress"));
        }
        line.addAll(List.of("--proc", "/proc", "--dev", "/dev"));
        line.addAll(List.of("--size", "16777216", "--tmpfs", "/dev/shm", "--remount-ro", "/dev"));
        line.addAll(List.of("--ro-bind", "/dev/null", "/proc/cmdline"));
        line.addAll(List.of("--size", "67108864", "--tmpfs", "/tmp", "--dir", "/tmp/work"));
        line.addAll(List.of("--ro-bind-data", "8", "/script", "--ro-bind-data", "9", "/event.json"));
        line.addAll(List.of("--chdir", "/tmp/work", "--remount-ro", "/", "--"));
        return line;
    }
}
