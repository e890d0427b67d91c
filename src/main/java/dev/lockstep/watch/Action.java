package dev.lockstep.watch;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a commit triggers. Its secrets and its signing secret are not here and never leave.
 *
 * @param webhookUrl kept although the kind may not use it; so is {@code script}
 */
public record Action(
        UUID id,
        long number,
        UUID watchId,
        String name,
        Kind kind,
        @Nullable String webhookUrl,
        @Nullable String script,
        Filters filters,
        Options options,
        boolean enabled,
        Instant createdAt,
        Instant updatedAt) {

    public enum Kind {
        WEBHOOK,
        SCRIPT,
        ISSUE
    }

    /**
     * Empty lists and null let everything through.
     *
     * @param branches patterns, one of which must fit the branch
     * @param paths patterns, one of which must fit one of the changed files
     * @param authors patterns for the author's name
     * @param message a pattern that the message must contain
     */
    public record Filters(
            List<String> branches,
            List<String> paths,
            List<String> authors,
            @Nullable String message) {
        public static final Filters ALL = new Filters(List.of(), List.of(), List.of(), null);

        /** Without the paths, which cost a request. */
        boolean fit(String branch, String author, String text) {
            return any(Glob.all(branches), branch)
                    && any(authors.stream().map(Glob::anywhere).toList(), author)
                    && (message == null || Glob.anywhere(message).matches(text));
        }

        boolean fitPaths(List<String> changed) {
            var patterns = Glob.all(paths);
            return patterns.isEmpty() || changed.stream().anyMatch(path -> any(patterns, path));
        }

        private static boolean any(List<Glob> patterns, String text) {
            return patterns.isEmpty() || patterns.stream().anyMatch(pattern -> pattern.matches(text));
        }
    }

    /**
     * @param timeoutSeconds of a script
     * @param network a script may reach other machines, through the guard
     * @param open an issue action opens an issue for a commit that names none
     * @param comment it comments the issues that a commit names
     * @param close it closes those that the commit says it fixes
     * @param labels of issues that it opens
     */
    public record Options(
            int timeoutSeconds, boolean network, boolean open, boolean comment, boolean close, List<String> labels) {
        public static final Options DEFAULT = new Options(20, false, true, true, true, List.of());
    }
}
