package dev.lockstep.api.text;

import java.util.List;
import java.util.Map;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.task.list.items.TaskListItemMarker;
import org.commonmark.ext.task.list.items.TaskListItemsExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jspecify.annotations.Nullable;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;
import org.owasp.html.Sanitizers;

/** Markdown as HTML that a page may show: whoever wrote it, nothing in it runs, and links give no good name. */
public final class SafeHtml {
    private static final String DONE = "done";
    private static final String NOT_DONE = "not done";

    private static final List<Extension> GITHUB_FLAVOR = List.of(
            TablesExtension.create(),
            StrikethroughExtension.create(),
            TaskListItemsExtension.create(),
            AutolinkExtension.create());
    private static final Parser PARSER =
            Parser.builder().extensions(GITHUB_FLAVOR).build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .extensions(GITHUB_FLAVOR)
            .attributeProviderFactory(_ -> SafeHtml::nameBox)
            .softbreak("<br>")
            .build();
    /** Of task lists: shown, and nothing else of a form. */
    private static final PolicyFactory BOXES = new HtmlPolicyBuilder()
            .allowElements((name, attributes) -> shown(attributes), "input")
            .allowAttributes("type", "disabled", "checked")
            .onElements("input")
            .allowAttributes("aria-label")
            .matching(true, DONE, NOT_DONE)
            .onElements("input")
            .toFactory();

    private static final PolicyFactory SAFE = Sanitizers.FORMATTING
            .and(Sanitizers.BLOCKS)
            .and(Sanitizers.LINKS)
            .and(Sanitizers.TABLES)
            .and(Sanitizers.IMAGES)
            .and(new HtmlPolicyBuilder()
                    .allowElements("pre", "hr", "kbd", "details", "summary")
                    .toFactory())
            .and(BOXES);

    private SafeHtml() {}

    /** For whoever does not see it. */
    private static void nameBox(Node node, String tag, Map<String, String> attributes) {
        if (node instanceof TaskListItemMarker box) {
            attributes.put("aria-label", box.isChecked() ? DONE : NOT_DONE);
        }
    }

    private static @Nullable String shown(List<String> attributes) {
        int type = attributes.indexOf("type");
        boolean box = type >= 0 && attributes.get(type + 1).equals("checkbox") && attributes.contains("disabled");
        return box ? "input" : null;
    }

    public static String of(String markdown) {
        return SAFE.sanitize(RENDERER.render(PARSER.parse(markdown))).strip();
    }
}
