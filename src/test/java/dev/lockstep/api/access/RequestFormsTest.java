package dev.lockstep.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.People;
import dev.lockstep.account.Person;
import dev.lockstep.api.Surface;
import dev.lockstep.base.Ids;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What every route of the description has in common: the forms of requests that it refuses, and what no answer holds. */
class RequestFormsTest extends Surface {
    private static final List<String> OF_OTHER_PAGES =
            List.of("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x");
    private static final Pattern SECRET =
            Pattern.compile("(?i).*(password|secret|token|hash|privatekey|cipher|credential|cookie).*");

    /** Shown once, in the answer to who made them. */
    private static final Set<String> SHOWN_ONCE = Set.of(
            "Access.accessToken",
            "MadeToken.token",
            "SigningSecret.signingSecret",
            "ActionView.signingSecret",
            "RadarAction.webhookSecret",
            "SubscriptionView.secret",
            "WebhookView.secret");

    private static final Set<String> NO_SECRETS = Set.of(
            "hasWebhookSecret", // whether there is one
            "hasSecret",
            "formerWebhookSecretUntil", // until when there are two
            "tokenType",
            "lastHash", // of the audit log's chain
            "hash",
            "previousHash",
            "scriptHash",
            "commitHash",
            "contentHash");

    @Autowired
    private People people;

    @Test
    void whatAnotherSitesFormCanSendIsNoBodyForAnyRoute() {
        int tried = 0;
        for (var route : routes()) {
            if (route.told().has("requestBody")) {
                for (var type : OF_OTHER_PAGES) {
                    var answer = send(signed(route.at())
                            .header("Content-Type", type)
                            .method(route.method(), BodyPublishers.ofString("{\"name\":\"x\"}")));
                    assertThat(answer.status()).as("%s as %s", route, type).isIn(404, 415);
                    tried++;
                }
            }
        }
        assertThat(tried).isGreaterThan(60);
    }

    @Test
    void aCookieThatAnotherSiteSendsMayWriteNowhere() {
        var id = Ids.next();
        people.add(new Person(id, "Ann", id + "@example.org", true, true, Instant.EPOCH), "no password");
        var cookie = "lockstep_session=" + sessions.begin(id).reveal();
        int tried = 0;
        for (var route : routes()) {
            if (!route.method().equals("GET")) {
                var answer = send(to(route.at())
                        .header("Cookie", cookie)
                        .header("Content-Type", "application/json")
                        .header("Origin", "https://evil.example")
                        .header("Sec-Fetch-Site", "cross-site")
                        .method(route.method(), BodyPublishers.ofString("{}")));
                assertThat(answer.status()).as(route.toString()).isEqualTo(403);
                assertThat(answer.text("code")).as(route.toString()).isEqualTo("cross_site_request");
                tried++;
            }
        }
        assertThat(tried).isGreaterThan(60);
    }

    @Test
    void noAnswerHasAMemberThatHoldsASecret() {
        var schemas = get("/openapi.json").json().path("components").path("schemas");
        var seen = new TreeSet<String>();
        routes().forEach(route -> refer(route.told().path("responses"), schemas, seen));
        assertThat(seen).hasSizeGreaterThan(40);
        var found = new TreeSet<String>();
        for (var name : seen) {
            schemas.path(name)
                    .findValues("properties")
                    .forEach(members -> members.propertyNames().stream()
                            .filter(SECRET.asMatchPredicate())
                            .filter(member -> !NO_SECRETS.contains(member))
                            .forEach(member -> found.add(name + "." + member)));
        }
        found.removeAll(SHOWN_ONCE);
        assertThat(found).isEmpty();
    }

    /** Adds the schemas that this names, and those that they name. */
    private static void refer(JsonNode node, JsonNode schemas, Set<String> seen) {
        for (var reference : node.findValuesAsString("$ref")) {
            var name = reference.replaceFirst(".*/", "");
            if (seen.add(name)) {
                refer(schemas.path(name), schemas, seen);
            }
        }
    }

    private record Told(String method, String path, JsonNode told) {
        String at() {
            return path.replaceAll("\\{[^}]*}", UUID.randomUUID().toString());
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private List<Told> routes() {
        return get("/openapi.json").json().path("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .map(route -> new Told(
                                route.getKey().toUpperCase(java.util.Locale.ROOT), path.getKey(), route.getValue())))
                .filter(route -> route.path().startsWith("/api/v1/"))
                .toList();
    }
}
