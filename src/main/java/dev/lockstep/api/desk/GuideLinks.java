package dev.lockstep.api.desk;

import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Links between files of the repository as links between pages of the interface; those that lead out of them lose the link. Pure. */
final class GuideLinks {
    private static final Pattern RELATIVE =
            Pattern.compile("(!?)\\[([^\\]]*)\\]\\((?!https?:)([^)#\\s]*)(#[^)\\s]*)?\\)");
    private static final Pattern PAGE = Pattern.compile("(?:.*/)?([a-z0-9-]+)\\.md");

    private GuideLinks() {}

    static String inside(String markdown, Set<String> pages) {
        return RELATIVE.matcher(markdown).replaceAll(hit -> Matcher.quoteReplacement(link(hit, pages)));
    }

    private static String link(MatchResult hit, Set<String> pages) {
        var anchor = hit.group(4) == null ? "" : hit.group(4);
        var page = PAGE.matcher(hit.group(3));
        if (hit.group(1).isEmpty() && page.matches() && pages.contains(page.group(1))) {
            return "[" + hit.group(2) + "](/guide/" + page.group(1) + anchor + ")";
        }
        return hit.group(2);
    }
}
