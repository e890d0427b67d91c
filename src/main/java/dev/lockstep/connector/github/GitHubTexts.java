package dev.lockstep.connector.github;

import dev.lockstep.connector.RemoteText;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Texts on their way to GitHub, whose limits are checked before anything is sent; nothing is cut. */
final class GitHubTexts {
    private static final int MAX_TITLE_CHARS = 256;
    private static final int MAX_BODY_CHARS = 65_536;
    private static final int MAX_LABEL_CHARS = 50;
    /** More than the line of a mark has. */
    private static final int MARK_CHARS = 200;

    private final CreationMarker marker;

    GitHubTexts(CreationMarker marker) {
        this.marker = marker;
    }

    String title(String title) {
        return RemoteText.fitting("GitHub", "title", RemoteText.clean(title), MAX_TITLE_CHARS);
    }

    /** Marked. */
    boolean fits(String body) {
        return body.length() + MARK_CHARS <= MAX_BODY_CHARS;
    }

    /** @param mark null for a text without one */
    String marked(String body, @Nullable String mark) {
        var clean = RemoteText.clean(body);
        return RemoteText.fitting("GitHub", "body", mark == null ? clean : marker.append(clean, mark), MAX_BODY_CHARS);
    }

    /** GitHub tells whole seconds, and is asked for them. */
    static String second(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    static String label(String name) {
        return RemoteText.fitting("GitHub", "label", RemoteText.clean(name), MAX_LABEL_CHARS);
    }

    List<String> labels(Set<String> labels) {
        return labels.stream().map(GitHubTexts::label).sorted().toList();
    }
}
