package dev.lockstep.connector.jira.text;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Puts the blocks of the document that stands in Jira back where the new one says the same, so that an edit leaves alone
 * all that it did not touch. Of a block that was touched, the blocks within are looked at in the same way.
 */
final class Reuse {
    private static final MarkdownWriter WRITER = new MarkdownWriter();

    /** Attributes of which Markdown has the last word. */
    private static final Set<String> SAID =
            Set.of("language", "order", "level", "state", "panelType", "url", "alt", WikiTree.AS_WRITTEN);

    private Reuse() {}

    static Adf of(Adf previous, Adf now) {
        return now.withContent(blocks(previous.content(), now.content()));
    }

    private static List<Adf> blocks(List<Adf> before, List<Adf> now) {
        Map<String, Deque<Integer>> known = new HashMap<>();
        var keys = before.stream().map(Reuse::key).toList();
        for (int i = 0; i < keys.size(); i++) {
            known.computeIfAbsent(keys.get(i), none -> new ArrayDeque<>()).add(i);
        }
        var used = new int[now.size()];
        var free = new boolean[before.size()];
        java.util.Arrays.fill(free, true);
        for (int i = 0; i < used.length; i++) {
            var same = known.getOrDefault(key(now.get(i)), new ArrayDeque<>()).poll();
            used[i] = same == null ? -1 : same;
            if (same != null) {
                free[same] = false;
            }
        }
        return placed(before, now, used, free, keys);
    }

    private static List<Adf> placed(List<Adf> before, List<Adf> now, int[] used, boolean[] free, List<String> keys) {
        var blocks = new ArrayList<Adf>();
        var next = 0;
        for (int i = 0; i < used.length; i++) {
            var from = used[i];
            if (from >= 0) {
                empties(before, next, from, free, keys, blocks);
                blocks.add(before.get(from));
                next = from + 1;
            } else {
                while (next < before.size() && free[next] && keys.get(next).isEmpty()) {
                    blocks.add(before.get(next++));
                }
                var block = now.get(i);
                var twin =
                        next < before.size() && free[next] && before.get(next).is(block.type());
                blocks.add(twin ? edited(before.get(next++), block) : block);
            }
        }
        empties(before, next, before.size(), free, keys, blocks);
        return blocks;
    }

    /** Empty lines between two blocks say nothing to Markdown and stay where their neighbours stay. */
    private static void empties(List<Adf> before, int from, int to, boolean[] free, List<String> keys, List<Adf> out) {
        for (int i = from; i < to && keys.get(i).isEmpty(); i++) {
            if (free[i]) {
                out.add(before.get(i));
            }
        }
    }

    /** What the Markdown says of a block that was edited, with all that it cannot say of it. */
    private static Adf edited(Adf before, Adf now) {
        var attrs = new LinkedHashMap<String, JsonNode>(before.attrs());
        attrs.keySet().removeAll(SAID);
        var own = before.attrs().get("localId");
        attrs.putAll(now.attrs());
        if (own != null && !says(before) && !says(now)) {
            attrs.put("localId", own);
        } else if (!now.attrs().containsKey("localId")) {
            attrs.remove("localId");
        }
        var kind = before.attrs().get("panelType");
        if (kind != null && Objects.equals(Alerts.title(before), Alerts.title(now))) {
            attrs.put("panelType", kind);
        }
        var isLine = now.content().stream().anyMatch(child -> child.is("text") || child.is("hardBreak"));
        var content = isLine ? now.content() : blocks(before.content(), now.content());
        var isCell = now.type().startsWith("table");
        return new Adf(
                now.type(),
                attrs,
                content,
                now.text(),
                now.marks().isEmpty() && !isCell ? before.marks() : now.marks());
    }

    /** Whether its local id is not one, but what ADF has no other place for. */
    private static boolean says(Adf block) {
        return Columns.isId(block.attr("localId")) || block.attr("localId").startsWith(ListReader.LOOSE);
    }

    private static String key(Adf block) {
        return switch (block.type()) {
            case "listItem", "tableRow", "tableCell", "tableHeader" ->
                block.type() + block.content().stream().map(Reuse::key).toList();
            case "taskItem" ->
                block.attr("state") + WRITER.block(Adf.of("paragraph", block.content()), new ListMarks());
            case "media" -> WRITER.block(Adf.of("mediaSingle", block), new ListMarks());
            default -> WRITER.block(block, new ListMarks());
        };
    }
}
