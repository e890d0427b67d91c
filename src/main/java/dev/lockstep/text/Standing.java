package dev.lockstep.text;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * What stands at the other place already. A line that says the same stays as it is written there, and who is called there is
 * not called by us: only what we would add is made harmless.
 */
final class Standing {
    private final Map<String, Deque<String>> lines = new HashMap<>();
    private final Map<String, Integer> tokens = new HashMap<>();

    /**
     * @param there as it stands
     * @param here the same in the home's words, line by line
     */
    static Standing of(String there, String here) {
        var standing = new Standing();
        var theirs = there.split("\n", -1);
        var ours = here.split("\n", -1);
        for (int i = 0; i < Math.min(theirs.length, ours.length); i++) {
            standing.lines.computeIfAbsent(ours[i], line -> new ArrayDeque<>()).add(theirs[i]);
        }
        Tokens.in(there, Passages.of(there)).stream()
                .filter(token -> token.level() == 0)
                .forEach(token -> standing.tokens.merge(token.key(), 1, Integer::sum));
        return standing;
    }

    static Standing nothing() {
        return new Standing();
    }

    /** Takes it, so that it is there once. */
    boolean takes(Token token) {
        int left = tokens.getOrDefault(token.key(), 0);
        if (left > 0) {
            tokens.put(token.key(), left - 1);
        }
        return left > 0;
    }

    boolean has(String plain) {
        return tokens.containsKey(plain);
    }

    /** The text with every line that stands there as it stands there. */
    String keptIn(String text, String crossed) {
        var ours = text.split("\n", -1);
        var out = crossed.split("\n", -1);
        for (int i = 0; i < ours.length; i++) {
            var same = lines.get(ours[i]);
            if (same != null && !same.isEmpty()) {
                out[i] = same.poll();
            }
        }
        return String.join("\n", out);
    }
}
