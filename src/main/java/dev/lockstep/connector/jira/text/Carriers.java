package dev.lockstep.connector.jira.text;

import org.commonmark.node.Code;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.jspecify.annotations.Nullable;

/**
 * Whether a mark of Markdown can be told from the runs of ADF that it covers. Code, breaks and people carry none there,
 * so a mark must begin and end with something that does.
 */
final class Carriers {
    private Carriers() {}

    static boolean atBothEnds(@Nullable Node first, @Nullable Node last) {
        return carries(leaf(first, true)) && carries(leaf(last, false));
    }

    private static @Nullable Node leaf(@Nullable Node node, boolean first) {
        var leaf = node;
        while (leaf != null && !(leaf instanceof Image) && leaf.getFirstChild() != null) {
            leaf = first ? leaf.getFirstChild() : leaf.getLastChild();
        }
        return leaf;
    }

    private static boolean carries(@Nullable Node leaf) {
        return switch (leaf) {
            case null -> false;
            case Code code -> false;
            case SoftLineBreak soft -> false;
            case HardLineBreak hard -> false;
            case HtmlInline tag -> !HtmlTags.isBreak(tag);
            default -> !(leaf.getParent() instanceof Link link && Islands.isMarker(link.getDestination()));
        };
    }
}
