package dev.lockstep.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.People;
import dev.lockstep.account.Person;
import dev.lockstep.account.token.ApiTokens;
import dev.lockstep.account.token.Scope;
import dev.lockstep.api.Surface;
import dev.lockstep.base.Ids;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Every route of the description, asked with personal tokens of each scope, and by who was shut out. */
class TokenMatrixTest extends Surface {
    @Autowired
    private People people;

    @Autowired
    private ApiTokens tokens;

    private List<Route> routes = List.of();

    @BeforeEach
    void describe() {
        routes = Route.all(get("/openapi.json").json());
        assertThat(routes).hasSizeGreaterThan(100);
    }

    @Test
    void aTokenDoesWhatItsScopeSaysOnEveryRoute() {
        var ann = person(true);
        for (var scope : Scope.values()) {
            var token = token(ann, scope);
            for (var route : routes) {
                if (scope != (route.reads() ? Scope.READ : Scope.WRITE)) {
                    var answer = ask(route, "Authorization", "Bearer " + token);
                    assertThat(answer.status()).as("%s: %s", scope, route).isEqualTo(403);
                    assertThat(answer.text("code")).as("%s: %s", scope, route).isEqualTo("scope_missing");
                }
            }
        }
    }

    @Test
    void anAdministratorsTokenWithoutThatScopeIsNoAdministrators() {
        var token = token(person(true), Scope.READ, Scope.WRITE);
        for (var route : routes) {
            if (route.least() == Least.ADMINISTRATOR) {
                var answer = ask(route, "Authorization", "Bearer " + token);
                assertThat(answer.text("code")).as(route.toString()).isEqualTo("admin_only");
            } else if (route.of() != null && !route.byQuery()) {
                var answer = ask(route, "Authorization", "Bearer " + token);
                assertThat(answer.status()).as(route.toString()).isEqualTo(404);
            }
        }
    }

    @Test
    void whoIsShutOutIsNobodyOnEveryRoute() {
        var gone = person(true);
        var cookie = "lockstep_session=" + sessions.begin(gone.id()).reveal();
        var token = "Bearer " + token(gone, Scope.READ, Scope.WRITE, Scope.ADMIN);
        assertThat(post("/api/v1/people/" + gone.id() + "/deactivate", "").status())
                .isEqualTo(200);
        for (var route : routes) {
            if (route.least() != Least.OPEN) {
                assertThat(ask(route, "Cookie", cookie).status())
                        .as("cookie: %s", route)
                        .isEqualTo(401);
                assertThat(ask(route, "Authorization", token).status())
                        .as("token: %s", route)
                        .isEqualTo(401);
            }
        }
    }

    private Answer ask(Route route, String header, String value) {
        var id = UUID.randomUUID();
        var path = route.at(id.toString(), UUID.randomUUID());
        return send(to(path).header(header, value)
                .header("Content-Type", "application/json")
                .header("Sec-Fetch-Site", "same-origin")
                .method(
                        route.method(),
                        route.reads() ? BodyPublishers.noBody() : BodyPublishers.ofString(route.body(id.toString()))));
    }

    private Person person(boolean admin) {
        var id = Ids.next();
        var person = new Person(id, "Ann", id + "@example.org", admin, true, Instant.EPOCH);
        people.add(person, "no password");
        return person;
    }

    private String token(Person person, Scope... scopes) {
        return tokens.make(person, "ci", Set.of(scopes), Duration.ofDays(1))
                .secret()
                .reveal();
    }
}
