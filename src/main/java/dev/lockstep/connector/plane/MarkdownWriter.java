package dev.lockstep.connector.plane;

import org.jsoup.nodes.Element;

/** stand-in */
final class MarkdownWriter {
    String write(Element body) {
        return com.vladsch.flexmark.html2md.converter.FlexmarkHtmlConverter.builder()
                .build()
                .convert(body.html())
                .strip();
    }
}
