package dev.lockstep.connector.plane;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * Writes sanitised HTML as Markdown. Wrappers that a server or an editor puts around blocks leave no trace; what Markdown
 * has no word for stays as an HTML tag. One instance writes one text.
 */
final class MarkdownWriter {
    private static final Set<String> BLOCKS = Set.of(
            "p",
            "div",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "blockquote",
            "pre",
            "ul",
            "ol",
            "li",
            "table",
            "hr",
            "details",
            "summary");
    private static final Set<String> LIST_KINDS = Set.of("- ", "* ", ". ", ") ");
    private static final int MAX_DEPTH = 40; // of blocks in blocks; deeper ones are written as their text

    String write(Element body) {
        return blocks(body, 0);
    }

    /** Blocks below a parent, separated by empty lines; loose inline content between them is a paragraph of its own. */
    private String blocks(Element parent, int depth) {
        var blocks = new ArrayList<Block>();
        var loose = new ArrayList<Node>();
        collect(parent, blocks, loose, depth);
        paragraph(blocks, loose);
        return joined(blocks);
    }

    private record Block(String kind, String text) {}

    private void collect(Element parent, List<Block> blocks, List<Node> loose, int depth) {
        for (var child : parent.childNodes()) {
            if (!(child instanceof Element element) || !holdsBlocks(element)) {
                loose.add(child);
                continue;
            }
            paragraph(blocks, loose);
            if (BLOCKS.contains(element.normalName())) {
                block(element, blocks, depth);
            } else {
                collect(element, blocks, loose, depth);
                paragraph(blocks, loose);
            }
        }
    }

    private static boolean holdsBlocks(Element element) {
        return BLOCKS.contains(element.normalName())
                || element.children().stream().anyMatch(MarkdownWriter::holdsBlocks);
    }

    private static void paragraph(List<Block> blocks, List<Node> loose) {
        var text = new InlineMarkdown(false).write(loose);
        loose.clear();
        if (!text.isEmpty()) {
            blocks.add(new Block("p", LineStarts.escaped(text)));
        }
    }

    private void block(Element element, List<Block> blocks, int depth) {
        var name = element.normalName();
        if (depth > MAX_DEPTH) {
            paragraph(blocks, new ArrayList<>(List.of(new TextNode(element.text()))));
            return;
        }
        switch (name) {
            case "p", "div", "li", "summary" -> {
                var loose = new ArrayList<Node>();
                collect(element, blocks, loose, depth + 1);
                paragraph(blocks, loose);
            }
            case "h1", "h2", "h3", "h4", "h5", "h6" -> heading(element, blocks);
            case "blockquote" -> add(blocks, name, prefixed(blocks(element, depth + 1), "> ", "> "));
            case "pre" -> add(blocks, name, fenced(element));
            case "ul", "ol" -> list(element, blocks, depth);
            case "table" -> add(blocks, name, TableMarkdown.of(element));
            case "details" -> details(element, blocks, depth);
            default -> blocks.add(new Block(name, "___"));
        }
    }

    private static void add(List<Block> blocks, String kind, String text) {
        if (!text.isBlank()) {
            blocks.add(new Block(kind, text));
        }
    }

    private static void heading(Element element, List<Block> blocks) {
        var text = new InlineMarkdown(false)
                .write(List.copyOf(element.childNodes()))
                .replace('\n', ' ');
        if (!text.isEmpty()) {
            var level = element.normalName().charAt(1) - '0';
            // A closing row of # would be taken for decoration.
            blocks.add(new Block("h", "#".repeat(level) + " " + text.replaceAll("(^|\\s)(#+)$", "$1\\\\$2")));
        }
    }

    private void details(Element element, List<Block> blocks, int depth) {
        var summary = element.selectFirst("> summary");
        var title = summary == null
                ? ""
                : new InlineMarkdown(true)
                        .write(List.copyOf(summary.childNodes()))
                        .replace('\n', ' ');
        var inner = element.clone();
        inner.select("> summary").remove();
        var text = blocks(inner, depth + 1);
        blocks.add(new Block(
                "details",
                "<details>\n<summary>" + title + "</summary>\n\n" + (text.isEmpty() ? "" : text + "\n\n")
                        + "</details>"));
    }

    private static String fenced(Element pre) {
        var code = pre.selectFirst("code");
        var text = pre.wholeText();
        text = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        var language = code == null
                ? ""
                : code.classNames().stream()
                        .filter(name -> name.startsWith("language-"))
                        .map(name -> name.substring("language-".length()).replaceAll("[`\\s\\\\&]", ""))
                        .findFirst()
                        .orElse("");
        var fence = "```";
        while (text.contains(fence)) {
            fence += "`";
        }
        return fence + language + "\n" + (text.isEmpty() ? "" : text + "\n") + fence;
    }

    private void list(Element list, List<Block> blocks, int depth) {
        var ordered = list.normalName().equals("ol");
        var number = ordered ? start(list) : 0;
        // Two lists in a row stay two when their marks differ, so the kind of a list is its mark.
        var usual = ordered ? ". " : "- ";
        var before = blocks.isEmpty() ? "" : blocks.getLast().kind;
        var kind = !usual.equals(before) ? usual : ordered ? ") " : "* ";
        var items = new ArrayList<String>();
        var loose = false;
        for (var item : list.children()) {
            var text = item(item, depth + 1);
            if (text.isEmpty()) {
                continue;
            }
            var mark = ordered ? number++ + kind : kind;
            loose |= item.select("> p").size() > 1 || text.contains("\n\n") && !text.startsWith("```");
            items.add(prefixed(text, mark, " ".repeat(mark.length())));
        }
        add(blocks, kind, String.join(loose ? "\n\n" : "\n", items));
    }

    private static int start(Element list) {
        var text = list.attr("start");
        return text.matches("\\d{1,9}") ? Integer.parseInt(text) : 1;
    }

    private String item(Element item, int depth) {
        var blocks = new ArrayList<Block>();
        var loose = new ArrayList<Node>();
        collect(item, blocks, loose, depth);
        paragraph(blocks, loose);
        var task = item.attr("data-checked");
        var box = task.isEmpty() ? "" : task.equals("true") ? "[x] " : "[ ] ";
        // A list right below its parent's only line keeps the parent's list tight.
        var tight = blocks.size() == 2
                && blocks.getFirst().kind.equals("p")
                && LIST_KINDS.contains(blocks.getLast().kind)
                && !blocks.getLast().text.contains("\n\n");
        return box + (tight ? blocks.getFirst().text + "\n" + blocks.getLast().text : joined(blocks));
    }

    private static String joined(List<Block> blocks) {
        return blocks.stream().map(Block::text).collect(Collectors.joining("\n\n"));
    }

    private static String prefixed(String text, String first, String rest) {
        var lines = text.split("\n", -1);
        var out = new StringBuilder();
        for (int i = 0; i < lines.length; i++) {
            var prefix = i == 0 ? first : rest;
            out.append(i == 0 ? "" : "\n").append(lines[i].isEmpty() ? prefix.stripTrailing() : prefix + lines[i]);
        }
        return out.toString();
    }
}
