package dev.lockstep.connector.jira.text;

import dev.lockstep.connector.jira.text.InlineWriter.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes a table as GitHub does: one line a row, every row as long as the first. */
final class TableWriter {
    private TableWriter() {}

    static String write(Adf table) {
        var rows = table.content();
        if (rows.isEmpty() || rows.getFirst().content().isEmpty()) {
            return "";
        }
        var first = rows.getFirst();
        var width = first.content().size();
        var lines = new ArrayList<String>();
        var headless = first.content().stream().noneMatch(cell -> cell.is("tableHeader"));
        if (headless) {
            lines.add(line(List.of(), width));
            lines.add(Columns.rule(Columns.of(table, first)));
        }
        for (var row : rows) {
            lines.add(line(row.content(), width));
            if (lines.size() == 1) {
                lines.add(Columns.rule(Columns.of(table, first)));
            }
        }
        return String.join("\n", lines);
    }

    private static String line(List<Adf> cells, int width) {
        var texts = new ArrayList<String>();
        for (int i = 0; i < width; i++) {
            texts.add(i < cells.size() ? cell(cells.get(i)) : "");
        }
        return texts.stream().collect(Collectors.joining(" | ", "| ", " |"));
    }

    /** A cell of Markdown has one line; what are blocks in Jira's stand behind each other in it. */
    private static String cell(Adf cell) {
        var lines = new ArrayList<String>();
        lines(cell, lines);
        return String.join("<br>", lines).strip().replace("|", "\\|");
    }

    private static void lines(Adf block, List<String> lines) {
        for (var child : block.content()) {
            if (child.is("paragraph") || child.is("heading") || child.is("taskItem")) {
                add(lines, new InlineWriter(Setting.ONE_LINE).write(child.content()));
            } else if (child.is("codeBlock") && !child.words().isEmpty()) {
                add(lines, Escapes.code(child.content().getFirst().text()));
            } else if (child.content().isEmpty() || child.is("mediaSingle")) {
                add(lines, new MarkdownWriter().block(child, new ListMarks()));
            } else {
                lines(child, lines);
            }
        }
    }

    private static void add(List<String> lines, String text) {
        if (!text.isBlank()) {
            lines.add(text.strip().replace('\n', ' '));
        }
    }
}
