package dev.lockstep.watch.sandbox;

import dev.lockstep.base.DataFolder;
import dev.lockstep.base.Folders;
import dev.lockstep.base.Ids;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Runs scripts under bubblewrap: no network, no files but {@code /usr} and an empty {@code /tmp}, no rights, bounded
 * memory, processes, output and time. Blocks the calling thread until the script has ended. Thread-safe.
 */
public final class Sandbox implements AutoCloseable {
    private static final String PATH = "/usr/local/bin:/usr/bin:/bin";
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);
    /** With the longest script and its last words less than a run's lease. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path folder;
    private final SandboxCommand command;
    private final @Nullable Path groups;
    private final BlockingQueue<Integer> slots;
    /**
     * Bubblewrap ends with the thread that started it, so that nothing outlives a killed hub. Hence platform threads that
     * live as long as the hub: a virtual thread's carrier may end any time.
     */
    private final ExecutorService launchers;

    private Sandbox(Path folder, SandboxCommand command, @Nullable Path groups, int places) {
        this.folder = folder;
        this.command = command;
        this.groups = groups;
        slots = new ArrayBlockingQueue<>(places);
        for (int slot = 0; slot < places; slot++) {
            slots.add(slot);
        }
        launchers = Executors.newFixedThreadPool(
                places, Thread.ofPlatform().name("script-launcher-", 1).daemon().factory());
    }

    /** What is there to run scripts with, or why they cannot be run. */
    public sealed interface Found {
        /** @param level which limits hold, in words */
        record Usable(Sandbox sandbox, String level) implements Found {}

        record Missing(String reason) implements Found {}
    }

    /**
     * Looks for the programs, and attacks itself before anybody else may.
     *
     * @param folder for files of running scripts; emptied
     * @param path where programs are looked for, as in PATH
     */
    public static Found open(Path folder, @Nullable String path, int places) {
        if (!System.getProperty("os.name", "").equals("Linux")) {
            return new Found.Missing("Scripts need Linux with bubblewrap.");
        }
        var bubblewrap = SandboxCommand.program("bwrap", path);
        var prlimit = SandboxCommand.program("prlimit", path);
        var setpriv = SandboxCommand.program("setpriv", path);
        var filter = Seccomp.filter(System.getProperty("os.arch", ""));
        boolean root = "root".equals(System.getProperty("user.name")) || isRoot();
        if (bubblewrap.isEmpty()) {
            return new Found.Missing(
                    "bubblewrap is not installed: 'apt install bubblewrap' or 'dnf install bubblewrap'.");
        }
        if (prlimit.isEmpty() || root && setpriv.isEmpty() || filter.isEmpty()) {
            return new Found.Missing(
                    "Scripts need prlimit and setpriv (util-linux) on a 64-bit Intel, AMD or ARM machine.");
        }
        try {
            empty(folder);
            var program = folder.resolve("filter.bpf");
            Files.write(program, filter.get());
            var command = new SandboxCommand(
                    bubblewrap.get(), setpriv.orElse(bubblewrap.get()), prlimit.get(), root, program);
            var groups = GroupHomes.open();
            var sandbox = new Sandbox(folder, command, groups.orElse(null), places);
            var breach = SelfTest.breach(sandbox, folder.toAbsolutePath().toString());
            if (breach.isPresent()) {
                sandbox.close();
                return new Found.Missing("The sandbox does not hold here: " + breach.get());
            }
            return new Found.Usable(
                    sandbox,
                    groups.isPresent()
                            ? "bubblewrap, seccomp, memory group"
                            : "bubblewrap, seccomp, limits of each process (no memory group can be made here)");
        } catch (IOException failure) {
            return new Found.Missing("The folder of running scripts cannot be made: " + failure.getMessage());
        }
    }

    private static boolean isRoot() {
        try {
            return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
        } catch (IOException | RuntimeException unknown) {
            return false;
        }
    }

    private static void empty(Path folder) throws IOException {
        if (Files.exists(folder)) {
            Folders.forget(folder);
        }
        DataFolder.prepare(folder);
    }

    /** Waits a little for a place where too many scripts run; then for the script's end. */
    public ScriptEnd run(ScriptRequest request) {
        try {
            var slot = slots.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            return slot == null ? new ScriptEnd.Crowded() : inSlot(request, slot);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return new ScriptEnd.Refused("Lockstep is stopping.");
        } catch (ExecutionException failure) {
            return new ScriptEnd.Refused("The script could not be started: "
                    + Optional.ofNullable(failure.getCause()).orElse(failure).getMessage());
        }
    }

    private ScriptEnd inSlot(ScriptRequest request, int slot) throws InterruptedException, ExecutionException {
        var script = launchers.submit(() -> inFolder(request, slot));
        try {
            return script.get();
        } finally {
            script.cancel(true); // nobody waits for it any more
            slots.add(slot);
        }
    }

    private ScriptEnd inFolder(ScriptRequest request, int slot) throws IOException, InterruptedException {
        var name = Ids.next().toString();
        var own = Files.createDirectory(
                folder.resolve(name),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        MemoryGroup group = null;
        try {
            var script = Files.writeString(own.resolve("script"), request.script());
            var event = Files.writeString(own.resolve("event.json"), request.event());
            group = groups == null ? null : MemoryGroup.make(groups, name);
            return started(command.line(script, event, slot, group, request), request);
        } finally {
            if (group != null) {
                group.close();
            }
            Folders.forget(own);
        }
    }

    private static ScriptEnd started(java.util.List<String> line, ScriptRequest request)
            throws IOException, InterruptedException {
        var builder = new ProcessBuilder(line).redirectErrorStream(true);
        builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.environment().clear();
        builder.environment().putAll(Map.of("PATH", PATH, "HOME", "/tmp/work", "LANG", "C.UTF-8"));
        request.environment().forEach((name, value) -> builder.environment().put(name, value.reveal()));
        long begun = System.nanoTime();
        var process = builder.start();
        // By its handle: ending the Process itself closes its stream, and what was said last would be lost.
        var handle = process.toHandle();
        var output = new OutputCap(process.getInputStream(), handle::destroyForcibly);
        var reader = Thread.ofVirtual().name("script-output").start(output);
        boolean inTime = false;
        try {
            inTime = process.waitFor(request.limit().toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            if (!inTime) {
                handle.destroyForcibly();
            }
        }
        process.waitFor(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS);
        reader.join(LAST_WORDS);
        var took = Duration.ofNanos(System.nanoTime() - begun);
        if (output.exceeded()) {
            return new ScriptEnd.Stopped("more than 1 MiB of output", output.text(), took);
        }
        return inTime
                ? new ScriptEnd.Exited(process.exitValue(), output.text(), took)
                : new ScriptEnd.Stopped("more than " + request.limit().toSeconds() + " seconds", output.text(), took);
    }

    /** Ends what still runs. */
    @Override
    public void close() {
        launchers.shutdownNow();
        launchers.close();
    }
}
