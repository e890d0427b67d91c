package dev.lockstep.connector.jira.text;

import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** Markdown as GitHub reads it, and how it looks: two texts that look the same say the same. */
final class GitHubMarkdown {
    /** Deeper than people write, far below what a stack holds. Beyond it marks are text. */
    private static final int MAX_DEPTH = 40;

    private static final List<Extension> EXTENSIONS =
            List.of(TablesExtension.create(), StrikethroughExtension.create());
    private static final Parser PARSER = Parser.builder()
            .extensions(EXTENSIONS)
            .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
            .maxOpenBlockParsers(MAX_DEPTH)
            .maxInlineNesting(MAX_DEPTH)
            .build();
    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder().extensions(EXTENSIONS).softbreak("<br>").build();

    private static final Pattern BREAK = Pattern.compile("[ \\t]*<br */?>\n?");
    private static final Pattern OLD_TAG = Pattern.compile("<(/?)(?:(b)|(i)|(s|strike)|(ins))>");
    private static final Pattern CONTINUED = Pattern.compile("</(strong|em|del)><br><\\1>");
    private static final Pattern ALERT = Pattern.compile("(<p>\\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)])</p>\n<p>");
    private static final Pattern BARE_LINK = Pattern.compile("<a href=\"([^\"]*)\">\\1</a>");
    private static final Pattern DONE = Pattern.compile("(<li>(?:\n?<p>)?\\[)X(] )");

    private GitHubMarkdown() {}

    static Node parse(String markdown, List<String> lines) {
        var parsed = PARSER.parse(markdown);
        TaskBox.mark(parsed, lines);
        return parsed;
    }

    /** HTML in which what GitHub shows alike is alike. */
    static String look(Node node) {
        var html = RENDERER.render(node);
        html = BREAK.matcher(html).replaceAll("<br>");
        html = OLD_TAG.matcher(html).replaceAll(tag -> "<" + tag.group(1) + today(tag.group(), tag.group(1)) + ">");
        // As many times as marks can be inside each other.
        for (int i = 0; i < 3; i++) {
            html = CONTINUED.matcher(html).replaceAll("<br>");
        }
        html = ALERT.matcher(html).replaceAll("$1<br>");
        return BARE_LINK.matcher(html).replaceAll("$1");
    }

    private static String today(String tag, String slash) {
        return HtmlTags.today(tag.substring(1 + slash.length(), tag.length() - 1));
    }
}
