package dev.lockstep.launch;

import dev.lockstep.base.Folders;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Makes a start cache: a second Lockstep, of nobody's settings and with a folder of its own, starts once and is watched by the JVM. */
final class CacheMaking {
    /** Tells the second Lockstep what it is. */
    static final String REHEARSAL = "lockstep.start.rehearsal";

    private static final int MAX_MINUTES = 10;
    private static final long LEAST_FREE_DISK = 700L << 20;
    private static final long LEAST_FREE_MEMORY = 1L << 30;
    private static final String LOCK = "making.lock";
    private static final Path NICE = Path.of("/usr/bin/nice");

    private final StartPlan.Make plan;
    private volatile boolean stopped;
    private volatile @Nullable Process child;

    CacheMaking(StartPlan.Make plan) {
        this.plan = plan;
    }

    /** @return why there is no cache now; empty when there is one */
    String make() throws IOException, InterruptedException {
        var caches = plan.caches();
        Files.createDirectories(caches);
        if (Files.getFileStore(caches).getUsableSpace() < LEAST_FREE_DISK) {
            return "less than 700 MB are free beside the data";
        }
        if (Memory.free() < LEAST_FREE_MEMORY) {
            return "less than 1 GB of memory is free, which making one needs";
        }
        try (var file = FileChannel.open(caches.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var lock = file.tryLock()) {
            return lock == null ? "another process is making one" : makeAlone(caches);
        }
    }

    private String makeAlone(Path caches) throws IOException, InterruptedException {
        OldCaches.remove(caches, plan.home());
        Files.createDirectories(plan.home());
        if (plan.packed() && !run(unpacking(), plan.home())) {
            return "the jar could not be unpacked";
        }
        SqliteLibrary.unpack(plan.home());
        var draft = plan.home().resolve("draft.aot");
        var data = Files.createDirectory(
                plan.home().resolve("rehearsal"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        boolean ended = run(rehearsal(draft, data), data);
        Folders.forget(data);
        if (!ended || !Files.exists(draft) || Files.size(draft) == 0) {
            return "the JVM made none";
        }
        Files.move(draft, plan.home().resolve(StartCache.FILE), StandardCopyOption.ATOMIC_MOVE);
        ShortWay.tell(plan);
        return "";
    }

    private List<String> unpacking() {
        var jar = plan.own().jar().toAbsolutePath().toString();
        return List.of(
                plan.own().java().toString(),
                "-Djarmode=tools",
                "-jar",
                jar,
                "extract",
                "--force",
                "--destination",
                ".");
    }

    private List<String> rehearsal(Path draft, Path data) {
        var line = new ArrayList<String>();
        if (Files.isExecutable(NICE)) {
            line.addAll(List.of(NICE.toString(), "-n", "19"));
        }
        line.add(plan.own().java().toString());
        line.addAll(plan.own().shaping());
        line.addAll(SqliteLibrary.options(plan.home(), plan.own().options()));
        line.addAll(List.of("-XX:AOTCacheOutput=" + draft, "-D" + REHEARSAL + "=true", "-jar"));
        var own = plan.own().jar().toAbsolutePath();
        line.add((plan.packed() ? plan.home().resolve(own.getFileName()) : own).toString());
        line.addAll(List.of("serve", "--lockstep.data-dir=" + data));
        return line;
    }

    private boolean run(List<String> line, Path folder) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(line)
                .directory(folder.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        builder.environment().putAll(Map.of("PORT", "0", "LOCKSTEP_DATA_DIR", folder.toString()));
        var begun = builder.start();
        child = begun;
        if (stopped || !begun.waitFor(MAX_MINUTES, TimeUnit.MINUTES)) {
            end(begun);
            return false;
        }
        return begun.exitValue() == 0;
    }

    /** From another thread: the process goes down. */
    void stop() {
        stopped = true;
        var begun = child;
        if (begun != null) {
            end(begun);
        }
    }

    private static void end(Process child) {
        child.descendants().forEach(ProcessHandle::destroyForcibly);
        child.destroyForcibly();
    }
}
