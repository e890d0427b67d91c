package dev.lockstep.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Forwards connections to a port of this machine, until it is cut; then nobody gets through until it is mended. */
final class CutWire implements AutoCloseable {
    private final int target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile ServerSocket current;

    private CutWire(int target) throws IOException {
        this.target = target;
        current = listen(0);
    }

    static CutWire to(int port) throws IOException {
        return new CutWire(port);
    }

    int port() {
        return current.getLocalPort();
    }

    synchronized void cut() throws IOException {
        current.close();
        for (var each : open) {
            each.close();
        }
        open.clear();
    }

    void mend() throws IOException {
        current = listen(port());
    }

    private ServerSocket listen(int port) throws IOException {
        var fresh = new ServerSocket();
        fresh.setReuseAddress(true);
        fresh.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        Thread.ofVirtual().start(() -> accept(fresh));
        return fresh;
    }

    private void accept(ServerSocket door) {
        try {
            while (true) {
                var near = door.accept();
                var far = new Socket(InetAddress.getLoopbackAddress(), target);
                join(near, far, door);
            }
        } catch (IOException cut) {
            // Who comes now is refused.
        }
    }

    /** Whoever was let in while the wire was being cut is cut off as well. */
    private synchronized void join(Socket near, Socket far, ServerSocket door) throws IOException {
        if (door.isClosed()) {
            near.close();
            far.close();
            return;
        }
        open.add(near);
        open.add(far);
        copy(near, far);
        copy(far, near);
    }

    private static void copy(Socket from, Socket to) {
        Thread.ofVirtual().start(() -> {
            try (from;
                    to) {
                forward(from.getInputStream(), to.getOutputStream());
            } catch (IOException | UncheckedIOException cut) {
                // Both ends are closed.
            }
        });
    }

    private static void forward(InputStream in, OutputStream out) throws IOException {
        var bytes = new byte[8192];
        for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
            out.write(bytes, 0, read);
        }
    }

    @Override
    public void close() throws IOException {
        cut();
    }
}
