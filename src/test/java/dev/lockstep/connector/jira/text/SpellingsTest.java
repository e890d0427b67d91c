package dev.lockstep.connector.jira.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table in docs/jira-text.md is true, row by row. */
class SpellingsTest {
    private static final Path PAGE = Path.of("docs/jira-text.md");
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| (`+)(?<markdown>.+?)\\1 \\| (`+)(?<adf>.+?)\\3 \\| (`+)(?<wiki>.+?)\\5 \\|$");

    private record Row(String markdown, String adf, String wiki) {}

    private static List<Row> rows() throws IOException {
        return ROW.matcher(Files.readString(PAGE))
                .results()
                .map(row -> new Row(
                        cell(row.group("markdown")), row.group("adf").replace("\\|", "|"), cell(row.group("wiki"))))
                .toList();
    }

    private static String cell(String cell) {
        return cell.strip().replace("\\|", "|").replace("⏎", "\n");
    }

    @Test
    void everyRowGoesAsItSaysAndComesBack() throws IOException {
        var rows = rows();
        assertThat(rows).hasSizeGreaterThan(30);
        for (var row : rows) {
            var adf = JiraText.toAdf(row.markdown());
            assertThat(outline(AdfJson.read(adf))).as(row.markdown()).isEqualTo(row.adf());
            assertThat(JiraText.toWiki(row.markdown())).as(row.markdown()).isEqualTo(row.wiki());
            assertThat(Look.of(JiraText.fromAdf(adf))).isEqualTo(Look.of(row.markdown()));
            assertThat(Look.of(JiraText.fromWiki(row.wiki()))).isEqualTo(Look.of(row.markdown()));
        }
    }

    /** As the page writes documents: blocks by their types, runs in quotes with their marks, grey ones without. */
    static String outline(Adf node) {
        if (node.is("doc")) {
            return outlines(node);
        }
        if (node.is("text")) {
            return (Source.is(node)
                            ? "‹" + node.text() + "›"
                            : "\"" + node.text().replace('\n', '⏎') + "\"")
                    + marks(node);
        }
        var attrs = List.of("level", "order", "language", "state", "panelType", "url", "alt", "localId").stream()
                .filter(name ->
                        node.attrs().containsKey(name) && !node.attr(name).matches("tasks?-\\d+"))
                .map(name -> " " + node.attr(name))
                .collect(Collectors.joining());
        var inside = node.content().isEmpty() ? "" : "(" + outlines(node) + ")";
        return (node.is("hardBreak") ? "break" : node.type()) + attrs + marks(node) + inside;
    }

    private static String outlines(Adf node) {
        return node.content().stream().map(SpellingsTest::outline).collect(Collectors.joining(", "));
    }

    private static String marks(Adf node) {
        var marks = new ArrayList<String>();
        for (var mark : node.marks()) {
            if (!Source.is(mark)) {
                var said = List.of("href", "title", "type", "align", "color").stream()
                        .map(mark::attr)
                        .filter(value -> !value.isEmpty())
                        .collect(Collectors.joining(" "));
                marks.add("+" + mark.type() + (said.isEmpty() ? "" : " " + said));
            }
        }
        return String.join("", marks);
    }
}
