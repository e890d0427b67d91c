package dev.lockstep.connector.plane;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/** Writes a run of text with its emphasis, links and code as Markdown on as many lines as it has line breaks. */
final class InlineMarkdown {
    private static final Map<String, String> MARKS =
            Map.of("b", "**", "strong", "**", "i", "*", "em", "*", "s", "~~", "del", "~~", "strike", "~~");
    private static final Set<String> KEPT_TAGS = Set.of("sub", "sup", "kbd", "u", "ins", "mark");
    private static final Pattern SPACES = Pattern.compile("[ \\t\\n\\r\\f]+");
    private static final Pattern ENTITY = Pattern.compile("&(?=#?[0-9A-Za-z]{1,32};)");
    private static final Pattern TAG = Pattern.compile("<(?=[A-Za-z/!?])");
    // An underscore between letters is no emphasis, and a backslash counts only before punctuation.
    private static final Pattern MARK =
            Pattern.compile("(?<![\\p{L}\\p{N}])_|_(?![\\p{L}\\p{N}])|(?<!\\s)\\*|\\*(?!\\s+\\S)|`|~(?=~)|(?<=~)~");
    // Brackets make a link only together with what follows, or inside another link.
    private static final Pattern BRACKET = Pattern.compile("\\](?=[(\\[:])");
    private static final Pattern ANY_BRACKET = Pattern.compile("[\\[\\]]");
    private static final Pattern BACKSLASH = Pattern.compile("\\\\(?=\\p{Punct}|\\s*$)");
    private static final String BREAK = "\n";

    private final boolean oneLine;
    private boolean insideLink;
    private final StringBuilder out = new StringBuilder();

    /** @param oneLine line breaks become tags */
    InlineMarkdown(boolean oneLine) {
        this.oneLine = oneLine;
    }

    String write(List<? extends Node> nodes) {
        nodes.forEach(this::node);
        return tidy(out.toString());
    }

    /** No spaces around line breaks and no breaks at the ends: nobody sees them, and Markdown would not keep them. */
    private static String tidy(String text) {
        return text.replaceAll("[ \\t]*\\n[ \\t]*", "\n")
                .replaceAll("\\n{2,}", "\n")
                .strip();
    }

    private void node(Node node) {
        if (node instanceof TextNode text) {
            text(text.getWholeText());
        } else if (node instanceof Element element) {
            element(element);
        }
    }

    private void text(String whole) {
        var text = SPACES.matcher(whole).replaceAll(" ");
        if (endsInSpace() && text.startsWith(" ")) {
            text = text.substring(1);
        }
        if (!text.isEmpty()
                && !out.isEmpty()
                && out.charAt(out.length() - 1) == ']'
                && "([:".indexOf(text.charAt(0)) >= 0) {
            out.append('\\');
        }
        out.append(escaped(text, insideLink));
    }

    private boolean endsInSpace() {
        return out.isEmpty() || out.charAt(out.length() - 1) == ' ' || out.charAt(out.length() - 1) == '\n';
    }

    private static String escaped(String text, boolean insideLink) {
        var safe = BACKSLASH.matcher(text).replaceAll("\\\\\\\\");
        safe = (insideLink ? ANY_BRACKET : BRACKET).matcher(safe).replaceAll("\\\\$0");
        safe = MARK.matcher(safe).replaceAll("\\\\$0");
        safe = ENTITY.matcher(safe).replaceAll("\\\\&");
        return TAG.matcher(safe).replaceAll("\\\\<");
    }

    private void element(Element element) {
        var name = element.normalName();
        switch (name) {
            case "br" -> out.append(oneLine ? "<br>" : BREAK);
            case "code" -> code(element.wholeText());
            case "a" -> link(element);
            case "img" -> image(element);
            case "input" -> out.append(element.hasAttr("checked") ? "[x]" : "[ ]");
            case "mention-component" -> tag(element, "entity_identifier", "entity_name", "id");
            case "image-component" -> tag(element, "id", "src");
            default -> {
                var mark = MARKS.get(name);
                if (mark != null) {
                    marked(element, mark);
                } else if (KEPT_TAGS.contains(name)) {
                    out.append('<').append(name).append('>');
                    element.childNodes().forEach(this::node);
                    out.append("</").append(name).append('>');
                } else {
                    element.childNodes().forEach(this::node);
                }
            }
        }
    }

