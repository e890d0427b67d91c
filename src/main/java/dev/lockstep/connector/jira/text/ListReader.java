package dev.lockstep.connector.jira.text;

import java.util.ArrayList;
import org.commonmark.node.BulletList;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.jspecify.annotations.Nullable;

/** Lists. Jira's tasks hold one line each, so a list of tasks that hold more is a list of what they say. */
final class ListReader {
    /** The local id of a list whose items have empty lines between them; ADF has no other place for that. */
    static final String LOOSE = "loose";

    private static final String TIGHT = "tasks";

    private final Reading reading;
    private final MarkdownReader blocks;

    ListReader(Reading reading, MarkdownReader blocks) {
        this.reading = reading;
        this.blocks = blocks;
    }

    Adf read(ListBlock list, Place place) {
        if (place.allows("taskList") && isTasks(list)) {
            return tasks(list);
        }
        var items = new ArrayList<Adf>();
        for (var item = list.getFirstChild(); item != null; item = item.getNext()) {
            items.add(item(item));
        }
        var start = list instanceof OrderedList ordered ? ordered.getMarkerStartNumber() : null;
        var all = Adf.of(list instanceof OrderedList ? "orderedList" : "bulletList", items);
        all = start == null || start == 1 ? all : all.with("order", start);
        return list.isTight() ? all : all.with("localId", reading.id(LOOSE));
    }

    private Adf item(Node item) {
        var content = new ArrayList<>(blocks.blocks(item, Place.of("listItem")));
        if (content.isEmpty() || content.getFirst().type().endsWith("List")) {
            content.addFirst(Adf.of("paragraph"));
        }
        return Adf.of("listItem", content);
    }

    private static boolean isTasks(@Nullable Node list) {
        var all = list instanceof BulletList;
        for (var item = list == null ? null : list.getFirstChild(); all && item != null; item = item.getNext()) {
            var line = item.getFirstChild();
            var below = line == null ? null : line.getNext();
            all = line instanceof Paragraph
                    && line.getFirstChild() instanceof TaskBox
                    && (below == null || below.getNext() == null && isTasks(below));
        }
        return all;
    }

    private Adf tasks(ListBlock list) {
        var items = new ArrayList<Adf>();
        for (var item = list.getFirstChild(); item != null; item = item.getNext()) {
            var line = item.getFirstChild();
            if (line != null && line.getFirstChild() instanceof TaskBox box) {
                items.add(Adf.of("taskItem", InlineReader.read(line, box.getNext(), reading))
                        .with("localId", reading.id("task"))
                        .with("state", box.done() ? "DONE" : "TODO"));
                if (line.getNext() instanceof ListBlock below) {
                    items.add(tasks(below));
                }
            }
        }
        return Adf.of("taskList", items).with("localId", reading.id(list.isTight() ? TIGHT : LOOSE));
    }
}
