package dev.lockstep.api.desk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The pages of {@code docs} and {@code docs/guide}, as they lie in the jar. Read once. */
@Component
class Guide {
    private final Map<String, String> pages = new TreeMap<>();

    Guide() {
        try {
            var found = new PathMatchingResourcePatternResolver().getResources("classpath*:/guide/*.md");
            for (var resource : found) {
                pages.put(name(resource), resource.getContentAsString(StandardCharsets.UTF_8));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String name(Resource resource) {
        return String.valueOf(resource.getFilename()).replaceFirst("\\.md$", "");
    }

    List<GuidePage> list() {
        return pages.keySet().stream().map(name -> page(name).orElseThrow()).toList();
    }

    /** Its Markdown, with links that lead to pages of the same kind. */
    Optional<GuidePage> page(String name) {
        return Optional.ofNullable(pages.get(name))
                .map(text -> new GuidePage(name, title(text), GuideLinks.inside(text, pages.keySet())));
    }

    private static String title(String text) {
        return text.lines().findFirst().orElse("").replaceFirst("^#+ ", "");
    }

    record GuidePage(String name, String title, String text) {}
}
