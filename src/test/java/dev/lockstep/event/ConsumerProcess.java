package dev.lockstep.event;

import dev.lockstep.base.Dialect;
import dev.lockstep.base.TestDatabase;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A consumer in a process of its own, which says where it is and can be killed there. */
final class ConsumerProcess implements AutoCloseable {
    static final String LAST = "last";

    /** Where in a batch it stands still. */
    enum Stop {
        /** Some effects are written, nothing is committed. */
        AMID_EFFECTS,
        /** Effects and place are committed, nothing is acknowledged. */
        AFTER_COMMIT,
        NOWHERE
    }

    private final Process process;
    private final BufferedReader said;

    /**
     * @param database the address of a PostgreSQL; empty for SQLite in the folder
     * @param redis empty for none
     * @param at the subject at which it stops
     */
    ConsumerProcess(Path folder, String database, String redis, Stop stop, String at) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        process = new ProcessBuilder(List.of(
                        java,
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        classPath(),
                        ConsumerProcess.class.getName(),
                        folder.toString(),
                        database,
                        redis,
                        stop.name(),
                        at))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        said = process.inputReader();
    }

    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Until it says that. */
    void await(String word) throws IOException {
        for (var line = said.readLine(); !word.equals(line); line = said.readLine()) {
            if (line == null) {
                throw new IOException("The consumer's process ended without a word.");
            }
        }
    }

    /** {@code kill -9}. Dead when this returns. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    public static void main(String[] arguments) {
        var folder = Path.of(arguments[0]);
        var database = arguments[1].isEmpty()
                ? TestDatabase.in(folder, Dialect.SQLITE)
                : TestDatabase.at(arguments[1], folder);
        var stop = Stop.valueOf(arguments[3]);
        @Nullable String redis = arguments[2].isEmpty() ? null : arguments[2];
        var ledger = new LedgerNode.Ledger(database, event -> {
            if (event.subject().equals(LAST)) {
                database.database().afterCommit(() -> System.out.println("done"));
            } else if (event.subject().equals(arguments[4])) {
                switch (stop) {
                    case AMID_EFFECTS -> standStill();
                    case AFTER_COMMIT -> database.database().afterCommit(ConsumerProcess::standStill);
                    case NOWHERE -> {}
                }
            }
        });
        new LedgerNode(database, InstantSource.system(), redis, ledger);
        while (true) {
            LockSupport.park();
        }
    }

    private static void standStill() {
        System.out.println("standing");
        while (true) {
            LockSupport.park();
        }
    }
}
