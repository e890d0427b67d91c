package dev.lockstep.connector.jira.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads a line of wiki text, or several with breaks between them. */
final class WikiLineReader {
    private static final Pattern COLOR = Pattern.compile("\\{color:([^}\\n]+)}");
    private static final Pattern SIGN = Pattern.compile("\\{([*_+^~-])}");
    private static final Pattern MACRO = Pattern.compile("\\{[a-z][a-z0-9-]*(?::[^}\\n]*)?}");
    private static final Pattern LINK =
            Pattern.compile("\\[((?:[^\\]\\[\\\\\\n|]|\\\\.)+)(?:\\|([^\\]|\\n]+)(?:\\|([^\\]|\\n]*))?)?]");
    private static final Pattern ADDRESS = Pattern.compile("(?:[a-z][a-z0-9+.-]*:|#|/)\\S*");
    private static final Pattern IMAGE = Pattern.compile("!([^\\s!|]+)(\\|[^!\\n]*)?!");

    private final String text;
    private final List<Adf> runs = new ArrayList<>();
    private final StringBuilder plain = new StringBuilder();
    /** Where the search for a sign came to nothing: from there on it need not be made again. */
    private final Map<String, Integer> absent = new HashMap<>();

    private WikiLineReader(String text) {
        this.text = text;
    }

    static List<Adf> read(String text) {
        var reader = new WikiLineReader(text);
        reader.read(0, text.length(), List.of());
        return reader.runs;
    }

    private void read(int from, int to, List<Mark> marks) {
        for (int i = from; i < to; ) {
            var next = one(i, to, marks);
            if (next < 0) {
                plain.append(text.charAt(i));
                next = i + 1;
            }
            i = next;
        }
        flush(marks);
    }

    private void flush(List<Mark> marks) {
        if (!plain.isEmpty()) {
            add(Adf.text(plain.toString(), marks));
            plain.setLength(0);
        }
    }

    private void add(Adf run) {
        var last = runs.isEmpty() ? null : runs.getLast();
        if (last != null && last.is("text") && run.is("text") && last.marks().equals(run.marks())) {
            runs.set(runs.size() - 1, Adf.text(last.text() + run.text(), run.marks()));
        } else {
            runs.add(run);
        }
    }

    /** @return where what begins here ends, or -1 when it is a character like any other */
    private int one(int i, int to, List<Mark> marks) {
        return switch (text.charAt(i)) {
            case '\\' -> backslash(i, to, marks);
            case '\n' -> put(Adf.of("hardBreak"), marks, i + 1);
            case '&' ->
                text.startsWith(WikiSyntax.BACKSLASH, i) ? literal('\\', i + WikiSyntax.BACKSLASH.length()) : -1;
            case 'h' -> address(i, to, marks);
            case '{' -> braces(i, to, marks);
            case '[' -> link(i, to, marks);
            case '!' -> image(i, to, marks);
            case '*', '_', '-', '+', '^', '~' -> marked(i, to, marks);
            default -> -1;
        };
    }

    private int put(Adf run, List<Mark> marks, int next) {
        flush(marks);
        runs.add(run);
        return next;
    }

    private int literal(char c, int next) {
        plain.append(c);
        return next;
    }

    private int backslash(int i, int to, List<Mark> marks) {
        if (i + 1 >= to) {
            return -1;
        }
        var next = text.charAt(i + 1);
        return next == '\\'
                ? put(Adf.of("hardBreak"), marks, i + 2)
                : next > ' ' && next < 127 && !WikiSyntax.isWord(next) ? literal(next, i + 2) : -1;
    }

    private int address(int i, int to, List<Mark> marks) {
        var found = WikiSyntax.URL.matcher(text).region(i, to).useTransparentBounds(true);
        if (!found.lookingAt() || marks.stream().anyMatch(mark -> mark.is("link"))) {
            return -1;
        }
        return put(Adf.text(found.group(), linked(marks, Mark.of("link", "href", found.group()))), marks, found.end());
    }

    private static List<Mark> linked(List<Mark> marks, Mark mark) {
        var all = new ArrayList<Mark>(marks);
        all.addFirst(mark);
        return all;
    }

    private int braces(int i, int to, List<Mark> marks) {
        if (text.startsWith("{{", i)) {
            var end = find("}}", i + 2, to);
            return end <= i + 2 ? -1 : code(text.substring(i + 2, end), marks, end + 2);
        }
        var color = COLOR.matcher(text).region(i, to);
        if (color.lookingAt()) {
            return within(Mark.of("textColor", "color", color.group(1)), color.end(), "{color}", to, marks);
        }
        var sign = SIGN.matcher(text).region(i, to);
        var mark = sign.lookingAt() ? WikiSyntax.mark(sign.group(1).charAt(0)) : null;
        if (mark != null) {
            return within(mark, sign.end(), sign.group(), to, marks);
        }
        var macro = MACRO.matcher(text).region(i, to);
        return macro.lookingAt() ? put(WikiIslands.verbatim(macro.group()), marks, macro.end()) : -1;
    }

