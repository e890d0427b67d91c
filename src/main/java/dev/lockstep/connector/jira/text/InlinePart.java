package dev.lockstep.connector.jira.text;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a line of Markdown: as it is, or to be put within a mark, which depends on what stands beside it.
 *
 * @param bare whether it is an address that may stand without brackets
 */
record InlinePart(String text, @Nullable Mark mark, boolean bare) {
    private static final int MAX_LOOKED_AT = 80;

    static InlinePart of(String text) {
        return new InlinePart(text, null, false);
    }

    static InlinePart address(Mark link, String words) {
        return new InlinePart(words, link, true);
    }

    /** Stands for what a mark begins and ends with, as its inside sees it. */
    static char edge(Mark mark) {
        return switch (mark.type()) {
            case "em", "strong" -> '*';
            case "strike" -> '~';
            case "link" -> ']';
            default -> '>';
        };
    }

    private String start() {
        return mark == null || mark.is("link") && bare ? text : mark.is("link") ? "[" : String.valueOf(edge(mark));
    }

    /** @param edge what the line begins and ends with */
    static String joined(List<InlinePart> parts, char edge) {
        var out = new StringBuilder();
        for (int i = 0; i < parts.size(); i++) {
            var after = i + 1 < parts.size() ? parts.get(i + 1).start() : String.valueOf(edge);
            parts.get(i).append(out, edge, after);
        }
        return out.toString();
    }

    private void append(StringBuilder out, char edge, String after) {
        var before = out.isEmpty() ? edge : out.codePointBefore(out.length());
        if (mark == null) {
            out.append(text);
        } else if (mark.is("link")) {
            link(mark, out, before, after);
        } else {
            var inner = text.strip();
            var start = inner.isEmpty() ? text.length() : text.indexOf(inner);
            var end = start + inner.length();
            out.append(text, 0, start);
            if (!inner.isEmpty()) {
                var left = start > 0 ? ' ' : before;
                var right = end < text.length() ? ' ' : after.codePointAt(0);
                out.append(Delimiters.around(mark, inner, left, right)).append(text, end, text.length());
            }
        }
    }

    private void link(Mark link, StringBuilder out, int before, String after) {
        var url = link.attr("href");
        if (bare && link.attr("title").isEmpty()) {
            if (!Character.isLetterOrDigit(before) && BareLinks.isBare(url, clipped(after))) {
                out.append(url);
                return;
            }
            if (url.matches("https?://[^\\s<>\\p{Cntrl}]*")) {
                out.append('<').append(url).append('>');
                return;
            }
        }
        if (text.isBlank()) {
            out.append(text);
            return;
        }
        if (before == '!' && !out.isEmpty()) {
            out.insert(out.length() - 1, '\\');
        }
        out.append('[').append(text).append("](");
        out.append(LinkTarget.markdown(url, link.attr("title"))).append(')');
    }

    private static String clipped(String text) {
        return text.length() <= MAX_LOOKED_AT ? text : text.substring(0, MAX_LOOKED_AT);
    }
}
