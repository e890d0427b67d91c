package dev.lockstep.connector.jira.text;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.Node;
import org.jspecify.annotations.Nullable;

/**
 * The document of a Markdown text. Whether it says the same is checked, not hoped: a block that would not come back as
 * it looks is shown as its source, and a text in which that does not help is so as a whole.
 */
final class TreeOf {
    private static final MarkdownWriter WRITER = new MarkdownWriter();

    private final List<String> lines;
    private final Node parsed;
    private final MarkdownReader reader;

    private TreeOf(String markdown, Islands islands) {
        lines = List.of(markdown.split("\n", -1));
        parsed = GitHubMarkdown.parse(markdown, lines);
        reader = new MarkdownReader(new Reading(lines, islands));
    }

    static Adf markdown(String markdown, @Nullable Adf previous) {
        var tree = new TreeOf(markdown, Islands.of(previous)).document(markdown);
        return previous == null ? tree : Reuse.of(previous, tree);
    }

    private Adf document(String markdown) {
        var look = GitHubMarkdown.look(parsed);
        var blocks = reader.blocks(parsed, Place.DOC);
        if (!looks(blocks, look)) {
            blocks = checked();
        }
        if (!looks(blocks, look)) {
            blocks = List.of(Source.block(markdown));
        }
        return Adf.of("doc", blocks);
    }

    private static boolean looks(List<Adf> blocks, String look) {
        return look(WRITER.blocks(blocks)).equals(look);
    }

    private static String look(String markdown) {
        return GitHubMarkdown.look(GitHubMarkdown.parse(markdown, List.of(markdown.split("\n", -1))));
    }

    private List<Adf> checked() {
        var blocks = new ArrayList<Adf>();
        for (var node = parsed.getFirstChild(); node != null; node = node.getNext()) {
            // A reference within what is shown as source needs the line that it refers to.
            var block = node instanceof LinkReferenceDefinition ? null : reader.block(node, Place.DOC);
            blocks.add(
                    block != null && looks(List.of(block), GitHubMarkdown.look(node))
                            ? block
                            : Source.block(Source.linesOf(node, lines)));
        }
        return blocks;
    }
}