    private int code(String escaped, List<Mark> marks, int next) {
        flush(marks);
        var kept =
                new ArrayList<>(marks.stream().filter(mark -> mark.is("link")).toList());
        kept.add(Mark.of("code"));
        add(Adf.text(unescaped(escaped), kept));
        return next;
    }

    private static String unescaped(String text) {
        var reader = new WikiLineReader(text);
        for (int i = 0; i < text.length(); ) {
            var c = text.charAt(i);
            var next = c == '\\' || c == '&' ? reader.one(i, text.length(), List.of()) : -1;
            i = next < 0 ? reader.literal(c, i + 1) : next;
        }
        return reader.plain.toString();
    }

    private int within(Mark mark, int from, String close, int to, List<Mark> marks) {
        var end = marks.stream().anyMatch(each -> each.is(mark.type())) ? -1 : find(close, from, to);
        return end <= from ? -1 : within(mark, from, end, marks) + close.length();
    }

    private int within(Mark mark, int from, int end, List<Mark> marks) {
        flush(marks);
        var inside = new ArrayList<Mark>(marks);
        inside.add(mark);
        if (Source.is(mark)) {
            add(Adf.text(unescaped(text.substring(from, end)), inside));
        } else {
            read(from, end, inside);
        }
        return end;
    }

    private int marked(int i, int to, List<Mark> marks) {
        var sign = text.charAt(i);
        var mark = WikiSyntax.mark(sign);
        var opens = i + 1 < to
                && !Character.isWhitespace(text.charAt(i + 1))
                && text.charAt(i + 1) != sign
                && (i == 0 || !WikiSyntax.isWord(text.codePointBefore(i)));
        if (mark == null || !opens || marks.stream().anyMatch(each -> each.is(mark.type()))) {
            return -1;
        }
        var end = closing(sign, i + 1, to);
        return end < 0 ? -1 : within(mark, i + 1, end, marks) + 1;
    }

    /** The sign that ends what one began: after a word, before none, and not within code or a link. */
    private int closing(char sign, int from, int to) {
        if (absent.getOrDefault(sign + "" + to, Integer.MAX_VALUE) <= from) {
            return -1;
        }
        for (int i = from; i < to; i++) {
            var c = text.charAt(i);
            if (c == sign && i > from && !Character.isWhitespace(text.charAt(i - 1)) && !isWordAt(i + 1)) {
                return i;
            }
            i = c == '\\' ? i + 1 : c == '{' || c == '[' ? Math.max(i, skipped(i, to)) : i;
        }
        absent.put(sign + "" + to, from);
        return -1;
    }

    private boolean isWordAt(int i) {
        return i < text.length() && WikiSyntax.isWord(text.codePointAt(i));
    }

    private int skipped(int i, int to) {
        if (text.startsWith("{{", i)) {
            return find("}}", i + 2, to);
        }
        var link = LINK.matcher(text).region(i, to);
        return link.lookingAt() ? link.end() - 1 : -1;
    }

    private int find(String sign, int from, int to) {
        if (absent.getOrDefault(sign + to, Integer.MAX_VALUE) <= from) {
            return -1;
        }
        var found = WikiScan.find(text, sign, from, to);
        if (found < 0) {
            absent.put(sign + to, from);
        }
        return found;
    }

    private int link(int i, int to, List<Mark> marks) {
        var found = LINK.matcher(text).region(i, to);
        if (!found.lookingAt() || marks.stream().anyMatch(mark -> mark.is("link"))) {
            return -1;
        }
        var words = found.group(1);
        if (found.group(2) == null) {
            if (words.startsWith("~")) {
                return put(WikiIslands.person(words.substring(1)), marks, found.end());
            }
            if (words.startsWith("^")) {
                return put(WikiIslands.verbatim(found.group()), marks, found.end());
            }
            return ADDRESS.matcher(words).matches()
                    ? put(Adf.text(words, linked(marks, Mark.of("link", "href", words))), marks, found.end())
                    : -1;
        }
        flush(marks);
        var href = Adf.of("link").with("href", found.group(2));
        var mark = new Mark("link", (found.group(3) == null ? href : href.with("title", found.group(3))).attrs());
        read(found.start(1), found.end(1), linked(marks, mark));
        return found.end();
    }

    /** One from elsewhere is what Markdown writes for it; one that Jira keeps is kept as it is. */
    private int image(int i, int to, List<Mark> marks) {
        var found = IMAGE.matcher(text).region(i, to);
        if (!found.lookingAt() || !found.group(1).matches("https?://.+|.*\\.[A-Za-z0-9]{2,5}")) {
            return -1;
        }
        return put(WikiIslands.verbatim(found.group()), marks, found.end());
    }
}
