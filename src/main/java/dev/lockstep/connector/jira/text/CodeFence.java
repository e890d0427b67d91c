package dev.lockstep.connector.jira.text;

import java.util.stream.Collectors;

/** Writes a block of code between fences that are longer than any in it. */
final class CodeFence {
    private CodeFence() {}

    static String of(Adf block) {
        var text = block.content().stream().map(Adf::text).collect(Collectors.joining());
        var fence = "`".repeat(text.contains("```") ? longest(text) + 1 : 3);
        var language = block.attr("language").replaceAll("\\s+", " ").strip();
        // Backticks in it would end a fence of backticks.
        fence = language.contains("`") ? fence.replace('`', '~') : fence;
        return fence + language.replace("\\", "\\\\").replace("&", "\\&") + "\n" + (text.isEmpty() ? "" : text + "\n")
                + fence;
    }

    private static int longest(String text) {
        var longest = 0;
        var run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = text.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }
}
