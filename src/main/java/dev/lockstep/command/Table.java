package dev.lockstep.command;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Rows below headings, for people; the last column is as wide as it is. */
public final class Table {
    private static final int WIDEST = 60;

    private final List<List<String>> rows = new ArrayList<>();

    public Table(String... headings) {
        rows.add(List.of(headings));
    }

    public Table row(Object... cells) {
        rows.add(java.util.Arrays.stream(cells).map(Table::line).toList());
        return this;
    }

    /** On one line, and without what a terminal would take for an order: cells hold people's words. */
    private static String line(Object cell) {
        return String.valueOf(cell).replaceAll("\\p{Cntrl}+", " ").strip();
    }

    @Override
    public String toString() {
        int columns = rows.getFirst().size();
        var widths = new int[columns];
        for (var row : rows) {
            for (int column = 0; column < columns - 1; column++) {
                widths[column] = Math.min(
                        WIDEST, Math.max(widths[column], row.get(column).length()));
            }
        }
        return rows.stream().map(row -> told(row, widths)).collect(Collectors.joining("\n"));
    }

    private static String told(List<String> row, int... widths) {
        var told = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            var cell = row.get(column);
            boolean last = column == row.size() - 1;
            var shown = last || cell.length() <= WIDEST ? cell : cell.substring(0, WIDEST - 1) + "…";
            told.append(last ? shown : String.format("%-" + (widths[column] + 2) + "s", shown));
        }
        return told.toString().stripTrailing();
    }
}
