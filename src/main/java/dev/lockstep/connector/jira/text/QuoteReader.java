package dev.lockstep.connector.jira.text;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.jspecify.annotations.Nullable;

/** Quotes, and what looks like one: GitHub's alerts are Jira's panels, and a marked quote is a container of Jira's. */
final class QuoteReader {
    private final Reading reading;
    private final MarkdownReader blocks;

    QuoteReader(Reading reading, MarkdownReader blocks) {
        this.reading = reading;
        this.blocks = blocks;
    }

    Adf read(BlockQuote quote, Place place) {
        if (quote.getFirstChild() instanceof Paragraph first && first.getFirstChild() instanceof Node start) {
            var shell = start == first.getLastChild() ? reading.islands().shell(start, place) : null;
            if (shell != null) {
                return filled(shell, blocks.from(first.getNext(), Place.of(shell.type())));
            }
            var panel = start instanceof Text text ? Alerts.panel(text.getLiteral()) : null;
            if (panel != null && place.allows("panel")) {
                var inside = inside(first, start);
                if (inside != null) {
                    return filled(panel, inside);
                }
            }
        }
        return filled(Adf.of("blockquote"), blocks.blocks(quote, Place.of("blockquote")));
    }

    /** What stands below the first line; null when there is none, or no such line. */
    private @Nullable List<Adf> inside(Paragraph first, Node title) {
        var content = new ArrayList<Adf>();
        if (title.getNext() instanceof SoftLineBreak line) {
            content.add(Adf.of("paragraph", InlineReader.read(first, line.getNext(), reading)));
        } else if (title.getNext() != null) {
            return null;
        }
        content.addAll(blocks.from(first.getNext(), Place.of("panel")));
        return content.isEmpty() ? null : content;
    }

    /** No container of ADF may be empty. */
    private static Adf filled(Adf container, List<Adf> content) {
        return container.withContent(content.isEmpty() ? List.of(Adf.of("paragraph")) : content);
    }
}
