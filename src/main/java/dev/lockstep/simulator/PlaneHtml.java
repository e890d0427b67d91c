package dev.lockstep.simulator;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * What Plane's server makes of a description: parsed, put into one element when there are several, cleaned by an allow
 * list, written anew.
 */
final class PlaneHtml {
    private static final Set<String> ALLOWED = Set.of(
            "a abbr acronym area article aside b bdi bdo blockquote br caption center cite code col colgroup data dd del details dfn div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hgroup hr i image-component img input ins kbd label li map mark mention-component nav ol p pre q rp rt rtc ruby s samp small span strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul var wbr"
                    .split(" "));
    private static final Set<String> DROPPED_WITH_CONTENT = Set.of("script", "style");
    private static final Set<String> VOID = Set.of("area", "br", "col", "hr", "img", "input", "wbr");
    private static final Set<String> ANYWHERE =
            Set.of("class", "id", "style", "title", "lang", "dir", "role", "aria-label", "aria-hidden", "data-id");
    private static final Map<String, Set<String>> ATTRIBUTES = Map.of(
            "a", Set.of("href", "target", "hreflang"),
            "img", Set.of("src", "alt", "width", "height", "align"),
            "input", Set.of("type", "checked", "disabled", "value", "name"),
            "ol", Set.of("start", "type"),
            "td", Set.of("colspan", "rowspan", "align", "colwidth"),
            "th", Set.of("colspan", "rowspan", "align", "colwidth", "scope"),
            "details", Set.of("open"),
            "mention-component", Set.of("entity_name", "entity_identifier"),
            "image-component", Set.of("src", "width", "height", "alignment"));
    private static final Set<String> SCHEMES = Set.of("http", "https", "mailto", "tel", "ftp", "data", "sms");
    private static final Set<String> BLOCKS = Set.of(
            "address article aside blockquote center dd del details dir div dl dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hr iframe ins isindex li main menu nav noframes noscript object ol optgroup option p pre section select summary table tbody td tfoot th thead tr ul"
                    .split(" "));

    private PlaneHtml() {}

    /** Empty where the server refuses the text: there is nothing in it. */
    static Optional<String> rewritten(String html) {
        if (html.isBlank()) {
            return Optional.empty();
        }
        var document = Jsoup.parse(html);
        document.outputSettings().prettyPrint(false);
        var out = new StringBuilder();
        if (startsInHead(document)) {
            contents(document.body(), out);
        } else {
            wrapped(document.body(), out);
        }
        return Optional.of(out.toString());
    }

    /** Text without tags, for {@code description_stripped}. */
    static String stripped(String html) {
        return Jsoup.parse(html).wholeText();
    }

    /** The server keeps such a document whole, and the cleaning then leaves the body's content. */
    private static boolean startsInHead(org.jsoup.nodes.Document document) {
        return !document.head().children().isEmpty();
    }

    private static void wrapped(Element body, StringBuilder out) {
        trimEnd(body);
        if (isSingleElement(body)) {
            contents(body, out);
            return;
        }
        var name = body.select("*").stream().skip(1).anyMatch(it -> BLOCKS.contains(it.normalName())) ? "div" : "span";
        out.append('<').append(name).append('>');
        contents(body, out);
        out.append("</").append(name).append('>');
    }

    private static void trimEnd(Element body) {
        if (body.childNodeSize() > 1
                && body.childNode(body.childNodeSize() - 1) instanceof TextNode last
                && last.isBlank()) {
            last.remove();
        }
    }

    private static boolean isSingleElement(Element body) {
        return body.childrenSize() == 1 && body.textNodes().stream().allMatch(TextNode::isBlank);
    }

    private static void contents(Element element, StringBuilder out) {
        for (Node child : List.copyOf(element.childNodes())) {
            if (child instanceof TextNode text) {
                escape(text.getWholeText(), false, out);
            } else if (child instanceof Element inner) {
                element(inner, out);
            }
        }
    }

    private static void element(Element element, StringBuilder out) {
        var name = element.normalName();
        if (DROPPED_WITH_CONTENT.contains(name)) {
            return;
        }
        if (!ALLOWED.contains(name)) {
            contents(element, out);
            return;
        }
        out.append('<').append(name);
        element.attributes().asList().stream()
                .filter(attribute -> kept(name, attribute))
                .forEach(attribute -> attribute(attribute.getKey(), attribute.getValue(), out));
        if (name.equals("a")) {
            attribute("rel", "noopener noreferrer", out);
        }
        out.append('>');
        if (!VOID.contains(name)) {
            contents(element, out);
            out.append("</").append(name).append('>');
        }
    }

    private static boolean kept(String element, Attribute attribute) {
        var name = attribute.getKey();
        boolean known = ANYWHERE.contains(name)
                || ATTRIBUTES.getOrDefault(element, Set.of()).contains(name);
        return known && (!name.equals("href") && !name.equals("src") || harmless(attribute.getValue()));
    }

    private static boolean harmless(String address) {
        var text = address.strip();
        int colon = text.indexOf(':');
        boolean hasScheme = colon > 0 && text.substring(0, colon).matches("[a-zA-Z][a-zA-Z0-9+.-]*");
        return !hasScheme || SCHEMES.contains(text.substring(0, colon).toLowerCase(Locale.ROOT));
    }

    private static void attribute(String name, String value, StringBuilder out) {
        out.append(' ').append(name).append("=\"");
        escape(value, true, out);
        out.append('"');
    }

    private static void escape(String text, boolean attribute, StringBuilder out) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '\u00a0' -> out.append("&nbsp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append(attribute ? "&quot;" : "\"");
                default -> out.append(c);
            }
        }
    }
}
