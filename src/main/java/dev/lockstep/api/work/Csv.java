package dev.lockstep.api.work;

import java.util.List;
import java.util.stream.Collectors;

/** Rows as RFC 4180 wants them. A cell that a spreadsheet would take for a formula begins with an apostrophe. Pure. */
final class Csv {
    /** The last four are wide ones, which some spreadsheets read alike. */
    private static final String FORMULAS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private static final String LINE_END = "\r\n";

    private Csv() {}

    static String row(List<String> cells) {
        return cells.stream().map(Csv::cell).collect(Collectors.joining(",")) + LINE_END;
    }

    private static String cell(String text) {
        boolean formula = !text.isEmpty() && FORMULAS.indexOf(text.charAt(0)) >= 0;
        var harmless = formula ? "'" + text : text;
        boolean plain = harmless.chars().noneMatch(sign -> sign == '"' || sign == ',' || sign == '\n' || sign == '\r');
        return plain ? harmless : "\"" + harmless.replace("\"", "\"\"") + "\"";
    }
}
