package dev.lockstep.connector.jira.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes a document as wiki text. What wiki text has no word for is left to {@link WikiTree} to find. */
final class WikiWriter {
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z0-9+#_.-]+");

    String blocks(List<Adf> blocks) {
        return blocks.stream().map(this::block).filter(text -> !text.isEmpty()).collect(Collectors.joining("\n\n"));
    }

    String block(Adf block) {
        if (!block.attr(WikiTree.AS_WRITTEN).isEmpty()) {
            return block.attr(WikiTree.AS_WRITTEN);
        }
        return switch (block.type()) {
            case "paragraph" -> InlineWriter.isEmpty(block) ? "" : line(block, false);
            case "heading" -> "h" + block.number("level", 1) + ". " + line(block, true);
            case "blockquote" -> "{quote}\n" + blocks(block.content()) + "\n{quote}";
            case "panel" -> panel(block);
            case "codeBlock" -> code(block);
            case "rule" -> "----";
            case "bulletList", "orderedList", "taskList" -> String.join("\n", list(block, ""));
            case "table" -> block.content().stream().map(row -> row(block, row)).collect(Collectors.joining("\n"));
            case "mediaSingle" -> media(block);
            default -> WikiIslands.write(block);
        };
    }

    private static String line(Adf block, boolean oneLine) {
        return new WikiLineWriter(oneLine).write(block.content());
    }

    private String panel(Adf block) {
        return WikiPanels.opening(block) + "\n" + blocks(block.content()) + "\n{panel}";
    }

    private static String code(Adf block) {
        var text = WikiSyntax.hidden(block.content().stream().map(Adf::text).collect(Collectors.joining()));
        var language = block.attr("language");
        if (language.isEmpty()) {
            return "{noformat}\n" + text + "\n{noformat}";
        }
        var rest = block.attr(WikiTree.MORE);
        return "{code:" + (LANGUAGE.matcher(language).matches() ? language : "") + (rest.isEmpty() ? "" : "|" + rest)
                + "}\n" + text + "\n{code}";
    }

    private static String media(Adf block) {
        var media = block.content().getFirst();
        var alt = media.attr("alt");
        return "!" + media.attr("url") + (alt.isEmpty() ? "" : "|alt=" + alt) + "!";
    }

    private List<String> list(Adf list, String outer) {
        var mark = outer + (list.is("orderedList") ? "#" : "*");
        var loose = list.attr("localId").startsWith(ListReader.LOOSE);
        var lines = new ArrayList<String>();
        for (var item : list.content()) {
            if (item.type().endsWith("List")) {
                lines.addAll(list(item, mark));
                continue;
            }
            var blocks = item.is("taskItem") ? List.of(WikiTree.task(item)) : item.content();
            lines.add(mark + " " + line(blocks.getFirst(), true) + (loose ? "\\\\" : ""));
            for (var below : blocks.subList(1, blocks.size())) {
                lines.addAll(below.type().endsWith("List") ? list(below, mark) : List.of(block(below)));
            }
        }
        return lines;
    }

    private static String row(Adf table, Adf row) {
        var out = new StringBuilder();
        var columns = table.content().getFirst() == row ? Columns.of(table, row) : "";
        for (int i = 0; i < row.content().size(); i++) {
            var cell = row.content().get(i);
            var mark = cell.is("tableHeader") ? "||" : "|";
            var text = cell.content().stream().map(block -> line(block, true)).collect(Collectors.joining("\\\\"));
            var aligned = columns.isEmpty() ? "" : WikiTables.alignment(columns.charAt(i));
            out.append(mark).append(aligned).append(text.isBlank() && aligned.isEmpty() ? " " : text);
            if (i + 1 == row.content().size()) {
                out.append(mark);
            }
        }
        return out.toString();
    }
}
