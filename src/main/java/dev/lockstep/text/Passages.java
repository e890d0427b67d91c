package dev.lockstep.text;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/** Where in a Markdown source the words are that somebody reads: not code, not links, not tags. */
final class Passages extends AbstractVisitor {
    /** Deeper than people write; beyond it marks are text. */
    private static final int MAX_DEPTH = 40;

    private static final Parser PARSER = Parser.builder()
            .extensions(List.of(TablesExtension.create(), StrikethroughExtension.create()))
            .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
            .maxOpenBlockParsers(MAX_DEPTH)
            .maxInlineNesting(MAX_DEPTH)
            .build();
    private static final Pattern TAG = Pattern.compile("<!--.*?-->|<[^>]*>", Pattern.DOTALL);

    record Span(int start, int end) {}

    private final String source;
    private final BitSet words;
    private final BitSet tags;
    private final List<Span> links = new ArrayList<>();

    private Passages(String source) {
        this.source = source;
        words = new BitSet(source.length());
        tags = new BitSet(source.length());
    }

    static Passages of(String markdown) {
        var passages = new Passages(markdown);
        PARSER.parse(markdown).accept(passages);
        return passages;
    }

    boolean isText(int start, int end) {
        return words.nextClearBit(start) >= end;
    }

    /** Words, or the tag of something that is more than words. */
    boolean isTextOrTag(int start, int end) {
        return isText(start, end) || tags.nextClearBit(start) >= end;
    }

    int endOfText(int start) {
        return words.nextClearBit(start);
    }

    /** In their order. */
    List<Span> links() {
        return links;
    }

    @Override
    public void visit(Text text) {
        mark(text, words);
    }

    @Override
    public void visit(Link link) {
        // Nobody is called by the words of a link.
        var spans = link.getSourceSpans();
        if (spans.size() == 1) {
            links.add(span(spans.getFirst()));
        }
    }

    @Override
    public void visit(Image image) {}

    @Override
    public void visit(HtmlInline html) {
        mark(html, tags);
    }

    @Override
    public void visit(HtmlBlock html) {
        for (SourceSpan each : html.getSourceSpans()) {
            var line = span(each);
            words.set(line.start(), line.end());
        }
        var spans = html.getSourceSpans();
        if (spans.isEmpty()) {
            return;
        }
        int start = span(spans.getFirst()).start();
        var tag = TAG.matcher(source).region(start, span(spans.getLast()).end());
        while (tag.find()) {
            words.clear(tag.start(), tag.end());
            tags.set(tag.start(), tag.end());
        }
    }

    private void mark(Node node, BitSet where) {
        for (SourceSpan each : node.getSourceSpans()) {
            var span = span(each);
            where.set(span.start(), span.end());
        }
    }

    private static Span span(SourceSpan span) {
        return new Span(span.getInputIndex(), span.getInputIndex() + span.getLength());
    }
}
