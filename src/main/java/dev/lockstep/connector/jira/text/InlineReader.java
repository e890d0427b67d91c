package dev.lockstep.connector.jira.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.commonmark.ext.gfm.strikethrough.Strikethrough;
import org.commonmark.node.Code;
import org.commonmark.node.Delimited;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.jspecify.annotations.Nullable;

/** A line of Markdown as runs of text with their marks. */
final class InlineReader {
    private final Reading reading;
    private final List<Adf> runs = new ArrayList<>();
    private boolean inTokens;

    private InlineReader(Reading reading) {
        this.reading = reading;
    }

    static List<Adf> read(Node parent, Reading reading) {
        return read(parent, parent.getFirstChild(), reading);
    }

    static List<Adf> read(Node parent, @Nullable Node from, Reading reading) {
        var reader = new InlineReader(reading);
        reader.siblings(from, null, HtmlTags.pairs(parent), List.of());
        return reader.runs;
    }

    private void children(Node parent, List<Mark> marks) {
        siblings(parent.getFirstChild(), null, HtmlTags.pairs(parent), marks);
    }

    private void siblings(@Nullable Node from, @Nullable Node end, Map<Node, Node> pairs, List<Mark> marks) {
        for (var node = from; node != null && node != end; node = node.getNext()) {
            var close = pairs.get(node);
            if (close != null && node instanceof HtmlInline tag && pair(tag, close, pairs, marks)) {
                node = close;
            } else {
                one(node, marks);
            }
        }
    }

    private void one(Node node, List<Mark> marks) {
        switch (node) {
            case Text text -> text(text.getLiteral(), marks);
            case Code code -> code(code.getLiteral(), marks);
            case SoftLineBreak soft -> runs.add(Adf.of("hardBreak"));
            case HardLineBreak hard -> runs.add(Adf.of("hardBreak"));
            case Emphasis emphasis -> marked(emphasis, Mark.of("em"), marks);
            case StrongEmphasis strong -> marked(strong, Mark.of("strong"), marks);
            case Strikethrough strike -> marked(strike, Mark.of("strike"), marks);
            case Link link -> link(link, marks);
            case Image image -> image(image, marks);
            case TaskBox box -> source(box.markdown(), marks);
            case HtmlInline tag -> html(tag, marks);
            default -> source(reading.source(node), marks);
        }
    }

    private void html(HtmlInline tag, List<Mark> marks) {
        if (HtmlTags.isBreak(tag)) {
            runs.add(Adf.of("hardBreak"));
        } else {
            source(tag.getLiteral(), marks);
        }
    }

    private void source(String markdown, List<Mark> marks) {
        Source.inline(markdown, marks).forEach(this::add);
    }

    private void text(String text, List<Mark> marks) {
        var linked = inTokens || has(marks, "link");
        for (var run : linked ? List.of(Adf.text(text, marks)) : BareLinks.in(text, marks)) {
            var card = !linked && run.has("link") ? reading.islands().card(run.text()) : null;
            add(card == null ? run : card);
        }
    }

    /** Two runs with the same marks are one: Jira makes it so anyway. */
    private void add(Adf run) {
        var last = runs.isEmpty() ? null : runs.getLast();
        if (last != null && last.is("text") && run.is("text") && last.marks().equals(run.marks())) {
            runs.removeLast();
            runs.add(Adf.text(last.text() + run.text(), run.marks()));
        } else if (!run.is("text") || !run.text().isEmpty()) {
            runs.add(run);
        }
    }

    /** ADF lets code be a link and nothing else; what lies around it on both sides is taken to hold for it too. */
    private void code(String text, List<Mark> marks) {
        var kept =
                new ArrayList<>(marks.stream().filter(mark -> mark.is("link")).toList());
        kept.add(Mark.of("code"));
        add(Adf.text(text, kept));
    }

    private void marked(Node node, Mark mark, List<Mark> marks) {
        if (!has(marks, mark.type()) && Carriers.atBothEnds(node.getFirstChild(), node.getLastChild())) {
            children(node, plus(marks, mark));
        } else {
            source(((Delimited) node).getOpeningDelimiter(), marks);
            children(node, marks);
            source(((Delimited) node).getClosingDelimiter(), marks);
        }
    }

    private boolean pair(HtmlInline tag, Node close, Map<Node, Node> pairs, List<Mark> marks) {
        var mark = HtmlTags.mark(tag);
        var first = tag.getNext();
        var last = close.getPrevious();
        if (mark == null || has(marks, mark.type()) || first == close || !Carriers.atBothEnds(first, last)) {
            return false;
        }
        siblings(first, close, pairs, plus(marks, mark));
        return true;
    }

    private void link(Link link, List<Mark> marks) {
        var island = reading.islands().inline(link);
        island = island == null && isAddress(link) ? reading.islands().card(link.getDestination()) : island;
        if (island != null) {
            runs.add(island);
            return;
        }
        var coloured = reading.islands().marks(link);
        if (!coloured.isEmpty()) {
            var more = new ArrayList<>(marks);
            more.addAll(coloured);
            children(
                    link,
                    Islands.isMarker(link.getDestination()) ? more : plus(more, linkMark(link.getDestination(), "")));
        } else if (isFootnote(link) || link.getFirstChild() == null) {
            source(reading.source(link), marks);
        } else if (inTokens || has(marks, "link") || !LinkTarget.isSafe(link.getDestination())) {
            tokens(link, marks);
        } else {
            children(link, plus(marks, linkMark(link.getDestination(), link.getTitle())));
        }
    }

    /** No link of ADF: within a link, or to where Jira does not let one lead. */
    private void tokens(Link link, List<Mark> marks) {
        if (isAddress(link)) {
            source("<" + link.getDestination() + ">", marks);
            return;
        }
        var outer = inTokens;
        inTokens = true;
        source("[", marks);
        children(link, marks);
        source("](" + LinkTarget.markdown(link.getDestination(), link.getTitle()) + ")", marks);
        inTokens = outer;
    }

    private static boolean isAddress(Link link) {
        return link.getFirstChild() instanceof Text words
                && words.getLiteral().equals(link.getDestination())
                && words == link.getLastChild();
    }

    /** A footnote of one word looks like a reference to a link. */
    private boolean isFootnote(Link link) {
        return reading.source(link).startsWith("[^");
    }

    private static Mark linkMark(String url, @Nullable String title) {
        var mark = Adf.text("", List.of()).with("href", url);
        return new Mark("link", (title == null || title.isEmpty() ? mark : mark.with("title", title)).attrs());
    }

    /** Within a line ADF has no image that stands elsewhere: its source, as a link to it. */
    private void image(Image image, List<Mark> marks) {
        var alt = new InlineWriter(InlineWriter.Setting.LINK).write(read(image, reading));
        var target = LinkTarget.markdown(image.getDestination(), image.getTitle());
        var linked = !inTokens && !has(marks, "link") && image.getDestination().matches("https?://\\S+")
                ? plus(marks, Mark.of("link", "href", image.getDestination()))
                : marks;
        source("![" + alt + "](" + target + ")", linked);
    }

    private static boolean has(List<Mark> marks, String type) {
        return marks.stream().anyMatch(mark -> mark.is(type));
    }

    private static List<Mark> plus(List<Mark> marks, Mark mark) {
        var more = new ArrayList<>(marks);
        more.add(mark);
        return more;
    }
}
