package dev.lockstep.connector.jira.text;

import java.util.ArrayList;
import java.util.List;

/** Tables of wiki text. It aligns nothing, so the first row says in grey what Markdown says in its second. */
final class WikiTables {
    private WikiTables() {}

    static String alignment(char column) {
        var text = switch (column) {
            case 'l' -> ":-";
            case 'c' -> ":-:";
            case 'r' -> "-:";
            default -> "";
        };
        return text.isEmpty() ? "" : new WikiLineWriter(true).write(Source.inline(text, List.of())) + " ";
    }

    static Adf read(List<String> lines) {
        var rows = new ArrayList<Adf>();
        var columns = new StringBuilder();
        for (var line : lines) {
            var cells = cells(line, columns, rows.isEmpty());
            if (!cells.isEmpty()) {
                rows.add(Adf.of("tableRow", cells));
            }
        }
        var table = Adf.of("table", rows);
        var said = columns.toString();
        return Columns.areUsual(said) ? table : table.with("localId", Columns.id(said));
    }

    private static List<Adf> cells(String line, StringBuilder columns, boolean first) {
        var cells = new ArrayList<Adf>();
        for (int i = 0; i < line.length(); ) {
            var header = line.startsWith("||", i);
            var start = i + (header ? 2 : 1);
            var end = WikiScan.cellEnd(line, start);
            if (end >= line.length()
                    && line.substring(Math.min(start, line.length())).isBlank()) {
                break;
            }
            var runs = new ArrayList<>(
                    WikiLineReader.read(line.substring(start, end).strip()));
            if (first) {
                columns.append(taken(runs));
            }
            var letter = cells.size() < columns.length() ? columns.charAt(cells.size()) : 'n';
            cells.add(Adf.of(
                    header ? "tableHeader" : "tableCell",
                    Adf.of("paragraph", runs).withMarks(Columns.marks(letter))));
            i = end;
        }
        return cells;
    }

    /** Takes the alignment off the start of a cell. */
    private static char taken(List<Adf> runs) {
        var said = runs.isEmpty() || !Source.is(runs.getFirst())
                ? ""
                : runs.getFirst().text();
        var letter = switch (said) {
            case ":-" -> 'l';
            case ":-:" -> 'c';
            case "-:" -> 'r';
            default -> 'n';
        };
        if (letter != 'n') {
            runs.removeFirst();
            if (!runs.isEmpty() && runs.getFirst().is("text")) {
                var rest = runs.removeFirst();
                if (!rest.text().isBlank()) {
                    runs.addFirst(Adf.text(rest.text().stripLeading(), rest.marks()));
                }
            }
        }
        return letter;
    }
}
