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
    private volatile ServerSocket door;

    private CutWire(int target) throws IOException {
        this.target = target;
        door = listen(0);
    }

    static CutWire to(int port) throws IOException {
        return new CutWire(port);
    }

    int port() {
        return door.getLocalPort();
    }

    void cut() throws IOException {
        door.close();
        for (var each : open) {
            each.close();
        }
        open.clear();
    }

    void mend() throws IOException {
        door = listen(port());
    }

    private ServerSocket listen(int port) throws IOException {
        var fresh = new ServerSocket();
        fresh.setReuseAddress(true);
        fresh.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        Thread.ofVirtual().start(() -> accept(fresh));
        return fresh;
    }

    private void accept(ServerSocket from) {
        try {
            while (true) {
                var near = from.accept();
                var far = new Socket(InetAddress.getLoopbackAddress(), target);
                open.add(near);
                open.add(far);
                copy(near, far);
                copy(far, near);
            }
        } catch (IOException cut) {
            // Who comes now is refused.
        }
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
