package dev.lockstep.connector.plane;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;

/** A table as GitHub writes it: the first row is the head, every row as long as that. */
final class TableMarkdown {
    private TableMarkdown() {}

    static String of(Element table) {
        var rows = table.select("tr");
        if (rows.isEmpty() || rows.getFirst().children().isEmpty()) {
            return "";
        }
        var width = rows.getFirst().children().size();
        var lines = new ArrayList<String>();
        for (var row : rows) {
            lines.add(line(row.children(), width));
            if (lines.size() == 1) {
                lines.add(rule(row.children()));
            }
        }
        return String.join("\n", lines);
    }

    private static String line(List<Element> cells, int width) {
        var texts = new ArrayList<String>();
        for (int i = 0; i < width; i++) {
            texts.add(i < cells.size() ? cell(cells.get(i)) : "");
        }
        return texts.stream().collect(Collectors.joining(" | ", "| ", " |"));
    }

    private static String cell(Element cell) {
        return new InlineMarkdown(true)
                .write(List.copyOf(cell.childNodes()))
                .replace("\n", "<br>")
                .replace("|", "\\|");
    }

    private static String rule(List<Element> head) {
        return head.stream()
                .map(cell -> switch (cell.attr("align")) {
                    case "left" -> ":--";
                    case "center" -> ":-:";
                    case "right" -> "--:";
                    default -> "---";
                })
                .collect(Collectors.joining(" | ", "| ", " |"));
    }
}
