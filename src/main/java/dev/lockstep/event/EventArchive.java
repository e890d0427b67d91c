package dev.lockstep.event;

import dev.lockstep.base.Database;
import dev.lockstep.base.Json;
import dev.lockstep.base.Refused;
import dev.lockstep.base.Slice;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Old events, moved out of the database: a file for each month of JSON lines, one CloudEvent each, compressed in parts, and an
 * index of the parts. What a file holds durably is removed from the database after it, so a crash in between leaves an event in both
 * places, and it is not archived a second time.
 */
@Component
public class EventArchive {
    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("'events-'yyyy-MM'.jsonl.gz'").withZone(ZoneOffset.UTC);

    private final Events events;
    private final Database database;
    private final ArchiveFiles files;

    @Autowired
    EventArchive(Events events, Database database, @Value("${lockstep.data-dir:./data}") Path folder) {
        this.events = events;
        this.database = database;
        this.files = new ArchiveFiles(folder.resolve("archive"));
    }

    /**
     * Moves some events that happened before a time. Outside a unit of work, and by one caller at a time.
     *
     * @return how many are gone from the database; fewer than {@code most} when there are no more
     */
    public int archive(Instant before, int most) {
        database.assertOutside();
        var old = events.outdated(before, most);
        if (old.isEmpty()) {
            return 0;
        }
        try {
            var last = files.last();
            var fresh = old.stream().filter(event -> !last.holds(event)).toList();
            if (!fresh.isEmpty()) {
                store(fresh);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("Old events could not be archived; they stay in the database.", failure);
        }
        return database.write(
                () -> events.remove(old.getFirst().seq(), old.getLast().seq()));
    }

    private void store(List<Event> fresh) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            for (var event : fresh) {
                zip.write((CloudEvent.json(event) + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
        var from = fresh.stream().map(Event::at).min(Instant::compareTo).orElseThrow();
        var to = fresh.stream().map(Event::at).max(Instant::compareTo).orElseThrow();
        long first = fresh.getFirst().seq();
        files.append(
                MONTH.format(from), bytes.toByteArray(), first, fresh.getLast().seq(), from, to);
    }

    /**
     * Oldest first.
     *
     * @param to exclusive
     * @param subject null for all
     * @param cursor the {@code next} of an earlier page
     */
    public Slice<CloudEvent> read(
            Instant from, Instant to, @Nullable String subject, int limit, @Nullable String cursor) {
        long after = cursor == null ? 0 : number(cursor);
        List<CloudEvent> found = new ArrayList<>();
        try {
            for (var part : files.parts()) {
                if (found.size() <= limit && part.last() > after && part.overlaps(from, to)) {
                    files.read(part, line -> {
                        var event = Json.read(line, CloudEvent.class);
                        var at = Instant.parse(event.time());
                        boolean wanted = Long.parseLong(event.sequence()) > after
                                && !at.isBefore(from)
                                && at.isBefore(to)
                                && (subject == null || subject.equals(event.subject()));
                        if (wanted && found.size() <= limit) {
                            found.add(event);
                        }
                    });
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("The archive of events could not be read.", failure);
        }
        return Slice.of(found, limit, CloudEvent::sequence);
    }

    private static long number(String cursor) {
        try {
            return Long.parseLong(cursor);
        } catch (NumberFormatException unreadable) {
            throw Refused.invalid("cursor_invalid", "cursor", "The cursor must be the next of an earlier page.");
        }
    }
}
