package dev.lockstep.connector.github;

import dev.lockstep.base.HubKey;
import dev.lockstep.connector.Container;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The hidden line on what a hub created, so that it can be found again when the answer was lost. Signed, because anybody
 * may write such a line; only a line with a valid signature of this hub for this repository counts. The line also names its
 * hub, so that two of them which share a repository notice each other.
 */
final class CreationMarker {
    private static final String BEGIN = "<!-- lockstep:v1 ";
    private static final Pattern LINE =
            Pattern.compile("<!-- lockstep:v1 ([0-9a-f]{16}) ([0-9A-Za-z-]{1,128}) ([0-9a-f]{16}) -->\\s*");
    /** Where a text goes on in another comment. */
    private static final String CONTINUED = "\n\nlockstep continued ";

    private static final String PURPOSE = "creation marker";

    private final HubKey key;
    private final String repository;

    CreationMarker(HubKey key, Container container) {
        this.key = key;
        // People spell the same repository in different cases.
        repository = container.path().toLowerCase(Locale.ROOT);
    }

    String append(String body, String marker) {
        var line = BEGIN + key.hubId() + " " + marker + " " + signature(marker) + " -->";
        int last = body.lastIndexOf(CONTINUED);
        if (last >= 0 && body.indexOf('\n', last + CONTINUED.length()) < 0) {
            return body.substring(0, last) + "\n\n" + line + body.substring(last); // which is to stay the last one
        }
        return body.isEmpty() ? line : body + "\n\n" + line;
    }

    /**
     * @param marker null when the text carries none of ours
     * @param otherHub whose mark it carries, when that is not ours
     */
    record Read(
            String body, @Nullable String marker, @Nullable String otherHub) {}

    Read strip(String text) {
        if (!text.contains(BEGIN)) {
            return new Read(text, null, null);
        }
        // Not only the last line: people add their words below it.
        var lines = new ArrayList<>(List.of(text.split("\n", -1)));
        for (int i = lines.size() - 1; i >= 0; i--) {
            var found = LINE.matcher(lines.get(i));
            if (!found.matches()) {
                continue;
            }
            var others = !found.group(1).equals(key.hubId());
            if (others || signature(found.group(2)).equals(found.group(3))) {
                lines.remove(i);
                if (i > 0 && lines.get(i - 1).isEmpty()) {
                    lines.remove(i - 1);
                }
                var body = String.join("\n", lines);
                return others ? new Read(body, null, found.group(1)) : new Read(body, found.group(2), null);
            }
        }
        return new Read(text, null, null);
    }

    private String signature(String marker) {
        return key.sign(PURPOSE, marker + "|" + repository);
    }
}
