package dev.lockstep.simulation;

import dev.lockstep.simulation.History.Side;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What stood at the trackers when the hub was set back: each of it must have been told before anything is written. */
final class FullRead {
    private final Shelf shelf;
    private final Map<Side, Set<String>> untold = new EnumMap<>(Side.class);

    FullRead(World world, Shelf shelf) {
        this.shelf = shelf;
        world.mix()
                .sides()
                .forEach(side -> untold.put(side, new HashSet<>(shelf.at(side).keySet())));
    }

    /** An answer tells of every record that its text names. */
    void told(Side side, String answer) {
        untold.getOrDefault(side, new HashSet<>())
                .removeIf(record -> name(side, record).matcher(answer).find());
    }

    private static Pattern name(Side side, String record) {
        return Pattern.compile(
                switch (side) {
                    case GITHUB -> "\"number\":\\s*" + record + "\\b";
                    default -> "\"id\":\\s*\"" + record + "\"";
                });
    }

    /** What nobody has read yet; what was deleted since needs not be. */
    Map<Side, Set<String>> left() {
        untold.forEach((side, records) -> {
            if (!records.isEmpty()) {
                records.retainAll(shelf.at(side).keySet());
            }
        });
        untold.values().removeIf(Set::isEmpty);
        return untold;
    }
}
