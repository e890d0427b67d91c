package dev.lockstep.launch;

import dev.lockstep.base.Sha256;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;

/** A name for a jar's content: of its table of contents, which holds a checksum of each file. Reading all of it takes too long. */
final class JarPrint {
    private static final int END_BYTES = 22;
    private static final int END_SIGNATURE = 0x06054b50;
    private static final int SIZE_AT = 12;
    private static final int MAX_TABLE_BYTES = 16 * 1024 * 1024;
    private static final int LETTERS = 20;

    private JarPrint() {}

    /** @param more what else makes a difference */
    static String of(Path jar, List<String> more) throws IOException {
        var digest = Sha256.begun();
        digest.update(table(jar));
        for (var each : more) {
            digest.update((each + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(digest.digest()).substring(0, LETTERS);
    }

    private static byte[] table(Path jar) throws IOException {
        try (var file = new RandomAccessFile(jar.toFile(), "r")) {
            var end = new byte[END_BYTES];
            file.seek(Math.max(0, file.length() - END_BYTES));
            file.readFully(end);
            var read = ByteBuffer.wrap(end).order(ByteOrder.LITTLE_ENDIAN);
            int size = read.getInt(SIZE_AT);
            if (read.getInt(0) != END_SIGNATURE || size < 0 || size > MAX_TABLE_BYTES) {
                throw new IOException(jar + " has no table of contents at its end");
            }
            var table = new byte[size];
            file.seek(Integer.toUnsignedLong(read.getInt(SIZE_AT + Integer.BYTES)));
            file.readFully(table);
            return table;
        }
    }
}
