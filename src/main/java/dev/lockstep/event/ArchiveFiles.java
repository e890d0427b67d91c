package dev.lockstep.event;

import dev.lockstep.base.Json;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import tools.jackson.core.JacksonException;

/**
 * The archive's folder. A part is appended to its file and made durable, then a line of the index tells of it; a part without
 * a line was never there. Each part is a whole gzip member, so {@code zcat} reads the files too.
 */
final class ArchiveFiles {
    private static final String INDEX = "index.jsonl";

    private final Path folder;

    ArchiveFiles(Path folder) {
        this.folder = folder;
    }

    /**
     * A line of the index.
     *
     * @param first number of its first event
     * @param from time of its oldest event
     */
    record Part(String file, long offset, int bytes, long first, long last, Instant from, Instant to) {
        private static final Part NONE = new Part("", 0, 0, 0, 0, Instant.MIN, Instant.MIN);

        boolean overlaps(Instant begin, Instant end) {
            return from.isBefore(end) && !to.isBefore(begin);
        }

        /** By its number and its time: after a backup was restored, numbers come again. */
        boolean holds(Event event) {
            return event.seq() <= last && !event.at().isAfter(to);
        }
    }

    /** Oldest first. A last line that a crash cut off is passed over. */
    List<Part> parts() throws IOException {
        var index = folder.resolve(INDEX);
        if (!Files.exists(index)) {
            return List.of();
        }
        var parts = new ArrayList<Part>();
        for (var line : Files.readAllLines(index)) {
            try {
                parts.add(Json.read(line, Part.class));
            } catch (JacksonException cutOff) {
                continue;
            }
        }
        return parts;
    }

    Part last() throws IOException {
        var parts = parts();
        return parts.isEmpty() ? Part.NONE : parts.getLast();
    }

    void append(String file, byte[] bytes, long first, long last, Instant from, Instant to) throws IOException {
        Files.createDirectories(folder);
        long offset = append(folder.resolve(file), bytes);
        var part = new Part(file, offset, bytes.length, first, last, from, to);
        // It begins with an end of line, so that what a crash cut off is a line of its own.
        append(folder.resolve(INDEX), ("\n" + Json.write(part)).getBytes(StandardCharsets.UTF_8));
    }

    private static long append(Path file, byte[] bytes) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var ours = channel.lock()) { // another node may write to the same folder
            long end = channel.size();
            var rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                channel.write(rest, end + rest.position());
            }
            channel.force(true);
            return end;
        }
    }

    void read(Part part, Consumer<String> lines) throws IOException {
        var bytes = ByteBuffer.allocate(part.bytes());
        try (var channel = FileChannel.open(folder.resolve(part.file()))) {
            while (bytes.hasRemaining() && channel.read(bytes, part.offset() + bytes.position()) >= 0) {}
        }
        try (var reader = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(new ByteArrayInputStream(bytes.array())), StandardCharsets.UTF_8))) {
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.accept(line);
            }
        }
    }
}
