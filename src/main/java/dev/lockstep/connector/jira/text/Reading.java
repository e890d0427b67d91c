package dev.lockstep.connector.jira.text;

import java.util.List;
import org.commonmark.node.Node;

/** What the readers of one Markdown text share: its lines, and what may be put back into it. */
final class Reading {
    private final List<String> lines;
    private final Islands islands;
    private int ids;

    Reading(List<String> lines, Islands islands) {
        this.lines = lines;
        this.islands = islands;
    }

    Islands islands() {
        return islands;
    }

    String source(Node node) {
        return Source.of(node, lines);
    }

    /** ADF wants one where it has a use for it, and keeps it, so it may carry what ADF has no other word for. */
    String id(String what) {
        return what + "-" + ++ids;
    }
}
