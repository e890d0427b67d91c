package dev.lockstep.connector.jira.text;

/** What wiki text has and Markdown has not: people, attachments, macros. */
final class WikiIslands {
    private static final String TYPE = "wiki";

    private WikiIslands() {}

    static Adf person(String name) {
        return Adf.of("mention").with("id", name).with("text", "@" + name);
    }

    /** Anything that goes back as it is; people read its source. */
    static Adf verbatim(String source) {
        return Adf.of("inlineExtension")
                .with("extensionType", TYPE)
                .with("extensionKey", TYPE)
                .with("text", source);
    }

    static String write(Adf node) {
        return switch (node.type()) {
            case "mention" -> "[~" + node.attr("id") + "]";
            case "inlineExtension" -> node.attr("text");
            default -> WikiEscapes.of(IslandLabel.of(node));
        };
    }
}