    private void tag(Element element, String... attributes) {
        out.append('<').append(element.normalName());
        for (var name : attributes) {
            if (element.hasAttr(name)) {
                var value = element.attr(name).replace("&", "&amp;").replace("\"", "&quot;");
                out.append(' ').append(name).append("=\"").append(value).append('"');
            }
        }
        out.append("></").append(element.normalName()).append('>');
    }

    private static String inner(Element element, boolean insideLink) {
        var inner = new InlineMarkdown(true);
        inner.insideLink = insideLink;
        element.childNodes().forEach(inner::node);
        return inner.out.toString();
    }

    private void marked(Element element, String mark) {
        var inner = inner(element, insideLink);
        var text = inner.strip();
        if (text.isEmpty()) {
            out.append(inner.isEmpty() || endsInSpace() ? "" : " ");
            return;
        }
        out.append(inner.startsWith(" ") && !endsInSpace() ? " " : "");
        var before = out.isEmpty() ? ' ' : out.charAt(out.length() - 1);
        // Where Markdown would not see the mark (inside a word, or against another mark) the tag itself stands.
        var clean = !Character.isLetterOrDigit(before)
                && "*~_".indexOf(before) < 0
                && Emphasis.fits(text)
                && !startsWithLetter(element.nextSibling());
        var tag = element.normalName();
        out.append(clean ? mark + text + mark : "<" + tag + ">" + text + "</" + tag + ">");
        out.append(inner.endsWith(" ") ? " " : "");
    }

    private static boolean startsWithLetter(@Nullable Node next) {
        if (next instanceof TextNode text) {
            var whole = text.getWholeText();
            return !whole.isEmpty() && Character.isLetterOrDigit(whole.charAt(0));
        }
        return next instanceof Element element
                && (element.hasText() || element.normalName().equals("img"));
    }

    private void code(String whole) {
        var text = SPACES.matcher(whole).replaceAll(" ");
        if (text.isBlank()) {
            return;
        }
        var ticks = "`";
        while (text.contains(ticks)) {
            ticks += "`";
        }
        var pad = text.startsWith("`") || text.endsWith("`") || text.startsWith(" ") && text.endsWith(" ") ? " " : "";
        out.append(ticks).append(pad).append(text).append(pad).append(ticks);
    }

    private void link(Element element) {
        var target = element.attr("href");
        var text = inner(element, true).strip();
        if (target.isEmpty() || text.isEmpty()) {
            element.childNodes().forEach(this::node);
            return;
        }
        if (!out.isEmpty() && out.charAt(out.length() - 1) == '!') {
            out.insert(out.length() - 1, '\\');
        }
        if (target.equals(element.wholeText()) && target.matches("https?://[^\\s<>]+")) {
            out.append('<').append(target).append('>');
            return;
        }
        out.append('[')
                .append(text)
                .append("](")
                .append(target(target))
                .append(title(element))
                .append(')');
    }

    private void image(Element element) {
        var source = element.attr("src");
        if (source.isEmpty()) {
            return;
        }
        if (element.hasAttr("width") || element.hasAttr("height")) {
            tagAlone(element);
            return;
        }
        var alt = SPACES.matcher(element.attr("alt")).replaceAll(" ").strip();
        out.append("![")
                .append(escaped(alt, true))
                .append("](")
                .append(target(source))
                .append(title(element))
                .append(')');
    }

    private void tagAlone(Element element) {
        out.append("<img");
        for (var name : List.of("src", "alt", "title", "width", "height")) {
            if (element.hasAttr(name)) {
                var value = element.attr(name)
                        .replace("&", "&amp;")
                        .replace("\"", "&quot;")
                        .replace("\n", " ");
                out.append(' ').append(name).append("=\"").append(value).append('"');
            }
        }
        out.append('>');
    }

    private static String target(String url) {
        var plain = url.replace("\\", "%5C")
                .replace("\n", "")
                .replace(" ", "%20")
                .replace("<", "%3C")
                .replace(">", "%3E");
        return plain.chars().anyMatch(c -> c == '(' || c == ')') ? "<" + plain + ">" : plain;
    }

    private static String title(Element element) {
        var title = SPACES.matcher(element.attr("title")).replaceAll(" ").strip();
        return title.isEmpty() ? "" : " \"" + escaped(title, true).replace("\"", "\\\"") + "\"";
    }
}
