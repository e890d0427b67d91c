package dev.lockstep.connector.jira.text;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.node.Node;

/** Tables. A head of empty cells stands for a table without one, which Markdown does not have. */
final class TableReader {
    private TableReader() {}

    static Adf read(TableBlock table, Reading reading) {
        var rows = new ArrayList<Adf>();
        var columns = new StringBuilder();
        for (var part = table.getFirstChild(); part != null; part = part.getNext()) {
            for (var row = part.getFirstChild(); row != null; row = row.getNext()) {
                if (columns.isEmpty()) {
                    columns.append(Columns.of(row));
                }
                rows.add(row(row, reading));
            }
        }
        if (rows.size() > 1 && rows.getFirst().words().isEmpty() && isEmpty(rows.getFirst())) {
            rows.removeFirst();
        }
        var all = Adf.of("table", rows);
        var said = columns.toString();
        return Columns.areUsual(said) ? all : all.with("localId", Columns.id(said));
    }

    private static boolean isEmpty(Adf row) {
        return row.content().stream()
                .allMatch(cell -> cell.content().getFirst().content().isEmpty());
    }

    private static Adf row(Node row, Reading reading) {
        var cells = new ArrayList<Adf>();
        for (var cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
            if (cell instanceof TableCell each) {
                var text = Adf.of("paragraph", InlineReader.read(each, reading)).withMarks(Columns.marks(each));
                cells.add(Adf.of(each.isHeader() ? "tableHeader" : "tableCell", List.of(text)));
            }
        }
        return Adf.of("tableRow", cells);
    }
}
