package dev.lockstep.watch;

import java.util.List;
import java.util.regex.Pattern;

/** Which branches are meant, and the longest text with which all their names begin. */
record BranchPatterns(List<Pattern> patterns, String prefix) {
    static BranchPatterns of(List<String> branches) {
        var prefix = branches.stream()
                .map(each -> each.replaceFirst("\\*.*$", ""))
                .reduce(BranchPatterns::common)
                .orElse("");
        return new BranchPatterns(branches.stream().map(Glob::of).toList(), prefix);
    }

    boolean match(String branch) {
        return patterns.stream().anyMatch(pattern -> pattern.matcher(branch).matches());
    }

    private static String common(String one, String other) {
        int length = 0;
        while (length < Math.min(one.length(), other.length()) && one.charAt(length) == other.charAt(length)) {
            length++;
        }
        return one.substring(0, length);
    }
}
