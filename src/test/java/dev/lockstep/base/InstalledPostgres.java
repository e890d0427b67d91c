package dev.lockstep.base;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A server of the PostgreSQL that this machine has installed, beside the client programs of its own version: these refuse
 * the newer one that the other tests bring along.
 */
public final class InstalledPostgres implements AutoCloseable {
    private static final Path VERSIONS = Path.of("/usr/lib/postgresql");

    private final Path programs;
    private final Path folder;
    private final int port;

    private InstalledPostgres(Path programs) throws IOException, InterruptedException {
        this.programs = programs;
        folder = Files.createTempDirectory(Path.of("/tmp"), "pg");
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        if (isRoot()) {
            run(List.of("chown", "postgres", folder.toString()));
        }
        var data = folder.resolve("data").toString();
        asServer("initdb", "-D", data, "-U", "postgres", "--auth=trust", "--encoding=UTF8", "--no-sync");
        asServer(
                "pg_ctl",
                "-D",
                data,
                "-w",
                "-l",
                folder.resolve("log").toString(),
                "-o",
                "-p " + port + " -k " + folder + " -c listen_addresses=127.0.0.1 -c fsync=off",
                "start");
    }

    /** Empty where none is installed. */
    public static Optional<InstalledPostgres> start() throws IOException, InterruptedException {
        if (Files.notExists(VERSIONS)) {
            return Optional.empty();
        }
        try (Stream<Path> all = Files.list(VERSIONS)) {
            var newest = all.map(each -> each.resolve("bin"))
                    .filter(bin -> Files.exists(bin.resolve("initdb")) && Files.exists(bin.resolve("pg_dump")))
                    .max(Comparator.naturalOrder());
            return newest.isEmpty() ? Optional.empty() : Optional.of(new InstalledPostgres(newest.get()));
        }
    }

    /** Of pg_dump and pg_restore. */
    public Path programs() {
        return programs;
    }

    /** The address of a new database. */
    public String database(String name) throws IOException, InterruptedException {
        asServer("createdb", "-h", "127.0.0.1", "-p", String.valueOf(port), "-U", "postgres", name);
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + name + "?user=postgres";
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private void asServer(String program, String... options) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        if (isRoot()) {
            command.addAll(List.of("runuser", "-u", "postgres", "--"));
        }
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(options));
        run(command);
    }

    private void run(List<String> command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(
                        folder.resolveSibling(folder.getFileName() + ".txt").toFile())
                .start();
        if (process.waitFor() != 0) {
            throw new IOException(
                    command + ": " + Files.readString(folder.resolveSibling(folder.getFileName() + ".txt")));
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        asServer("pg_ctl", "-D", folder.resolve("data").toString(), "-m", "immediate", "stop");
        run(List.of("rm", "-rf", folder.toString()));
        Files.deleteIfExists(folder.resolveSibling(folder.getFileName() + ".txt"));
    }
}
