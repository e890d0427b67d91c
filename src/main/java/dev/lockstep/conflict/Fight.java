package dev.lockstep.conflict;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells when links keep overwriting each other's value of a field. Pure. */
public final class Fight {
    /** So many changes that only put back what stood before; who changes his mind stops earlier. */
    static final int RESTORED = 4;

    /** How many changes are worth looking at. */
    public static final int WINDOW = 2 * RESTORED;

    private Fight() {}

    /** One change of a field in the hub; {@code linkId} brought it, null when it was made here. */
    public record Write(
            String before, String after, @Nullable UUID linkId) {}

    /**
     * True when the newest changes, each brought by a link, do nothing but restore what earlier ones had replaced.
     *
     * @param writes of one field, newest first; the first may be one that is about to be made
     */
    public static boolean isOn(List<Write> writes) {
        int restored = 0;
        Set<UUID> links = new HashSet<>();
        while (restored < writes.size() && isRestoring(writes, restored)) {
            links.add(writes.get(restored).linkId());
            restored++;
        }
        return restored >= RESTORED && links.size() > 1;
    }

    /** Anything that a person did here in between makes it something new. */
    private static boolean isRestoring(List<Write> writes, int at) {
        Write write = writes.get(at);
        return write.linkId() != null
                && writes.subList(at + 1, writes.size()).stream()
                        .takeWhile(earlier -> earlier.linkId() != null)
                        .anyMatch(earlier -> earlier.before().equals(write.after()));
    }
}
