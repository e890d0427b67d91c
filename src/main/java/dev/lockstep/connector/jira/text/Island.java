package dev.lockstep.connector.jira.text;

import dev.lockstep.base.Sha256;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * What only Jira has, in Markdown: its words, as a link to a place that does not exist. The place is named after what
 * the thing is, so the words find their way back to it wherever they are moved, and nothing else does.
 */
final class Island {
    static final String MARKER = "#jira-";

    private static final int HASH_BYTES = 6;
    private static final Set<String> MARKDOWN_MARKS =
            Set.of("link", "em", "strong", "strike", "code", "subsup", "underline");
    private static final Set<String> SHELLS = Set.of(
            "panel", "expand", "nestedExpand", "bodiedExtension", "layoutSection", "layoutColumn", "bodiedSyncBlock");

    private Island() {}

    /** A container of blocks that Markdown can hold: only what is around them is the island. */
    static boolean isShell(Adf node) {
        return SHELLS.contains(node.type()) && !(node.is("panel") && Alerts.title(node) != null);
    }

    static Adf shell(Adf node) {
        return node.withContent(List.of());
    }

    static String marker(Adf node) {
        return MARKER + hash(AdfJson.json(sorted(node)).toString());
    }

    static String marker(List<Mark> marks) {
        return marker(Adf.of("marks").withMarks(marks));
    }

    /** Local ids name copies of one thing; they may change at any time and are no part of it. */
    private static Adf sorted(Adf node) {
        return new Adf(
                node.type(),
                sorted(node.attrs()),
                node.content().stream().map(Island::sorted).toList(),
                node.text(),
                node.marks().stream()
                        .map(mark -> new Mark(mark.type(), sorted(mark.attrs())))
                        .toList());
    }

    private static Map<String, JsonNode> sorted(Map<String, JsonNode> attrs) {
        var sorted = new TreeMap<>(attrs);
        sorted.remove("localId");
        sorted.remove(WikiTree.AS_WRITTEN);
        return sorted;
    }

    private static String hash(String text) {
        return HexFormat.of().formatHex(Sha256.of(text), 0, HASH_BYTES);
    }

    static boolean isIsland(Mark mark) {
        return !MARKDOWN_MARKS.contains(mark.type()) && !Source.is(mark);
    }

    /** Marks that only Jira has become a link, or the title of the one that is there. */
    static List<Mark> folded(List<Mark> marks) {
        var islands = marks.stream().filter(Island::isIsland).toList();
        if (islands.isEmpty()) {
            return marks;
        }
        var marker = marker(islands);
        var all = new ArrayList<Mark>();
        for (var mark : marks) {
            if (mark.is("link") && mark.attr("title").isEmpty()) {
                all.add(new Mark(
                        "link",
                        Adf.of("link").with(mark.attrs()).with("title", marker).attrs()));
            } else if (!isIsland(mark)) {
                all.add(mark);
            }
        }
        if (marks.stream().noneMatch(mark -> mark.is("link"))) {
            all.addFirst(Mark.of("link", "href", marker));
        }
        return all;
    }
}
