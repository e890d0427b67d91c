package dev.lockstep.simulator;

import java.util.List;

/** What the server calls its work items. */
public enum PlaneEdition {
    /** Only {@code /issues/}. */
    OLD("issues"),
    /** Only {@code /work-items/}. */
    NEW("work-items"),
    BOTH("issues", "work-items");

    private final List<String> words;

    PlaneEdition(String... words) {
        this.words = List.of(words);
    }

    boolean serves(List<String> segments) {
        // api, v1, workspaces, {slug}, projects, {project}, issues or work-items
        return segments.size() < 7 || !BOTH.words.contains(segments.get(6)) || words.contains(segments.get(6));
    }
}
