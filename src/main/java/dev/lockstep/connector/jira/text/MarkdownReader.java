package dev.lockstep.connector.jira.text;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;
import org.jspecify.annotations.Nullable;

/** Blocks of Markdown as blocks of ADF, each where ADF allows it; the others as {@link Source}. */
final class MarkdownReader {
    private final Reading reading;

    MarkdownReader(Reading reading) {
        this.reading = reading;
    }

    List<Adf> blocks(Node parent, Place place) {
        return from(parent.getFirstChild(), place);
    }

    List<Adf> from(@Nullable Node first, Place place) {
        var blocks = new ArrayList<Adf>();
        for (var node = first; node != null; node = node.getNext()) {
            if (!(node instanceof LinkReferenceDefinition definition)
                    || definition.getLabel().startsWith("^")) {
                blocks.add(block(node, place));
            }
        }
        return blocks;
    }

    /** Of one node; a block that may not stand in its place is its source. */
    Adf block(Node node, Place place) {
        var block = read(node, place);
        return block != null && place.allows(block.type()) ? block : Source.block(reading.source(node));
    }

    private @Nullable Adf read(Node node, Place place) {
        return switch (node) {
            case Paragraph paragraph -> paragraph(paragraph, place);
            case Heading heading -> heading(heading);
            case ListBlock list -> new ListReader(reading, this).read(list, place);
            case BlockQuote quote -> new QuoteReader(reading, this).read(quote, place);
            case FencedCodeBlock code -> code(code.getLiteral(), code.getInfo());
            case IndentedCodeBlock code -> code(code.getLiteral(), "");
            case ThematicBreak rule -> Adf.of("rule");
            case TableBlock table -> TableReader.read(table, reading);
            default -> null;
        };
    }

    private Adf heading(Heading heading) {
        return Adf.of("heading", InlineReader.read(heading, reading)).with("level", heading.getLevel());
    }

    private static Adf code(String literal, @Nullable String info) {
        var text = literal.endsWith("\n") ? literal.substring(0, literal.length() - 1) : literal;
        var block = text.isEmpty() ? Adf.of("codeBlock") : Adf.of("codeBlock", Adf.text(text, List.of()));
        return info == null || info.isBlank() ? block : block.with("language", info.strip());
    }

    private Adf paragraph(Paragraph paragraph, Place place) {
        var only = paragraph.getFirstChild();
        if (only != null && only == paragraph.getLastChild()) {
            var island = reading.islands().block(only, place);
            if (island != null) {
                return island;
            }
            if (only instanceof Image image && isPlain(image)) {
                return image(image);
            }
            if (only instanceof Link link
                    && link.getTitle() == null
                    && LinkTarget.isSafe(link.getDestination())
                    && link.getFirstChild() instanceof Image image
                    && image == link.getLastChild()
                    && isPlain(image)) {
                return linked(image(image), link.getDestination());
            }
        }
        return Adf.of("paragraph", InlineReader.read(paragraph, reading));
    }

    private static boolean isPlain(Image image) {
        return image.getTitle() == null
                && image.getDestination().matches("https?://\\S+")
                && image.getFirstChild() == image.getLastChild()
                && (image.getFirstChild() == null || image.getFirstChild() instanceof Text);
    }

    private static Adf image(Image image) {
        var media = Adf.of("media").with("type", "external").with("url", image.getDestination());
        var alt = image.getFirstChild() instanceof Text text ? text.getLiteral() : "";
        return Adf.of("mediaSingle", alt.isEmpty() ? media : media.with("alt", alt))
                .with("layout", "center");
    }

    private static Adf linked(Adf single, String url) {
        var media = single.content().getFirst().withMarks(List.of(Mark.of("link", "href", url)));
        return single.withContent(List.of(media));
    }
}
