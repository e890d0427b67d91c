package dev.lockstep.connector.jira.text;

import java.util.List;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/**
 * What a reader of GitHub sees of a Markdown text: the canonical form in which texts are compared here. Made by other
 * means than the code under test, which has its own.
 */
final class Look {
    private static final List<org.commonmark.Extension> GITHUB =
            List.of(TablesExtension.create(), StrikethroughExtension.create());
    private static final Parser PARSER = Parser.builder()
            .extensions(GITHUB)
            .maxOpenBlockParsers(40)
            .maxInlineNesting(40)
            .build();
    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder().extensions(GITHUB).softbreak("<br>").build();

    private Look() {}

    static String of(String markdown) {
        var html = RENDERER.render(PARSER.parse(markdown)).replaceAll("<br */?>\\n", "<br>");
        var body = Jsoup.parseBodyFragment(html).body();
        rename(body, "b", "strong");
        rename(body, "i", "em");
        rename(body, "s", "del");
        rename(body, "strike", "del");
        rename(body, "ins", "u");
        // GitHub shows an address as a link whether it has brackets or not.
        body.select("a[href]").forEach(Look::bare);
        for (int depth = 0; depth < 3; depth++) {
            body.select("strong + br + strong, em + br + em, del + br + del").forEach(Look::join);
        }
        // The title of an alert is a line of its own.
        body.select("blockquote > p:first-child").forEach(Look::alert);
        return body.html().replaceAll("\\s*<br>\\s*", "<br>").replaceAll("(?i)(<li>\\s*(?:<p>)?\\[)x] ", "$1x] ");
    }

    private static void rename(Element body, String from, String to) {
        body.select(from).forEach(tag -> {
            if (tag.attributesSize() == 0) {
                tag.tagName(to);
            }
        });
    }

    private static void bare(Element link) {
        if (link.attributesSize() == 1
                && link.childrenSize() == 0
                && link.wholeText().equals(link.attr("href"))) {
            link.replaceWith(new TextNode(link.wholeText()));
        }
    }

    private static void join(Element second) {
        var line = second.previousElementSibling();
        var first = line == null ? null : line.previousElementSibling();
        if (first != null && first.nextSibling() == line && line.nextSibling() == second) {
            first.appendChild(line);
            second.childNodesCopy().forEach(first::appendChild);
            second.remove();
        }
    }

    private static void alert(Element title) {
        var text = title.nextElementSibling();
        if (title.html().matches("\\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)]") && text != null && text.is("p")) {
            title.append("<br>" + text.html());
            text.remove();
        }
    }
}
