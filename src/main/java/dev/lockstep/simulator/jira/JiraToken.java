package dev.lockstep.simulator.jira;

import dev.lockstep.simulator.Json;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * Where a page of the Cloud's search ended, by what its order goes by: what is edited meanwhile moves, and nothing is
 * skipped. Good for the same JQL only.
 */
final class JiraToken {
    private JiraToken() {}

    static String of(List<Long> place, String jql) {
        var text = Integer.toHexString(jql.hashCode()) + place.toString().replaceAll("[\\[\\] ]", "|");
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Json.utf8(text));
    }

    static List<Long> place(String token, String jql) {
        try {
            var parts = Json.text(Base64.getUrlDecoder().decode(token)).split("\\|", 2);
            if (parts.length == 2 && parts[0].equals(Integer.toHexString(jql.hashCode()))) {
                return Arrays.stream(parts[1].split("[|,]+", -1))
                        .filter(it -> !it.isEmpty())
                        .map(Long::valueOf)
                        .toList();
            }
        } catch (IllegalArgumentException nonsense) {
            // Told below.
        }
        throw JiraErrors.refusal(400, "The provided next page token is invalid.");
    }
}
