package dev.lockstep.connector.jira.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** A line of ADF, with the marks that are to be written around each of its runs. */
final class Runs {
    /** @param marks outermost first, as far as the run can say; none of code, which is written with the text */
    record Run(Adf node, List<Mark> marks) {
        boolean isBreak() {
            return node.is("hardBreak");
        }

        boolean isText() {
            return node.is("text") && !node.has("code") && !Source.is(node);
        }

        private boolean carries() {
            return node.is("text") && !node.has("code");
        }
    }

    private Runs() {}

    static List<Run> of(List<Adf> content) {
        return of(content, Runs::marks);
    }

    /** @param marks those of a run that are to be written, outermost first */
    static List<Run> of(List<Adf> content, Function<Adf, List<Mark>> marks) {
        var runs = new ArrayList<Run>();
        for (var node : content) {
            for (var line : lines(node)) {
                runs.add(new Run(line, marks.apply(line)));
            }
        }
        for (int i = 0; i < runs.size(); i++) {
            var end = i;
            while (end < runs.size() && !runs.get(end).carries()) {
                end++;
            }
            bridge(runs, i, end);
            i = end;
        }
        return runs;
    }

    /** A line end within a text is a break like any other. */
    private static List<Adf> lines(Adf run) {
        if (!run.is("text") || run.has("code") || run.text().indexOf('\n') < 0) {
            return List.of(run);
        }
        var lines = new ArrayList<Adf>();
        for (var line : run.text().split("\n", -1)) {
            lines.add(Adf.text(line, run.marks()));
            lines.add(Adf.of("hardBreak"));
        }
        lines.removeLast();
        lines.removeIf(line -> line.is("text") && line.text().isEmpty());
        return lines;
    }

    /** What carries no mark has those that its neighbours on both sides have. */
    private static void bridge(List<Run> runs, int from, int to) {
        if (from == 0 || from == to || to == runs.size()) {
            return;
        }
        var right = runs.get(to).marks();
        var both = runs.get(from - 1).marks().stream().filter(right::contains).toList();
        for (int i = from; i < to; i++) {
            var all = new ArrayList<>(both);
            runs.get(i).marks().stream().filter(mark -> !all.contains(mark)).forEach(all::add);
            runs.set(i, new Run(runs.get(i).node(), all));
        }
    }

    private static List<Mark> marks(Adf run) {
        var marks = new ArrayList<>(Island.folded(run.marks()));
        marks.removeIf(
                mark -> mark.is("code") || Source.is(mark) || mark.is("link") && isImage(run, mark.attr("href")));
        // Links hold what is within them, but an address is a link by itself and wants to stand alone.
        marks.sort(Comparator.comparing(
                mark -> !mark.is("link") ? 1 : mark.attr("href").equals(run.text()) ? 2 : 0));
        return marks;
    }

    private static boolean isImage(Adf run, String url) {
        return Source.is(run)
                && run.text().startsWith("![")
                && run.text().contains("](" + LinkTarget.markdown(url, null));
    }
}
