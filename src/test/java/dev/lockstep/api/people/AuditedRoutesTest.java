package dev.lockstep.api.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.Surface;
import dev.lockstep.base.Json;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whoever adds a route for administrators, or one that approves something, is asked here what the audit log calls it. */
class AuditedRoutesTest extends Surface {
    /** They look, or send once more what was due; they decide nothing. */
    private static final Set<String> NOT_TOLD = Set.of(
            "POST /api/v1/connections/{id}/test",
            "POST /api/v1/watches/{id}/check",
            "POST /api/v1/actions/{id}/echo",
            "POST /api/v1/deliveries/{id}/retry",
            "POST /api/v1/events/aside/{id}/replay",
            "POST /api/v1/subscriptions/{subscriptionId}/postings/{postingId}/again");

    @Test
    void whatAdministratorsDecideIsTold() {
        var untold = routes("administrator").stream()
                .filter(route -> !NOT_TOLD.contains(route))
                .filter(AuditedRoutesTest::isUntold)
                .toList();
        assertThat(untold).isEmpty();
    }

    @Test
    void soIsEveryApproval() {
        var approvals = routes("owner").stream()
                .filter(route -> route.matches(".*/(approve|reject|apply|undo)"))
                .toList();
        assertThat(approvals).hasSizeGreaterThan(4).noneMatch(AuditedRoutesTest::isUntold);
    }

    @Test
    void anActOfOneIsInTheLogWithWhatItWasAbout() {
        var target = UUID.randomUUID();
        post("/api/v1/links/" + target + "/guard/approve", "");
        assertThat(send("DELETE", "/api/v1/watches/" + target, "").status()).isEqualTo(404);
        var reason = "{\"scope\":\"all\",\"reason\":\"Audited\"}";
        assertThat(post("/api/v1/pauses", reason).status()).isEqualTo(201);
        assertThat(send("DELETE", "/api/v1/pauses/all", "").status()).isEqualTo(204);
        var told = get("/api/v1/audit/export")
                .body()
                .lines()
                .map(line -> Json.tree(line).path("action").asString())
                .toList();
        assertThat(told).containsSubsequence("pause.make", "pause.end");
    }

    private static boolean isUntold(String route) {
        var cut = route.indexOf(' ');
        return AuditedRoutes.action(route.substring(0, cut), route.substring(cut + 1)) == null;
    }

    /** What changes something and has this least role. */
    private List<String> routes(String least) {
        return get("/openapi.json").json().path("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .filter(route -> !route.getKey().equals("get"))
                        .filter(route ->
                                route.getValue().path("x-least-role").asString().equals(least))
                        .map(route -> route.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey()))
                .toList();
    }
}
