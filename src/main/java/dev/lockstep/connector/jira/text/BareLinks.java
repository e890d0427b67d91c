package dev.lockstep.connector.jira.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Addresses that stand in a text as they are; GitHub makes links of them. */
final class BareLinks {
    private static final Pattern URL = Pattern.compile("(?<![\\p{L}\\p{N}])https?://[^\\s<>]*[^\\s<>?!.,:*_~'\";]");

    private BareLinks() {}

    static List<Adf> in(String text, List<Mark> marks) {
        var runs = new ArrayList<Adf>();
        var found = URL.matcher(text);
        var at = 0;
        while (found.find(at)) {
            var end = end(text, found.start(), found.end());
            add(runs, text.substring(at, found.start()), marks);
            var url = text.substring(found.start(), end);
            var linked = new ArrayList<Mark>();
            linked.add(Mark.of("link", "href", url));
            linked.addAll(marks);
            add(runs, url, linked);
            at = end;
        }
        add(runs, text.substring(at), marks);
        return runs;
    }

    private static void add(List<Adf> runs, String text, List<Mark> marks) {
        if (!text.isEmpty()) {
            runs.add(Adf.text(text, marks));
        }
    }

    /** A bracket that was opened before the address does not belong to it. */
    private static int end(String text, int start, int end) {
        var open = 0;
        for (int i = start; i < end; i++) {
            open += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
            if (open < 0) {
                return i;
            }
        }
        return end;
    }

    /** Whether an address would be found as it is, whole and no more, before what follows it. */
    static boolean isBare(String url, String after) {
        var found = URL.matcher(url + after);
        return url.chars().noneMatch(BareLinks::isMark)
                && !LinkTarget.hasEscapes(url)
                && found.lookingAt()
                && end(url + after, 0, found.end()) == url.length();
    }

    /** What Markdown may take for a mark within an address. */
    private static boolean isMark(int c) {
        return "*_~`[]\\!|".indexOf(c) >= 0;
    }
}
