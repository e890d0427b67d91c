package dev.lockstep.connector.jira.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Writes lists, with empty lines between the items where they need them or had them. */
final class ListWriter {
    private static final Pattern INTERRUPTS = Pattern.compile(">|#{1,6} |<[A-Za-z/!]|(?:\\* ?){3}|(?:_ ?){3}");

    private final MarkdownWriter blocks;

    ListWriter(MarkdownWriter blocks) {
        this.blocks = blocks;
    }

    String write(Adf list, String mark) {
        var loose = list.attr("localId").startsWith(ListReader.LOOSE)
                || list.content().stream().anyMatch(ListWriter::hasParagraphs);
        var number = Math.max(0, list.number("order", 1));
        var items = new ArrayList<String>();
        for (var item : list.content()) {
            if (item.is("taskList") && !items.isEmpty()) {
                var below = prefixed(write(item, "-"), "  ", "  ");
                items.add(items.removeLast() + (loose ? "\n\n" : "\n") + below);
            } else {
                var start = list.is("orderedList") ? number++ + mark + " " : mark + " ";
                items.add(prefixed(text(item, loose), start, " ".repeat(start.length())));
            }
        }
        return String.join(loose ? "\n\n" : "\n", items);
    }

    private static boolean hasParagraphs(Adf item) {
        var content = item.content();
        for (int i = 1; i < content.size(); i++) {
            if (!interrupts(content.get(i)) && !InlineWriter.isEmpty(content.get(i - 1))) {
                return true;
            }
        }
        return false;
    }

    /** Whether a block is seen as one right below a line of text. */
    private static boolean interrupts(Adf block) {
        return Source.isBlock(block)
                        && INTERRUPTS.matcher(block.content().getFirst().text()).lookingAt()
                || block.is("bulletList")
                || block.is("taskList")
                || block.is("codeBlock")
                || block.is("orderedList") && block.number("order", 1) == 1;
    }

    private String text(Adf item, boolean loose) {
        if (item.is("listItem")) {
            return joined(item.content(), loose);
        }
        var box = item.attr("state").equals("DONE") ? "[x] " : "[ ] ";
        var lines = item.is("taskItem") ? List.of(Adf.of("paragraph", item.content())) : item.content();
        return box + joined(lines, loose);
    }

    private String joined(List<Adf> content, boolean loose) {
        var out = new StringBuilder();
        var marks = new ListMarks();
        for (var block : content) {
            var text = blocks.block(block, marks);
            if (!text.isEmpty()) {
                out.append(out.isEmpty() ? "" : loose || !interrupts(block) ? "\n\n" : "\n")
                        .append(text);
                marks.after(block);
            }
        }
        return out.toString();
    }

    private static String prefixed(String text, String first, String rest) {
        return text.isEmpty() ? first.stripTrailing() : MarkdownWriter.prefixed(text, first, rest);
    }
}
