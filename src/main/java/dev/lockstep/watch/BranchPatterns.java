package dev.lockstep.watch;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which branches are meant, and the longest text with which all their names begin. */
record BranchPatterns(List<String> names, List<Glob> patterns, String prefix) {
    private static final int MOST_TOLD = 5;

    static BranchPatterns of(List<String> branches) {
        var prefix = branches.stream()
                .map(each -> each.replaceFirst("\\*.*$", ""))
                .reduce(BranchPatterns::common)
                .orElse("");
        return new BranchPatterns(branches, Glob.all(branches), prefix);
    }

    boolean match(String branch) {
        return patterns.stream().anyMatch(pattern -> pattern.matches(branch));
    }

    /** In a sentence which branches are named in full and not there; null when all are. */
    @Nullable
    String missing(Set<String> there) {
        var missing = names.stream()
                .filter(each -> !each.contains("*") && !there.contains(each))
                .toList();
        if (missing.isEmpty()) {
            return null;
        }
        var told = missing.stream().limit(MOST_TOLD).collect(Collectors.joining(", "));
        var more = missing.size() > MOST_TOLD ? " and " + (missing.size() - MOST_TOLD) + " more" : "";
        return "There is no branch " + told + more + ".";
    }

    private static String common(String one, String other) {
        int length = 0;
        while (length < Math.min(one.length(), other.length()) && one.charAt(length) == other.charAt(length)) {
            length++;
        }
        return one.substring(0, length);
    }
}
