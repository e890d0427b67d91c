package dev.lockstep.connector.jira.text;

/** Writes an image that stands by itself and elsewhere; a file that Jira keeps is none. */
final class ImageWriter {
    private ImageWriter() {}

    static boolean isImage(Adf block) {
        return block.content().size() == 1
                && block.content().getFirst().attr("type").equals("external");
    }

    static String write(Adf block) {
        var media = block.content().getFirst();
        var alt = Escapes.of(media.attr("alt").replace('\n', ' '), true);
        var image = "![" + alt + "](" + LinkTarget.markdown(media.attr("url"), null) + ")";
        return media.marks().stream()
                .filter(mark -> mark.is("link"))
                .findFirst()
                .map(link -> "[" + image + "](" + LinkTarget.markdown(link.attr("href"), null) + ")")
                .orElse(image);
    }
}
