package dev.lockstep.event;

import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.protocol.CommandArgs;
import io.netty.buffer.ByteBuf;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The arguments of an {@code XADD}, written once by the relay's own thread. Lettuce would encode each of two dozen by itself on
 * the one thread that also sends and reads, with a buffer for each.
 */
final class WrittenEntry extends CommandArgs<String, String> {
    private static final int USUAL_BYTES = 2_048;
    private static final byte[] LINE_END = {'\r', '\n'};

    private final ByteArrayOutputStream written = new ByteArrayOutputStream(USUAL_BYTES);
    private int count;

    WrittenEntry(String key, long most, Streamed entry) {
        super(StringCodec.UTF8);
        write(key);
        write("MAXLEN");
        write("~");
        write(String.valueOf(most));
        write(entry.event().seq() + "-0");
        for (Map.Entry<String, String> field : entry.fields().entrySet()) {
            write(field.getKey());
            write(field.getValue());
        }
    }

    /** As a bulk string of the protocol: its length in bytes, then itself. */
    private void write(String argument) {
        var bytes = argument.getBytes(StandardCharsets.UTF_8);
        written.write('$');
        written.writeBytes(String.valueOf(bytes.length).getBytes(StandardCharsets.US_ASCII));
        written.writeBytes(LINE_END);
        written.writeBytes(bytes);
        written.writeBytes(LINE_END);
        count++;
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public void encode(ByteBuf target) {
        target.writeBytes(written.toByteArray());
    }
}
