package dev.lockstep.text;

import java.util.Random;

/** Markdown of what can go wrong. */
final class TextMaker {
    private static final String[] PIECES = {
        "@ann",
        "@team/core",
        "@\u200Bbob",
        "@\u200B\u200Beve",
        "\\@ann",
        "&#64;ann",
        "#12",
        "#13",
        "#\u200B12",
        "team/app#12",
        "team/app#\u200B4",
        "team/site#12",
        "other/repo#7",
        "WEB-6",
        "WEB-7",
        "WEB-\u200B6",
        "GH-12",
        "gh-\u200B3",
        "fixes #12",
        "Closes: WEB-6",
        "fixes\u200B #3",
        "resolved https://github.com/a/b/issues/3",
        "https://x.org/#12@ann",
        "<https://x.org>",
        "[a](https://x.org)",
        "[#12](https://plane.test/6)",
        "[#12]",
        "![#12](https://x.org/p.png)",
        "`@ann #12`",
        "``",
        "`",
        "*",
        "**",
        "_",
        "~~",
        "[",
        "](",
        ")",
        "!",
        "|",
        "\\",
        "&",
        "<b>",
        "</b>",
        "<mention-component entity_identifier=\"1\">",
        "<!-- @ann",
        "-->",
        "word",
        " ",
        " ",
        " ",
        "\n",
        "\n\n",
        "\n- ",
        "\n> ",
        "\n# ",
        "\n    ",
        "\n```\n",
        "\n| a | b |\n|---|---|\n| ",
        "\n<details>\n",
        "\n[#12]: https://x.org\n",
        "\u200B"
    };

    private TextMaker() {}

    static String text(Random random) {
        var text = new StringBuilder();
        int pieces = 1 + random.nextInt(14);
        for (int i = 0; i < pieces; i++) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }
}
