package dev.lockstep.watch.sandbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Reads what a script says and stops it when that is too much. */
final class OutputCap implements Runnable {
    static final int MAX_BYTES = 1 << 20;
    private static final int CHUNK_BYTES = 8_192;

    private final InputStream stream;
    private final Runnable stop;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private volatile boolean exceeded;

    OutputCap(InputStream stream, Runnable stop) {
        this.stream = stream;
        this.stop = stop;
    }

    @Override
    public void run() {
        var chunk = new byte[CHUNK_BYTES];
        try (stream) {
            for (int read = stream.read(chunk); read >= 0 && !exceeded; read = stream.read(chunk)) {
                int room = MAX_BYTES - kept.size();
                kept.write(chunk, 0, Math.min(read, room));
                exceeded = read > room;
            }
        } catch (IOException ended) {
            // Nobody writes any more.
        }
        if (exceeded) {
            stop.run();
        }
    }

    boolean exceeded() {
        return exceeded;
    }

    String text() {
        return kept.toString(StandardCharsets.UTF_8);
    }
}
