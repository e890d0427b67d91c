package dev.lockstep.watch.sandbox;

import dev.lockstep.webhook.Egress;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/**
 * The network of one script, where an administrator allows it: a SOCKS 5 proxy on a unix socket, which connects only to
 * where a webhook may go. The sandbox itself has no network.
 */
public final class ScriptDoor implements AutoCloseable {
    private static final int CONNECT_TIMEOUT_MS = 10_000;
    private static final int CONNECTIONS = 32;
    private static final int CHUNK_BYTES = 16_384;

    private final Path folder;
    private final ServerSocketChannel listener;
    private final Egress egress;
    private final Semaphore places = new Semaphore(CONNECTIONS);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private ScriptDoor(Path folder, ServerSocketChannel listener, Egress egress) {
        this.folder = folder;
        this.listener = listener;
        this.egress = egress;
    }

    public static ScriptDoor open(Egress egress) throws IOException {
        // The sandbox's user must get to it, and nobody else can guess its name.
        var folder = Files.createTempDirectory("lockstep-door");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        var listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        var socket = folder.resolve("egress");
        listener.bind(UnixDomainSocketAddress.of(socket));
        Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-rw-rw-"));
        var door = new ScriptDoor(folder, listener, egress);
        door.threads.execute(door::listen);
        return door;
    }

    /** What a sandbox is given as its door. */
    public Path socket() {
        return folder.resolve("egress");
    }

    private void listen() {
        while (listener.isOpen()) {
            try {
                var caller = listener.accept();
                if (places.tryAcquire()) {
                    threads.execute(() -> serve(caller));
                } else {
                    caller.close();
                }
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(SocketChannel caller) {
        try (caller) {
            var in = new DataInputStream(Channels.newInputStream(caller));
            var out = Channels.newOutputStream(caller);
            Socks.greet(in, out);
            try (var target = connected(in, out)) {
                if (target != null) {
                    carry(in, out, target);
                }
            }
        } catch (IOException | RuntimeException gone) {
            // The script speaks something else, or has ended.
        } finally {
            places.release();
        }
    }

    private @org.jspecify.annotations.Nullable Socket connected(DataInputStream in, OutputStream out)
            throws IOException {
        in.readUnsignedByte();
        int command = in.readUnsignedByte();
        in.readUnsignedByte();
        var host = Socks.host(in);
        int port = in.readUnsignedShort();
        if (command != Socks.CONNECT) {
            Socks.answer(out, Socks.UNKNOWN_COMMAND);
            return null;
        }
        InetSocketAddress address;
        try {
            address = egress.judged(host, port);
        } catch (UnknownHostException closed) {
            Socks.answer(out, Socks.NOT_ALLOWED);
            return null;
        }
        var target = new Socket();
        try {
            target.connect(address, CONNECT_TIMEOUT_MS);
            Socks.answer(out, Socks.DONE);
            return target;
        } catch (IOException unreachable) {
            target.close();
            Socks.answer(out, Socks.REFUSED);
            return null;
        }
    }

    private void carry(InputStream in, OutputStream out, Socket target) throws IOException {
        threads.execute(() -> {
            try {
                pass(in, target.getOutputStream());
                target.shutdownOutput();
            } catch (IOException gone) {
                // The other direction notices.
            }
        });
        pass(target.getInputStream(), out);
    }

    private static void pass(InputStream from, OutputStream to) throws IOException {
        var chunk = new byte[CHUNK_BYTES];
        try {
            for (int read = from.read(chunk); read >= 0; read = from.read(chunk)) {
                to.write(chunk, 0, read);
                to.flush();
            }
        } catch (EOFException end) {
            // as good as the end
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        threads.shutdownNow();
        threads.close();
        Files.deleteIfExists(socket());
        Files.deleteIfExists(folder);
    }
}
