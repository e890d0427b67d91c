package dev.lockstep.connector.jira.text;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;

/** The words by which Markdown names what only Jira has. */
final class IslandLabel {
    private static final int MAX_LABEL = 200;

    private IslandLabel() {}

    /** What people read, on one line; never empty. */
    static String of(Adf node) {
        var label = said(node).replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        label = label.isEmpty() ? node.type() : label;
        return label.length() <= MAX_LABEL
                ? label
                : label.substring(0, label.offsetByCodePoints(0, label.codePointCount(0, MAX_LABEL))) + "…";
    }

    private static String said(Adf node) {
        return switch (node.type()) {
            case "mention" -> node.attr("text").isEmpty() ? "@" + node.attr("id") : node.attr("text");
            case "emoji" -> node.attr("shortName");
            case "date" -> date(node.attr("timestamp"));
            case "status", "placeholder", "inlineExtension", "extension" -> node.attr("text");
            case "blockCard", "embedCard", "inlineCard" -> node.attr("url");
            case "media", "mediaInline" -> node.attr("alt");
            case "mediaSingle", "mediaGroup" -> files(node);
            case "expand", "nestedExpand" -> node.attr("title");
            case "panel" -> node.attr("panelIconText");
            default -> node.words();
        };
    }

    private static String files(Adf media) {
        var names = media.content().stream().map(IslandLabel::said).filter(name -> !name.isEmpty());
        var all = String.join(", ", names.toList());
        return all.isEmpty() ? "file" : all;
    }

    private static String date(String millis) {
        try {
            return Instant.ofEpochMilli(Long.parseLong(millis))
                    .atZone(ZoneOffset.UTC)
                    .toLocalDate()
                    .toString();
        } catch (NumberFormatException | DateTimeException unreadable) {
            return millis;
        }
    }
}
