package dev.lockstep.api.text;

import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;
import org.owasp.html.Sanitizers;

/** Markdown as HTML that a page may show: whoever wrote it, nothing in it runs, and links give no good name. */
public final class SafeHtml {
    private static final List<Extension> GITHUB_FLAVOR =
            List.of(TablesExtension.create(), StrikethroughExtension.create());
    private static final Parser PARSER =
            Parser.builder().extensions(GITHUB_FLAVOR).build();
    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder().extensions(GITHUB_FLAVOR).softbreak("<br>").build();
    private static final PolicyFactory SAFE = Sanitizers.FORMATTING
            .and(Sanitizers.BLOCKS)
            .and(Sanitizers.LINKS)
            .and(Sanitizers.TABLES)
            .and(Sanitizers.IMAGES)
            .and(new HtmlPolicyBuilder()
                    .allowElements("pre", "hr", "kbd", "details", "summary")
                    .toFactory());

    private SafeHtml() {}

    public static String of(String markdown) {
        return SAFE.sanitize(RENDERER.render(PARSER.parse(markdown))).strip();
    }
}
