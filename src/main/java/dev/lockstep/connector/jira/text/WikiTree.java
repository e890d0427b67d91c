package dev.lockstep.connector.jira.text;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Wiki text of a Markdown text, by way of the document that Jira Cloud would get. As with that, what would not come
 * back is found by looking and is written as its source.
 */
final class WikiTree {
    /** The wiki text that a block was read from, as long as it is not edited. */
    static final String AS_WRITTEN = "asWritten";

    /** Parameters of a macro that nothing here understands. */
    static final String MORE = "parameters";

    private static final WikiWriter WIKI = new WikiWriter();
    private static final MarkdownWriter MARKDOWN = new MarkdownWriter();

    private WikiTree() {}

    static String write(String markdown, @Nullable String previous) {
        var tree = TreeOf.markdown(markdown, previous == null ? null : WikiReader.read(previous));
        var whole = MARKDOWN.write(tree);
        var blocks = new ArrayList<Adf>();
        var marks = new ListMarks();
        for (var block : tree.content()) {
            var text = MARKDOWN.block(block, marks);
            marks.after(block);
            blocks.add(reads(List.of(block), MARKDOWN.blocks(List.of(block))) ? block : Source.block(text));
        }
        return WIKI.blocks(reads(blocks, whole) ? blocks : List.of(Source.block(whole)));
    }

    private static boolean reads(List<Adf> blocks, String markdown) {
        return MARKDOWN.write(WikiReader.read(WIKI.blocks(blocks))).equals(markdown);
    }

    /** Wiki text has no boxes. */
    static Adf task(Adf item) {
        var box = Source.inline(item.attr("state").equals("DONE") ? "[x] " : "[ ] ", List.of());
        var line = new ArrayList<>(box);
        line.addAll(item.content());
        return Adf.of("paragraph", line);
    }
}
