package dev.lockstep.simulation;

import dev.lockstep.sync.restore.Mark;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** The hub's marks on what it made at the trackers: no two records carry one mark, or are made of one record of the hub. */
final class Marks {
    private static final Pattern MARK = Pattern.compile("(?<![0-9a-f])[0-9a-f]{96}(?![0-9a-f])");

    private static final Pattern ID = Pattern.compile("\"id\":\\s*\"?([0-9a-f-]+)");

    private final Watch watch;
    private final Map<String, String> made = new HashMap<>();
    private final Map<String, String> records = new HashMap<>();

    Marks(Watch watch) {
        this.watch = watch;
    }

    /**
     * A tracker has just made a record.
     *
     * @param sent where a tracker does not tell what it made
     */
    void created(String sent, String answer) {
        var found = MARK.matcher(answer + sent);
        if (found.find()) {
            var id = ID.matcher(answer);
            if (id.find()) {
                records.put(id.group(1), found.group());
            }
            var mark = Mark.read(found.group()).orElseThrow();
            var before = made.put(mark.link() + " " + mark.hub(), found.group());
            if (before != null) {
                watch.broken(
                        "duplicate",
                        before.equals(found.group())
                                ? "two records carry the mark " + before
                                : "two records are made of " + mark.hub() + " by " + before + " and " + found.group());
            }
        }
    }

    /** The hub itself deleted a record. */
    void deletedByHub(String path) {
        var parts = path.split("/");
        made.values().remove(records.getOrDefault(parts[parts.length - 1], ""));
    }

    /** A person deleted what carried these marks; as nobody can tell, it may be made again. */
    void deleted(String text) {
        made.values().removeIf(text::contains);
    }
}
