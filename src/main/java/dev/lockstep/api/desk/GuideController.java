package dev.lockstep.api.desk;

import dev.lockstep.api.access.Access;
import dev.lockstep.api.access.Least;
import dev.lockstep.api.rest.Page;
import dev.lockstep.api.text.SafeHtml;
import dev.lockstep.base.Refused;
import dev.lockstep.base.Slice;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The guide, served by what it describes, so that it fits it and needs no network. */
@RestController
@Access(Least.SIGNED_IN)
class GuideController {
    private final Guide guide;

    GuideController(Guide guide) {
        this.guide = guide;
    }

    @GetMapping("/api/v1/guide")
    ResponseEntity<Page<GuideTitle>> listGuide() {
        var titles = guide.list().stream()
                .map(page -> new GuideTitle(page.name(), page.title()))
                .toList();
        return Page.of(new Slice<>(titles, null));
    }

    @GetMapping("/api/v1/guide/{name}")
    GuideText readGuide(@PathVariable String name) {
        var page = guide.page(name).orElseThrow(() -> Refused.notFound("page"));
        // A file's lines are short for whoever edits it; on the page a paragraph runs on.
        return new GuideText(page.name(), page.title(), SafeHtml.of(page.text()).replace("<br />", " "));
    }

    record GuideTitle(String name, String title) {}

    /** @param html nothing in it runs */
    record GuideText(String name, String title, String html) {}
}
