package dev.lockstep.connector.jira.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import tools.jackson.databind.node.StringNode;

/** Makes documents as people make them in Jira, full of what only Jira has. Each word in them is another one. */
final class AdfMaker {
    private final Random random;
    private int words;

    AdfMaker(Random random) {
        this.random = random;
    }

    int words() {
        return words;
    }

    Adf doc() {
        return Adf.of("doc", blocks(1 + random.nextInt(6), 2));
    }

    private List<Adf> blocks(int count, int depth) {
        var blocks = new ArrayList<Adf>();
        for (int i = 0; i < count; i++) {
            blocks.add(block(depth));
        }
        return blocks;
    }

    private Adf block(int depth) {
        return switch (random.nextInt(depth > 0 ? 16 : 7)) {
            case 0, 1 -> line("paragraph");
            case 2 -> line("paragraph").withMarks(List.of(Mark.of("alignment", "align", "center")));
            case 3 -> line("heading").with("level", 1 + random.nextInt(6));
            case 4 ->
                Adf.of("codeBlock", Adf.text("int " + word() + ";", List.of())).with("language", "java");
            case 5 -> Adf.of("mediaSingle", file()).with("layout", "wrap-left");
            case 6 ->
                Adf.of("extension")
                        .with("extensionKey", "toc")
                        .with("extensionType", "x")
                        .with("text", id());
            case 7 -> Adf.of("blockquote", line("paragraph"), line("paragraph"));
            case 8 -> panel().withContent(List.of(line("paragraph"), list("bulletList", 0)));
            case 9 ->
                Adf.of(depth > 1 ? "expand" : "nestedExpand", blocks(2, 0)).with("title", "More of " + id());
            case 10 -> table();
            case 11 ->
                Adf.of(
                                "decisionList",
                                line("decisionItem").with("localId", id()).with("state", "DECIDED"))
                        .with("localId", id());
            case 12 -> tasks();
            case 13 -> list("orderedList", depth - 1);
            default -> list("bulletList", depth - 1);
        };
    }

    private Adf panel() {
        var kind = random.nextInt(3);
        var custom = Map.of("panelType", StringNode.valueOf("custom"), "panelIconText", StringNode.valueOf("icon"));
        return kind == 0
                ? new Adf("panel", Map.copyOf(custom), List.of(), "", List.of())
                : Adf.of("panel").with("panelType", kind == 1 ? "tip" : "error");
    }

    private Adf list(String type, int depth) {
        var items = new ArrayList<Adf>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            var content = new ArrayList<>(List.of(line("paragraph")));
            if (depth > 0 && random.nextBoolean()) {
                content.add(list(type, depth - 1));
            }
            items.add(Adf.of("listItem", content).with("localId", id()));
        }
        return Adf.of(type, items).with("localId", id());
    }

    private Adf tasks() {
        var items = new ArrayList<Adf>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            items.add(line("taskItem").with("localId", id()).with("state", random.nextBoolean() ? "DONE" : "TODO"));
        }
        return Adf.of("taskList", items).with("localId", id());
    }

    private Adf table() {
        var rows = new ArrayList<Adf>();
        for (int i = 0; i < 2; i++) {
            var type = i == 0 ? "tableHeader" : "tableCell";
            rows.add(Adf.of("tableRow", cell(type), cell(type)));
        }
        return Adf.of("table", rows).with("layout", "wide").with("localId", id());
    }

    private Adf cell(String type) {
        return Adf.of(type, line("paragraph")).with("background", "#deebff");
    }

    private Adf line(String type) {
        var runs = new ArrayList<Adf>();
        runs.add(Adf.text(word() + " ", List.of()));
        for (int i = random.nextInt(4); i > 0; i--) {
            runs.add(run());
            runs.add(Adf.text(" " + word() + " ", List.of()));
        }
        runs.add(Adf.text(word(), List.of(Mark.of("strong"))));
        return Adf.of(type, runs);
    }

    private Adf run() {
        return switch (random.nextInt(7)) {
            case 0 ->
                Adf.of("mention")
                        .with("id", "id" + random.nextInt(2))
                        .with("text", "@Bob")
                        .with("localId", id());
            case 1 ->
                Adf.of("status").with("text", "DONE").with("color", "green").with("localId", id());
            case 2 -> Adf.of("date").with("timestamp", "1700000000000");
            case 3 -> Adf.of("inlineCard").with("url", "https://x.y/" + random.nextInt(3));
            case 4 -> Adf.text(word(), List.of(Mark.of("textColor", "color", "#ff0000")));
            case 5 -> Adf.of("emoji").with("shortName", ":custom:").with("id", "c1");
            default -> Adf.text(word(), List.of(Mark.of("em"), Mark.of("backgroundColor", "color", "#00ff00")));
        };
    }

    private Adf file() {
        return Adf.of("media")
                .with("type", "file")
                .with("id", id())
                .with("collection", "c")
                .with("alt", "shot.png");
    }

    private String word() {
        return "word" + words++ + "x";
    }

    private String id() {
        return "id-" + Integer.toHexString(random.nextInt());
    }
}
