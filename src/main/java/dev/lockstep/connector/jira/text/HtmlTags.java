package dev.lockstep.connector.jira.text;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Node;
import org.jspecify.annotations.Nullable;

/** The few HTML tags within a line that say what a mark of ADF says. */
final class HtmlTags {
    private static final Pattern BREAK = Pattern.compile("<br */?>", Pattern.CASE_INSENSITIVE);
    private static final Pattern TAG = Pattern.compile("<(/?)([a-z]+)>");
    private static final Map<String, String> TODAY =
            Map.of("b", "strong", "i", "em", "s", "del", "strike", "del", "ins", "u");
    private static final Map<String, Mark> MARKS = Map.of(
            "strong", Mark.of("strong"),
            "em", Mark.of("em"),
            "del", Mark.of("strike"),
            "u", Mark.of("underline"),
            "sub", Mark.of("subsup", "type", "sub"),
            "sup", Mark.of("subsup", "type", "sup"));

    private HtmlTags() {}

    static String today(String name) {
        return TODAY.getOrDefault(name, name);
    }

    static boolean isBreak(HtmlInline tag) {
        return BREAK.matcher(tag.getLiteral()).matches();
    }

    static @Nullable Mark mark(HtmlInline tag) {
        var found = TAG.matcher(tag.getLiteral());
        return found.matches() ? MARKS.get(today(found.group(2))) : null;
    }

    /** Each opening tag among the children of a node with the tag that closes it. */
    static Map<Node, Node> pairs(Node parent) {
        var pairs = new IdentityHashMap<Node, Node>();
        Deque<HtmlInline> open = new ArrayDeque<>();
        var names = new HashMap<String, Integer>();
        for (var child = parent.getFirstChild(); child != null; child = child.getNext()) {
            if (child instanceof HtmlInline tag && mark(tag) != null) {
                var name = name(tag);
                if (!closes(tag)) {
                    open.push(tag);
                    names.merge(name, 1, Integer::sum);
                } else if (names.getOrDefault(name, 0) > 0) {
                    pairs.put(opener(open, name, names), tag);
                }
            }
        }
        return pairs;
    }

    private static Node opener(Deque<HtmlInline> open, String name, Map<String, Integer> names) {
        while (true) {
            var last = open.pop();
            names.merge(name(last), -1, Integer::sum);
            if (name(last).equals(name)) {
                return last;
            }
        }
    }

    private static boolean closes(HtmlInline tag) {
        return tag.getLiteral().startsWith("</");
    }

    private static String name(HtmlInline tag) {
        return tag.getLiteral().toLowerCase(Locale.ROOT).replaceAll("[</>]", "");
    }
}
