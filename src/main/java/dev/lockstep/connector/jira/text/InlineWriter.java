package dev.lockstep.connector.jira.text;

import dev.lockstep.connector.jira.text.Runs.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes a line of ADF as Markdown, on as many lines as it has breaks, or on one. */
final class InlineWriter {
    enum Setting {
        LINES,
        ONE_LINE,
        /** The words of a link or an image: one line, in which brackets count. */
        LINK
    }

    private static final Pattern TRAILING = Pattern.compile("[ \\t]+(?=\\n|$)");
    private static final Pattern LEADING = Pattern.compile("^[ \\t]+");

    private final Setting setting;
    private List<Run> runs = List.of();

    InlineWriter(Setting setting) {
        this.setting = setting;
    }

    String write(List<Adf> content) {
        runs = Runs.of(content);
        var text = InlinePart.joined(parts(0, runs.size(), List.of()), ' ');
        return TRAILING.matcher(text).replaceAll("");
    }

    private List<InlinePart> parts(int from, int to, List<Mark> open) {
        var parts = new ArrayList<InlinePart>();
        for (int i = from; i < to; ) {
            Mark widest = null;
            var end = i;
            for (var mark : runs.get(i).marks()) {
                var reach = open.contains(mark) ? i : reach(i, to, mark);
                if (reach > end) {
                    widest = mark;
                    end = reach;
                }
            }
            var part = widest == null ? plain(i, open) : marked(i, end, open, widest);
            if (!part.text().isEmpty()) {
                parts.add(part);
            }
            i = Math.max(end, i + 1);
        }
        return parts;
    }

    private int reach(int from, int to, Mark mark) {
        var end = from;
        while (end < to && runs.get(end).marks().contains(mark)) {
            end++;
        }
        return end;
    }

    private InlinePart marked(int from, int to, List<Mark> open, Mark mark) {
        var first = runs.get(from);
        if (mark.is("link")
                && to == from + 1
                && first.isText()
                && first.node().text().equals(mark.attr("href"))) {
            return InlinePart.address(mark, Escapes.of(first.node().text(), true));
        }
        var inside = new ArrayList<>(open);
        inside.add(mark);
        return new InlinePart(InlinePart.joined(parts(from, to, inside), InlinePart.edge(mark)), mark, false);
    }

    private InlinePart plain(int i, List<Mark> open) {
        var run = runs.get(i);
        if (run.isBreak()) {
            return InlinePart.of(isLineEnd(i) ? "\n" : "<br>");
        }
        if (!run.node().is("text")) {
            return island(run.node());
        }
        if (Source.is(run.node())) {
            return InlinePart.of(run.node().text());
        }
        return InlinePart.of(run.node().has("code") ? Escapes.code(run.node().text()) : text(i, open));
    }

    private static InlinePart island(Adf node) {
        var emoji = node.is("emoji") ? node.attr("text") : "";
        if (!emoji.isEmpty() && !emoji.startsWith(":")) {
            return InlinePart.of(emoji);
        }
        var card = node.is("inlineCard") ? node.attr("url") : "";
        var mark = Mark.of("link", "href", card.isEmpty() ? Island.marker(node) : card);
        return card.isEmpty()
                ? new InlinePart(Escapes.of(IslandLabel.of(node), true), mark, false)
                : InlinePart.address(mark, Escapes.of(card, true));
    }

    private String text(int i, List<Mark> open) {
        var text = runs.get(i).node().text();
        var starts = setting == Setting.LINES
                && open.isEmpty()
                && (i == 0 || runs.get(i - 1).isBreak());
        var inLink = setting == Setting.LINK || open.stream().anyMatch(mark -> mark.is("link"));
        var ends = !isThere(i + 1);
        text = starts ? LEADING.matcher(text).replaceFirst("") : text;
        text = ends ? TRAILING.matcher(text).replaceFirst("") : text;
        var escaped = Escapes.of(text, inLink, ends);
        return starts ? Escapes.atLineStart(escaped) : escaped;
    }

    /** The last of several breaks, with something before and after it; the others are tags. */
    private boolean isLineEnd(int i) {
        return setting == Setting.LINES && isThere(i + 1) && isAnythingBefore(i);
    }

    private boolean isThere(int i) {
        return i < runs.size() && !runs.get(i).isBreak();
    }

    private boolean isAnythingBefore(int i) {
        var before = i;
        while (before > 0 && runs.get(before - 1).isBreak()) {
            before--;
        }
        return before > 0;
    }

    static boolean isEmpty(@Nullable Adf line) {
        return line == null
                || line.content().stream()
                        .allMatch(run -> run.is("hardBreak")
                                || run.is("text") && run.text().isBlank());
    }
}
