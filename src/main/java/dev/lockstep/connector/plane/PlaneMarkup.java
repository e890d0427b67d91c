package dev.lockstep.connector.plane;

import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.Jsoup;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * Markdown to Plane's HTML and back. Both ways are pure functions, and a text that went there and back once does not
 * change when it goes again, so a text that nobody touched is never an edit.
 */
final class PlaneMarkup {
    private static final List<Extension> GITHUB_FLAVOR = List.of(
            TablesExtension.create(),
            StrikethroughExtension.builder().requireTwoTildes(true).build());
    private static final Parser PARSER =
            Parser.builder().extensions(GITHUB_FLAVOR).build();
    // GitHub shows a line break of a comment as one.
    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder().extensions(GITHUB_FLAVOR).softbreak("<br>").build();

    private static final PolicyFactory SAFE = new HtmlPolicyBuilder()
            .allowElements(
                    "p",
                    "div",
                    "span",
                    "br",
                    "hr",
                    "h1",
                    "h2",
                    "h3",
                    "h4",
                    "h5",
                    "h6",
                    "blockquote",
                    "pre",
                    "code",
                    "ul",
                    "ol",
                    "li",
                    "b",
                    "strong",
                    "i",
                    "em",
                    "u",
                    "s",
                    "del",
                    "strike",
                    "ins",
                    "sub",
                    "sup",
                    "kbd",
                    "mark",
                    "a",
                    "img",
                    "table",
                    "thead",
                    "tbody",
                    "tfoot",
                    "tr",
                    "th",
                    "td",
                    "details",
                    "summary",
                    "input",
                    "mention-component",
                    "image-component",
                    "label")
            .allowWithoutAttributes("span", "a", "label", "font", "input")
            .allowUrlProtocols("http", "https", "mailto")
            .allowAttributes("href", "title")
            .onElements("a")
            .allowAttributes("src", "alt", "title", "width", "height")
            .onElements("img")
            .allowAttributes("class")
            .onElements("code", "pre")
            .allowAttributes("data-type")
            .onElements("ul")
            .allowAttributes("data-checked")
            .onElements("li")
            .allowAttributes("start")
            .onElements("ol")
            .allowAttributes("align")
            .onElements("th", "td")
            .allowAttributes("type", "checked", "disabled")
            .onElements("input")
            .allowAttributes("entity_name", "entity_identifier", "id")
            .onElements("mention-component")
            .allowAttributes("src", "id")
            .onElements("image-component")
            .toFactory();

    private PlaneMarkup() {}

    static String toHtml(String markdown) {
        var html = SAFE.sanitize(RENDERER.render(PARSER.parse(markdown))).strip();
        // Plane refuses an empty text, and an empty paragraph reads as one.
        return html.isEmpty() ? "<p></p>" : html;
    }

    static String toMarkdown(String html) {
        if (html.isBlank()) {
            return "";
        }
        var body = Jsoup.parseBodyFragment(SAFE.sanitize(html)).body();
        return new MarkdownWriter().write(body);
    }
}
