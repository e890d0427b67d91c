package dev.lockstep.connector.jira;

import dev.lockstep.connector.RemoteHttp.Answer;
import dev.lockstep.connector.RemoteJson;
import dev.lockstep.connector.RemoteText;
import java.util.ArrayList;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What Jira says of a refusal: {@code {"errorMessages": [...], "errors": {"summary": "..."}}}.
 *
 * @param field the first that it complains of, null for none
 */
record JiraWords(String text, @Nullable String field) {
    /** Null when the answer is no JSON at all. */
    static @Nullable JiraWords of(Answer answer) {
        try {
            var json = RemoteJson.parse(answer.body());
            var all = new ArrayList<>(json.texts("errorMessages", "message"));
            var fields = json.has("errors") ? json.object("errors").memberTexts() : Map.<String, String>of();
            all.addAll(fields.values());
            var field = fields.isEmpty() ? null : fields.keySet().iterator().next();
            return new JiraWords(RemoteText.clipped(String.join(" ", all)), field);
        } catch (RemoteJson.NotAsPromised unreadable) {
            return null;
        }
    }
}
