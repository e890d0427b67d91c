package dev.lockstep.connector.jira.text;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;

/**
 * Text that Jira shows as it was written, in grey: what Markdown says and ADF has no word for. The colour is the mark by
 * which it is known when it comes back.
 */
final class Source {
    private static final String GREY = "#6f7782";
    private static final Mark MARK = Mark.of("textColor", "color", GREY);

    private Source() {}

    static boolean is(Adf node) {
        return node.is("text") && node.marks().stream().anyMatch(Source::is);
    }

    static boolean is(Mark mark) {
        return mark.is("textColor") && mark.attr("color").equalsIgnoreCase(GREY);
    }

    /** Lines become runs with breaks between them. */
    static List<Adf> inline(String markdown, List<Mark> marks) {
        var grey = new ArrayList<>(marks);
        grey.add(MARK);
        var runs = new ArrayList<Adf>();
        var first = true;
        for (var line : markdown.split("\n", -1)) {
            if (first) {
                first = false;
            } else {
                runs.add(Adf.of("hardBreak"));
            }
            if (!line.isEmpty()) {
                runs.add(Adf.text(line, grey));
            }
        }
        return runs;
    }

    static Adf block(String markdown) {
        return Adf.of("paragraph", inline(markdown, List.of()));
    }

    /** A paragraph of nothing but grey lines. */
    static boolean isBlock(Adf node) {
        return node.is("paragraph")
                && node.content().stream().anyMatch(Source::is)
                && node.content().stream().allMatch(child -> is(child) || child.is("hardBreak"));
    }

    /** What was written for a node, without the marks of the blocks around it. */
    static String of(Node node, List<String> lines) {
        var text = new StringBuilder();
        var at = -1;
        for (var span : node.getSourceSpans()) {
            text.append(at < 0 ? "" : "\n".repeat(span.getLineIndex() - at));
            at = span.getLineIndex();
            text.append(part(lines.get(at), span));
        }
        return text.toString();
    }

    private static String part(String line, SourceSpan span) {
        var end = Math.min(line.length(), span.getColumnIndex() + span.getLength());
        return line.substring(Math.min(end, span.getColumnIndex()), end);
    }

    /** The whole lines on which a block stands. */
    static String linesOf(Node block, List<String> lines) {
        var spans = block.getSourceSpans();
        return spans.isEmpty()
                ? ""
                : String.join(
                        "\n",
                        lines.subList(
                                spans.getFirst().getLineIndex(), spans.getLast().getLineIndex() + 1));
    }
}
