package dev.lockstep.connector.jira.text;

/** Finds where things of wiki text end; never looks past where they may. */
final class WikiScan {
    private WikiScan() {}

    /** The next sign that is not escaped, or -1. */
    static int find(String text, String sign, int from, int to) {
        for (int i = from; i + sign.length() <= to; i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.startsWith(sign, i)) {
                return i;
            }
        }
        return -1;
    }

    /** The end of a cell: a bar that is neither escaped nor within a link or an image. */
    static int cellEnd(String line, int from) {
        for (int i = from; i < line.length(); i++) {
            switch (line.charAt(i)) {
                case '\\' -> i++;
                case '[' -> i = Math.max(i, linkEnd(line, i));
                case '!' -> i = Math.max(i, imageEnd(line, i));
                case '|' -> {
                    return i;
                }
                default -> {}
            }
        }
        return line.length();
    }

    /** No link within a link, so the search ends where another would begin. */
    private static int linkEnd(String line, int from) {
        for (int i = from + 1; i < line.length(); i++) {
            switch (line.charAt(i)) {
                case '\\' -> i++;
                case ']' -> {
                    return i;
                }
                case '[' -> {
                    return -1;
                }
                default -> {}
            }
        }
        return -1;
    }

    private static int imageEnd(String line, int from) {
        for (int i = from + 1; i < line.length() && !Character.isWhitespace(line.charAt(i)); i++) {
            if (line.charAt(i) == '!') {
                return i;
            }
        }
        return -1;
    }
}
