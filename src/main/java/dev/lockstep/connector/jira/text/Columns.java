package dev.lockstep.connector.jira.text;

import java.util.List;
import java.util.stream.Collectors;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.node.Node;

/**
 * How the columns of a table are aligned, a letter each: left, center, right, or not said. Jira shows the second and
 * third; that a table says "left" is kept in its local id.
 */
final class Columns {
    private static final String PREFIX = "columns-";
    private static final char UNSAID = 'n';

    private Columns() {}

    static String of(Node row) {
        var said = new StringBuilder();
        for (var cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
            said.append(cell instanceof TableCell each ? letter(each) : UNSAID);
        }
        return said.toString();
    }

    private static char letter(TableCell cell) {
        return switch (cell.getAlignment()) {
            case null -> UNSAID;
            case LEFT -> 'l';
            case CENTER -> 'c';
            case RIGHT -> 'r';
        };
    }

    static boolean areUsual(String columns) {
        return columns.chars().allMatch(letter -> letter == UNSAID);
    }

    static String id(String columns) {
        return PREFIX + columns;
    }

    static boolean isId(String localId) {
        return localId.startsWith(PREFIX);
    }

    static List<Mark> marks(TableCell cell) {
        return marks(letter(cell));
    }

    static List<Mark> marks(char letter) {
        return switch (letter) {
            case 'c' -> List.of(Mark.of("alignment", "align", "center"));
            case 'r' -> List.of(Mark.of("alignment", "align", "end"));
            default -> List.of();
        };
    }

    /** Of a table of ADF, with as many letters as it has columns. */
    static String of(Adf table, Adf firstRow) {
        var seen = firstRow.content().stream().map(Columns::seen).collect(Collectors.joining());
        var id = table.attr("localId");
        return id.startsWith(PREFIX) && id.length() == PREFIX.length() + seen.length()
                ? joined(seen, id.substring(PREFIX.length()))
                : seen;
    }

    /** What is seen may have been changed by a person and holds. */
    private static String joined(String seen, String kept) {
        var columns = new StringBuilder(seen);
        for (int i = 0; i < columns.length(); i++) {
            if (seen.charAt(i) == UNSAID && kept.charAt(i) == 'l') {
                columns.setCharAt(i, 'l');
            }
        }
        return columns.toString();
    }

    private static String seen(Adf cell) {
        for (var block : cell.content()) {
            for (var mark : block.marks()) {
                if (mark.is("alignment")) {
                    return mark.attr("align").equals("center") ? "c" : "r";
                }
            }
        }
        return String.valueOf(UNSAID);
    }

    static String rule(String columns) {
        return columns.chars()
                .mapToObj(letter -> switch (letter) {
                    case 'l' -> ":--";
                    case 'c' -> ":-:";
                    case 'r' -> "--:";
                    default -> "---";
                })
                .collect(Collectors.joining(" | ", "| ", " |"));
    }
}
