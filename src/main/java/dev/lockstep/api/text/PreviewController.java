package dev.lockstep.api.text;

import dev.lockstep.api.access.Access;
import dev.lockstep.api.access.Least;
import dev.lockstep.base.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** How a text will be shown, before it is sent. Keeps nothing. */
@RestController
@Access(Least.SIGNED_IN)
class PreviewController {
    private static final int MOST_CHARACTERS = 1_048_576;

    @PostMapping("/api/v1/preview")
    Preview previewText(@RequestBody Draft body) {
        var text = body.body() == null ? "" : body.body();
        if (text.length() > MOST_CHARACTERS) {
            throw Refused.invalid("too_long", "body", "body may have at most " + MOST_CHARACTERS + " characters.");
        }
        return new Preview(SafeHtml.of(text));
    }

    /** @param body Markdown */
    record Draft(@Nullable String body) {}

    /** @param bodyHtml nothing in it runs */
    record Preview(String bodyHtml) {}
}
