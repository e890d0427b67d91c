package dev.lockstep.connector.jira.text;

import dev.lockstep.connector.jira.text.InlineWriter.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes ADF as Markdown. What Markdown has no word for is written as an {@link Island}. */
final class MarkdownWriter {
    String write(Adf doc) {
        return blocks(doc.content());
    }

    String blocks(List<Adf> blocks) {
        return String.join("\n\n", texts(blocks));
    }

    /** One text for each block that says anything. */
    private List<String> texts(List<Adf> blocks) {
        var texts = new ArrayList<String>();
        var marks = new ListMarks();
        for (var block : blocks) {
            var text = block(block, marks);
            if (!text.isEmpty()) {
                texts.add(text);
                marks.after(block);
            }
        }
        return texts;
    }

    String block(Adf block, ListMarks marks) {
        return switch (block.type()) {
            case "paragraph" -> paragraph(block);
            case "heading" -> heading(block);
            case "bulletList", "orderedList", "taskList" -> new ListWriter(this).write(block, marks.next(block));
            case "blockquote" -> quoted(blocks(block.content()));
            case "panel" -> panel(block);
            case "codeBlock" -> CodeFence.of(block);
            case "rule" -> "---";
            case "table" -> TableWriter.write(block);
            case "mediaSingle" -> ImageWriter.isImage(block) ? ImageWriter.write(block) : island(block);
            default -> Island.isShell(block) ? shell(block) : island(block);
        };
    }

    private static String paragraph(Adf block) {
        if (Source.isBlock(block)) {
            return block.content().stream()
                    .map(run -> run.is("hardBreak") ? "\n" : run.text())
                    .collect(Collectors.joining());
        }
        return InlineWriter.isEmpty(block) ? "" : new InlineWriter(Setting.LINES).write(block.content());
    }

    private static String heading(Adf block) {
        var level = Math.clamp(block.number("level", 1), 1, 6);
        var text = InlineWriter.isEmpty(block) ? "" : new InlineWriter(Setting.ONE_LINE).write(block.content());
        // A closing row of # would be taken for decoration.
        return "#".repeat(level) + (text.isEmpty() ? "" : " " + text.strip().replaceAll("(^|\\s)(#+)$", "$1\\\\$2"));
    }

    private String panel(Adf block) {
        var title = Alerts.title(block);
        if (title == null) {
            return shell(block);
        }
        var texts = texts(block.content());
        var isText = !block.content().isEmpty() && block.content().getFirst().is("paragraph");
        return quoted(title + (isText && !texts.isEmpty() ? "\n" : "\n\n") + String.join("\n\n", texts));
    }

    private String shell(Adf block) {
        var inside = blocks(block.content());
        return quoted(island(Island.shell(block)) + (inside.isEmpty() ? "" : "\n\n" + inside));
    }

    private static String island(Adf block) {
        return "[" + Escapes.of(IslandLabel.of(block), true) + "](" + Island.marker(block) + ")";
    }

    static String quoted(String text) {
        return prefixed(text, "> ", "> ");
    }

    static String prefixed(String text, String first, String rest) {
        var out = new StringBuilder(text.length() + 16);
        for (var line : text.split("\n", -1)) {
            var prefix = out.isEmpty() ? first : rest;
            out.append(out.isEmpty() ? "" : "\n").append(line.isEmpty() ? prefix.stripTrailing() : prefix + line);
        }
        return out.toString();
    }
}
