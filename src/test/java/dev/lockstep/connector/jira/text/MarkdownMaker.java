package dev.lockstep.connector.jira.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/** Makes Markdown as people write it, and as nobody does. The same seed makes the same text. */
final class MarkdownMaker {
    private static final String[] WORDS = {
        "word",
        "two words",
        "snake_case",
        "__init__",
        "2*3",
        "a * b",
        "it's",
        "x < y",
        "<b",
        "AT&T",
        "&amp;",
        "&copy;",
        "[RFC 1]",
        "[x]",
        "C:\\dir",
        "\\*no\\*",
        "1.",
        "3) x",
        "- dash",
        "+",
        "# hash",
        "#12",
        "@name",
        "~10",
        "a|b",
        "!",
        "http://a.b/c_d",
        "https://x.y/?q=1&r=(2)",
        "naïve",
        "日本語",
        "😀",
        "`",
        "``",
        "---",
        "===",
        ">",
        ":tada:",
        "$x$",
        "e.g.",
        "(see",
        "below)",
        "\"said\"",
        "[^1]",
        "{code}",
        "h1. no",
        "{color:red}",
        "*",
        "_",
        "bq. x",
        "^up^",
        "??"
    };
    private static final String NONSENSE =
            "a¦ ¦*¦**¦_¦`¦\n¦\n\n¦<b>¦</b>¦[x](http://y)¦1. ¦- ¦> ¦#¦# ¦|¦~~¦\\¦&amp;¦&¦<¦>¦![i](j)¦```\n¦    ¦<br>¦---"
                    + "¦é¦😀¦http://a.b/c_d¦<details>¦</details>¦\t¦<div>¦</div>¦===¦[¦]¦(¦)¦!¦word¦.¦+ ¦<!-- c -->"
                    + "¦[ ] ¦| - |¦\n|¦[a]: b\n¦[a]¦{code}¦h1. ¦{¦}¦^¦[!NOTE]¦\\\n¦  \n¦&#10;¦\u00a0¦~¦<sub>¦</sub>";

    private final Random random;

    MarkdownMaker(Random random) {
        this.random = random;
    }

    static String nonsense(Random random) {
        var parts = NONSENSE.split("¦");
        return random.ints(1L + random.nextInt(14), 0, parts.length)
                .mapToObj(part -> parts[part])
                .collect(Collectors.joining());
    }

    String text() {
        return blocks(1 + random.nextInt(5), 3);
    }

    private String blocks(int count, int depth) {
        var blocks = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            blocks.add(block(depth));
        }
        return String.join("\n\n", blocks);
    }

    private String block(int depth) {
        return switch (random.nextInt(depth > 0 ? 16 : 9)) {
            case 0, 1, 2 -> paragraph();
            case 3 -> "#".repeat(1 + random.nextInt(6)) + " " + line(2);
            case 4 ->
                "```" + one("", "java", "c++", "js title=x") + "\n" + one("x = `1`", "\n\ta\n\n  b", "{code}", "")
                        + "\n```";
            case 5 ->
                one("---", "* * *", "<!-- a\n\nb -->", "    indented\n    code", "Title\n===", "[r]: https://r.x");
            case 6 -> "<details>\n<summary>" + one(WORDS) + "</summary>\n\n" + paragraph() + "\n\n</details>";
            case 7 -> "![" + one("shot", "", "a [b]") + "](https://i.x/y.png" + one("", " \"T\"") + ")";
            case 8 -> table();
            case 9, 10 -> prefixed(blocks(1 + random.nextInt(2), depth - 1), "> ", "> ");
            case 11 -> "> [!" + one("NOTE", "TIP", "WARNING") + "]\n" + prefixed(block(depth - 1), "> ", "> ");
            default -> list(depth);
        };
    }

    private String list(int depth) {
        var mark = one("-", "*", "+", "1.", "7.", "1)");
        var between = one("\n", "\n", "\n\n");
        var task = random.nextInt(3) == 0;
        var items = new ArrayList<String>();
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            var text = (task ? one("[ ] ", "[x] ", "[X] ") : "") + line(2);
            if (random.nextInt(3) == 0) {
                text += one("\n", "\n\n") + block(depth - 1);
            }
            items.add(prefixed(text, mark + " ", " ".repeat(mark.length() + 1)));
        }
        return String.join(between, items);
    }

    private String table() {
        var width = 1 + random.nextInt(3);
        var rows = new ArrayList<>(
                List.of(row(width), "|" + one(" --- |", ":--|", ":-:|", "--:|").repeat(width)));
        for (int i = random.nextInt(3); i > 0; i--) {
            rows.add(row(width));
        }
        return String.join("\n", rows);
    }

    private String row(int width) {
        var cells = new ArrayList<String>();
        for (int i = 0; i < width; i++) {
            cells.add(one("", line(1).replace("|", "\\|"), "`a\\|b`"));
        }
        return "| " + String.join(" | ", cells) + " |";
    }

    private String paragraph() {
        var lines = new ArrayList<String>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            lines.add(line(2));
        }
        return String.join(one("\n", "\n", "  \n", "\\\n"), lines);
    }

    private String line(int depth) {
        var parts = new ArrayList<String>();
        for (int i = random.nextInt(5); i >= 0; i--) {
            parts.add(depth > 0 && random.nextInt(2) == 0 ? inline(depth - 1) : one(WORDS));
        }
        return String.join(one(" ", " ", " ", ""), parts);
    }

    private String inline(int depth) {
        return switch (random.nextInt(12)) {
            case 0 -> "**" + line(depth) + "**";
            case 1 -> "*" + line(depth) + "*";
            case 2 -> "_" + line(depth) + "_";
            case 3 -> "~~" + line(depth) + "~~";
            case 4 -> "`" + one("code", "a b", "*x*", "<i>") + "`";
            case 5 ->
                "[" + line(depth) + "](" + one("https://x.y", "docs/a.md", "#x", "<1 2>", "https://x.y/(z)") + ")";
            case 6 -> "[" + line(depth) + "](https://x.y \"A 'title' \\\"x\\\"\")";
            case 7 -> "![" + one("alt", "*a*") + "](" + one("https://x.y/i.png", "rel.png") + ")";
            case 8 -> "<" + one("https://auto.x/y", "mail@x.y") + ">";
            case 9 ->
                one(
                        "<kbd>x</kbd>",
                        "H<sub>2</sub>O",
                        "<u>u</u>",
                        "<b>b</b>",
                        "a<br>b",
                        "<!-- c -->",
                        "<span id=x>y</span>");
            case 10 -> "***" + line(depth) + "***";
            default -> one("[r]", "[text][r]", "``a`b``", "~one~", "\\[ ] no");
        };
    }

    private static String prefixed(String text, String first, String rest) {
        return first + text.replace("\n", "\n" + rest);
    }

    private String one(String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
