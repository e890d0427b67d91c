package dev.lockstep.connector.jira.text;

import dev.lockstep.connector.jira.text.Runs.Run;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Writes a line of ADF as wiki text. */
final class WikiLineWriter {
    private static final String BREAK = "\\\\";

    private final boolean oneLine;
    private List<Run> runs = List.of();

    /** @param oneLine breaks are signs and not line ends */
    WikiLineWriter(boolean oneLine) {
        this.oneLine = oneLine;
    }

    String write(List<Adf> content) {
        runs = Runs.of(content, WikiLineWriter::marks).stream()
                .map(WikiLineWriter::uncoloured)
                .toList();
        return joined(0, runs.size(), List.of());
    }

    /** Colours outside: what is grey is so as a whole. An image within a line is its source, and no link. */
    private static List<Mark> marks(Adf run) {
        var marks = new ArrayList<Mark>();
        for (var mark : run.marks()) {
            var written = mark.is("link") && !(Source.is(run) && run.text().startsWith("!["))
                    || mark.is("textColor")
                    || WikiSyntax.sign(mark) != ' ';
            if (written) {
                marks.add(mark);
            }
        }
        marks.sort(Comparator.comparing(
                mark -> mark.is("textColor") ? 0 : !mark.is("link") ? 2 : isAddress(run, mark) ? 3 : 1));
        return marks;
    }

    /** Every line has its own colour, so that none begins with what would make it a list; and code is never grey. */
    private static Run uncoloured(Run run) {
        var marks = run.marks().stream()
                .filter(mark -> !mark.is("textColor") || !run.isBreak() && (!Source.is(mark) || Source.is(run.node())))
                .toList();
        return new Run(run.node(), marks);
    }

    private String joined(int from, int to, List<Mark> open) {
        var out = new StringBuilder();
        for (int i = from; i < to; ) {
            Mark widest = null;
            var end = i;
            for (var mark : runs.get(i).marks()) {
                var reach = i;
                while (!open.contains(mark)
                        && reach < to
                        && runs.get(reach).marks().contains(mark)) {
                    reach++;
                }
                if (reach > end) {
                    widest = mark;
                    end = reach;
                }
            }
            if (widest == null) {
                out.append(plain(i, open));
                i++;
            } else {
                var inside = new ArrayList<>(open);
                inside.add(widest);
                var bare = end == i + 1 && isAddress(runs.get(i).node(), widest);
                out.append(bare ? address(widest, out, end) : marked(widest, joined(i, end, inside), out, end));
                i = end;
            }
        }
        return out.toString();
    }

    private static boolean isAddress(Adf run, Mark mark) {
        return mark.is("link")
                && mark.attr("title").isEmpty()
                && mark.attr("href").equals(run.text());
    }

    private String address(Mark link, StringBuilder before, int end) {
        var url = link.attr("href");
        var after = end < runs.size() && runs.get(end).isText()
                ? WikiEscapes.of(runs.get(end).node().text())
                : " ";
        var found = WikiSyntax.URL.matcher(url + after);
        var clear = before.isEmpty() || !WikiSyntax.isWord(before.codePointBefore(before.length()));
        return clear && found.lookingAt() && found.end() == url.length() ? url : "[" + url + "]";
    }

    private String marked(Mark mark, String inner, StringBuilder before, int end) {
        if (mark.is("link")) {
            var title = mark.attr("title");
            return "[" + inner + "|" + mark.attr("href") + (title.isEmpty() ? "" : "|" + title) + "]";
        }
        if (mark.is("textColor")) {
            return "{color:" + mark.attr("color") + "}" + inner + "{color}";
        }
        var text = inner.strip();
        if (text.isEmpty()) {
            return inner;
        }
        var start = inner.indexOf(text);
        var sign = String.valueOf(WikiSyntax.sign(mark));
        var apart = (start > 0 || before.isEmpty() || !WikiSyntax.isWord(before.codePointBefore(before.length())))
                && (start + text.length() < inner.length() || !startsWithWord(end));
        sign = apart ? sign : "{" + sign + "}";
        return inner.substring(0, start) + sign + text + sign + inner.substring(start + text.length());
    }

    private boolean startsWithWord(int i) {
        return i < runs.size()
                && runs.get(i).isText()
                && !runs.get(i).node().text().isEmpty()
                && WikiSyntax.isWord(runs.get(i).node().text().codePointAt(0));
    }

    private String plain(int i, List<Mark> open) {
        var node = runs.get(i).node();
        if (runs.get(i).isBreak()) {
            var last = i + 1 == runs.size()
                    || runs.get(i + 1).isBreak()
                    || i == 0
                    || runs.get(i - 1).isBreak() && isLeading(i);
            return oneLine || last ? BREAK : "\n";
        }
        if (!node.is("text")) {
            return WikiIslands.write(node);
        }
        if (node.has("code")) {
            return "{{" + WikiEscapes.of(node.text().replace('\n', ' ')) + "}}";
        }
        var text = WikiEscapes.of(node.text());
        var starts = open.isEmpty() && !oneLine && (i == 0 || runs.get(i - 1).isBreak());
        return starts ? WikiEscapes.atLineStart(text) : text;
    }

    private boolean isLeading(int i) {
        var before = i;
        while (before > 0 && runs.get(before - 1).isBreak()) {
            before--;
        }
        return before == 0;
    }
}
