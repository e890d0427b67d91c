package dev.lockstep.connector.jira.text;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the blocks of wiki text. Whatever is not understood is text; nothing is refused. One instance reads one text. */
final class WikiReader {
    private static final Pattern MACRO = Pattern.compile("\\{(code|noformat|quote|panel)(?::([^}\\n]*))?\\}");
    private static final Pattern HEADING = Pattern.compile("[ \\t]*h([1-6])\\.(?:[ \\t]+(.*))?");
    private static final Pattern QUOTE = Pattern.compile("[ \\t]*bq\\.[ \\t]+(.*)");
    private static final Pattern RULE = Pattern.compile("[ \\t]*-{4,}[ \\t]*");
    private static final Pattern IMAGE = Pattern.compile("\\s*!(https?://[^\\s!|]+)(?:\\|alt=([^|!\\n]*))?!\\s*");

    private final String text;
    private final boolean outermost;
    private final Set<String> unclosed = new HashSet<>();
    private final List<Adf> blocks = new ArrayList<>();
    private int at;

    private WikiReader(String text, boolean outermost) {
        this.text = text;
        this.outermost = outermost;
    }

    static Adf read(String wiki) {
        return Adf.of("doc", new WikiReader(wiki, true).blocks());
    }

    private List<Adf> blocks() {
        while (at < text.length()) {
            var start = at;
            var read = next();
            // Lists of several kinds may be written as one.
            if (outermost && read.size() == 1) {
                read = List.of(read.getFirst()
                        .with(WikiTree.AS_WRITTEN, text.substring(start, at).strip()));
            }
            blocks.addAll(read);
        }
        return blocks;
    }

    private List<Adf> next() {
        var line = line(at);
        if (line.isBlank()) {
            at = after(line);
            return List.of();
        }
        var macro = macro(at + line.indexOf(line.strip()));
        if (macro != null) {
            return List.of(macro);
        }
        if (WikiLists.isItem(line)) {
            return lists();
        }
        if (line.startsWith("|")) {
            return List.of(WikiTables.read(lines()));
        }
        var one = ofOneLine(line);
        if (one != null) {
            at = after(line);
            return List.of(one);
        }
        return List.of(paragraph());
    }

    private static @Nullable Adf ofOneLine(String line) {
        var heading = HEADING.matcher(line);
        if (heading.matches()) {
            var title = heading.group(2) == null ? "" : heading.group(2);
            return Adf.of("heading", WikiLineReader.read(title)).with("level", Integer.parseInt(heading.group(1)));
        }
        var quote = QUOTE.matcher(line);
        if (quote.matches()) {
            return Adf.of("blockquote", Adf.of("paragraph", WikiLineReader.read(quote.group(1))));
        }
        return RULE.matcher(line).matches() ? Adf.of("rule") : null;
    }

    private String line(int from) {
        var end = text.indexOf('\n', from);
        return text.substring(from, end < 0 ? text.length() : end);
    }

    private int after(String line) {
        return Math.min(text.length(), at + line.length() + 1);
    }

    /** The rows of a table. */
    private List<String> lines() {
        var lines = new ArrayList<String>();
        for (var line = line(at); at < text.length() && line.startsWith("|"); line = line(at)) {
            lines.add(line);
            at = after(line);
        }
        return lines;
    }

    /** The macro that begins here, whole; null when none does, or none that ends. */
    private @Nullable Adf macro(int from) {
        var found = MACRO.matcher(text).region(from, text.length());
        if (!found.lookingAt() || unclosed.contains(found.group(1))) {
            return null;
        }
        var close = "{" + found.group(1) + "}";
        var end = text.indexOf(close, found.end());
        if (end < 0) {
            unclosed.add(found.group(1));
            return null;
        }
        var inside = text.substring(found.end(), end);
        at = end + close.length();
        at += at < text.length() && text.charAt(at) == '\n' ? 1 : 0;
        return macro(found, inside);
    }

    private static Adf macro(Matcher macro, String inside) {
        var parameters = macro.group(2) == null ? "" : macro.group(2);
        return switch (macro.group(1)) {
            case "quote" -> filled(Adf.of("blockquote"), inside);
            case "panel" -> filled(WikiPanels.of(parameters), inside);
            default -> WikiCode.read(inside, parameters);
        };
    }

    private static Adf filled(Adf container, String inside) {
        return container.withContent(new WikiReader(inside, false).blocks());
    }

    private List<Adf> lists() {
        var lists = new WikiLists();
        for (var line = line(at); at < text.length() && !line.isBlank(); line = line(at)) {
            var macro = WikiLists.isItem(line) ? null : macro(at + line.indexOf(line.strip()));
            if (macro != null) {
                lists.addBlock(macro);
            } else if (WikiLists.isItem(line)) {
                at = after(line);
                lists.addItem(line);
            } else if (startsBlock(line)) {
                break;
            } else {
                at = after(line);
                lists.addLine(line);
            }
        }
        return lists.lists();
    }

    private static boolean startsBlock(String line) {
        return line.startsWith("|")
                || HEADING.matcher(line).matches()
                || QUOTE.matcher(line).matches()
                || RULE.matcher(line).matches();
    }

    private Adf paragraph() {
        var start = at;
        var end = at;
        while (at < text.length()) {
            var line = line(at);
            if (line.isBlank() || at > start && (startsBlock(line) || WikiLists.isItem(line))) {
                break;
            }
            var macro = macroWithin(at, at + line.length(), start);
            end = macro < 0 ? at + line.length() : macro;
            at = macro < 0 ? after(line) : macro;
            if (macro >= 0) {
                break;
            }
        }
        var words = text.substring(start, end);
        var image = IMAGE.matcher(words);
        return image.matches()
                ? image(image.group(1), image.group(2))
                : Adf.of("paragraph", WikiLineReader.read(words.strip()));
    }

    /** Where in a line a macro begins that has an end, or -1; not where the paragraph does. */
    private int macroWithin(int from, int to, int start) {
        var found = MACRO.matcher(text).region(from, to);
        while (found.find()) {
            var escaped = found.start() > 0 && text.charAt(found.start() - 1) == '\\';
            if (!escaped && found.start() > start && !unclosed.contains(found.group(1))) {
                if (text.indexOf("{" + found.group(1) + "}", found.end()) >= 0) {
                    return found.start();
                }
                unclosed.add(found.group(1));
            }
        }
        return -1;
    }

    private static Adf image(String url, @Nullable String alt) {
        var media = Adf.of("media").with("type", "external").with("url", url);
        return Adf.of("mediaSingle", alt == null || alt.isEmpty() ? media : media.with("alt", alt))
                .with("layout", "center");
    }
}
