package dev.lockstep.connector.jira.text;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.jspecify.annotations.Nullable;

/**
 * What a document holds that Markdown only names, to be given back once each and in order. What is not known here is
 * whatever the Markdown says, a link that leads nowhere. Not for two threads.
 */
final class Islands {
    private static final Set<String> LINES = Set.of("paragraph", "heading", "taskItem", "decisionItem", "caption");
    private static final Set<String> BLOCKS = Set.of(
            "doc",
            "bulletList",
            "orderedList",
            "listItem",
            "taskList",
            "blockTaskItem",
            "blockquote",
            "codeBlock",
            "rule",
            "table",
            "tableRow",
            "tableHeader",
            "tableCell",
            "panel");

    private final Map<String, Deque<Adf>> nodes = new HashMap<>();
    private final Map<String, List<Mark>> marks = new HashMap<>();

    static Islands of(@Nullable Adf document) {
        var islands = new Islands();
        if (document != null) {
            islands.collect(document);
        }
        return islands;
    }

    private void collect(Adf node) {
        if (LINES.contains(node.type())) {
            node.content().forEach(this::run);
        } else if (Island.isShell(node)) {
            add(Island.marker(Island.shell(node)), Island.shell(node));
            node.content().forEach(this::collect);
        } else if (BLOCKS.contains(node.type())) {
            node.content().forEach(this::collect);
        } else {
            add(Island.marker(node), node);
        }
    }

    private void run(Adf run) {
        var coloured = run.marks().stream().filter(Island::isIsland).toList();
        if (!coloured.isEmpty()) {
            marks.put(Island.marker(coloured), coloured);
        }
        if (run.is("inlineCard") && !run.attr("url").isEmpty()) {
            add(run.attr("url"), run);
        } else if (!run.is("text") && !run.is("hardBreak")) {
            add(Island.marker(run), run);
        }
    }

    private void add(String key, Adf node) {
        nodes.computeIfAbsent(key, none -> new ArrayDeque<>()).add(node.without(WikiTree.AS_WRITTEN));
    }

    static boolean isMarker(String url) {
        return url.startsWith(Island.MARKER);
    }

    @Nullable
    Adf inline(Link link) {
        return take(link, node -> !Place.DOC.allows(node.type()) && !Island.isShell(node));
    }

    @Nullable
    Adf block(Node only, Place place) {
        return only instanceof Link link
                ? take(link, node -> place.allows(node.type()) && !Island.isShell(node))
                : null;
    }

    /** The container whose marked quote begins with this line. */
    @Nullable
    Adf shell(Node start, Place place) {
        return start instanceof Link link
                ? take(link, node -> place.allows(node.type()) && Island.isShell(node))
                : null;
    }

    /** A card looks like any other address. */
    @Nullable
    Adf card(String url) {
        var cards = nodes.get(url);
        return cards == null ? null : cards.poll();
    }

    private @Nullable Adf take(Link link, Predicate<Adf> fits) {
        var known = nodes.get(link.getDestination());
        var next = known == null ? null : known.peek();
        return known != null
                        && next != null
                        && fits.test(next)
                        && IslandLabel.of(next).equals(words(link))
                ? known.poll()
                : null;
    }

    private static String words(Node link) {
        var words = new StringBuilder();
        for (var child = link.getFirstChild(); child != null; child = child.getNext()) {
            words.append(child instanceof Text text ? text.getLiteral() : "\n");
        }
        return words.toString();
    }

    /** The colours of a link that stands for them, or has them beside its own target; none for any other. */
    List<Mark> marks(Link link) {
        var title = link.getTitle();
        return marks.getOrDefault(title != null && isMarker(title) ? title : link.getDestination(), List.of());
    }
}
