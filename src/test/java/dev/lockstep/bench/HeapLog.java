package dev.lockstep.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * The heap of a process by its log of garbage collections.
 *
 * @param maxMegabytes most that was in use, garbage included
 * @param floorMegabytes least that was in use right after a collection, for each quarter of the run; empty when a quarter
 *     had none
 */
record HeapLog(int maxMegabytes, List<OptionalInt> floorMegabytes) {
    static final HeapLog NOT_READ = new HeapLog(0, List.of());
    private static final int PARTS = 4;
    private static final Pattern COLLECTION = Pattern.compile("\\[(\\S+)].* (\\d+)M->(\\d+)M\\(\\d+M\\).*");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ", Locale.ROOT);

    private record Collection(Instant at, int before, int after) {}

    static HeapLog read(Path log, Instant from, Instant to) throws IOException {
        var during = new ArrayList<Collection>();
        for (var line : Files.readAllLines(log)) {
            var match = COLLECTION.matcher(line);
            if (match.matches()) {
                var at = OffsetDateTime.parse(match.group(1), TIME).toInstant();
                if (!at.isBefore(from) && !at.isAfter(to)) {
                    during.add(new Collection(at, Integer.parseInt(match.group(2)), Integer.parseInt(match.group(3))));
                }
            }
        }
        var floors = new ArrayList<OptionalInt>();
        for (int part = 0; part < PARTS; part++) {
            floors.add(floor(during, moment(from, to, part), moment(from, to, part + 1)));
        }
        return new HeapLog(during.stream().mapToInt(Collection::before).max().orElse(0), List.copyOf(floors));
    }

    private static Instant moment(Instant from, Instant to, int part) {
        return from.plus(Duration.between(from, to).multipliedBy(part).dividedBy(PARTS));
    }

    private static OptionalInt floor(List<Collection> all, Instant from, Instant to) {
        return all.stream()
                .filter(it -> !it.at.isBefore(from) && !it.at.isAfter(to))
                .mapToInt(Collection::after)
                .min();
    }

    /** Such as {@code 48 / 51 / 50 / 52}. */
    String floors() {
        var parts = floorMegabytes.stream()
                .map(floor -> floor.isPresent() ? String.valueOf(floor.getAsInt()) : "-")
                .toList();
        return String.join(" / ", parts);
    }
}
