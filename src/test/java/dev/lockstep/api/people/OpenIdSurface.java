package dev.lockstep.api.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.openid.FakeProvider;
import dev.lockstep.account.openid.FakeProvider.Fault;
import dev.lockstep.api.Surface;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** A hub with an OpenID provider beside it, both over real HTTP, and browsers that go from one to the other. */
@TestPropertySource(
        properties = {
            "LOCKSTEP_OIDC_CLIENT_ID=" + FakeProvider.CLIENT,
            "LOCKSTEP_OIDC_CLIENT_SECRET=" + FakeProvider.SECRET,
            "LOCKSTEP_OIDC_NAME=Acme <ID>",
            "LOCKSTEP_OPEN_REGISTRATION=true",
            "LOCKSTEP_TRUSTED_PROXIES=127.0.0.1"
        })
abstract class OpenIdSurface extends Surface {
    static final FakeProvider PROVIDER = new FakeProvider();
    static final String GOOD = "correct horse battery staple";
    static final String HUB = "https://hub.example.test";
    private static final int TRIES = 500;
    private static final AtomicInteger PEOPLE = new AtomicInteger();

    @DynamicPropertySource
    static void issuer(DynamicPropertyRegistry registry) {
        registry.add("lockstep.oidc.issuer", PROVIDER::issuer);
    }

    @BeforeEach
    void aHubWithSomebodyAndAProviderThatBehaves() {
        PROVIDER.fault = Fault.NONE;
        PROVIDER.secret = FakeProvider.SECRET;
        register("first" + PEOPLE.incrementAndGet() + "@example.org");
    }

    /** Somebody whom the provider knows with this address, and nobody else does. */
    static String known(String subject) {
        var email = subject + PEOPLE.incrementAndGet() + "@example.org";
        PROVIDER.user = Map.of("sub", subject + PEOPLE, "name", "Ann of Acme", "email", email, "email_verified", true);
        return email;
    }

    /** Each from an address of its own: from one only so many may. */
    String register(String email) {
        var body = "{\"name\":\"Pat\",\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, GOOD);
        assertThat(new Browser().ask("/api/v1/people", "POST", body).status()).isEqualTo(201);
        return email;
    }

    /** The newest entry of the audit log, once it has all of these: it is written when its request is answered already. */
    String lastAct(String... words) {
        String told = "";
        for (int tries = 0; tries < TRIES && !Stream.of(words).allMatch(told::contains); tries++) {
            told = get("/api/v1/audit?limit=1").json().path("items").path(0).toString();
        }
        assertThat(told).contains(words);
        return told;
    }

    /** Keeps cookies, follows no redirect by itself, and finds the hub by the name that its settings give it. */
    final class Browser {
        final Map<String, String> cookies = new LinkedHashMap<>();
        private final String address = "192.0.2." + PEOPLE.incrementAndGet() % 250;

        Answer get(String path) {
            return ask(path, "GET", "");
        }

        Answer ask(String path, String method, String json) {
            var answer = send(to(path).header("Cookie", sent())
                    .header("X-Forwarded-For", address)
                    .header("X-Forwarded-Proto", "https")
                    .header("Origin", HUB)
                    .header("Content-Type", "application/json")
                    .method(method, BodyPublishers.ofString(json)));
            answer.raw().headers().allValues("Set-Cookie").stream()
                    .flatMap(each -> HttpCookie.parse(each).stream())
                    .forEach(cookie -> {
                        cookies.put(cookie.getName(), cookie.getValue());
                        if (cookie.getMaxAge() == 0) {
                            cookies.remove(cookie.getName());
                        }
                    });
            return answer;
        }

        private String sent() {
            return cookies.entrySet().stream()
                    .map(each -> each.getKey() + "=" + each.getValue())
                    .collect(Collectors.joining("; "));
        }

        /** To the provider, which sends it back: the path on the hub, with what the provider added. */
        String wayBack(String query) {
            return through(get("/log-in/openid" + query).header("Location"));
        }

        String through(String address) {
            var back = send(HttpRequest.newBuilder(URI.create(address)).GET()).header("Location");
            assertThat(back).startsWith(HUB + "/log-in/openid/callback?");
            return back.substring(HUB.length());
        }

        Answer logIn(String query) {
            return get(wayBack(query));
        }

        Answer logInByPassword(String email) {
            var answer = ask("/api/v1/login", "POST", "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, GOOD));
            assertThat(answer.status()).isEqualTo(200);
            return answer;
        }

        Answer connect() {
            var begun = ask("/api/v1/people/me/openid", "POST", "{\"back\":\"/me\"}");
            assertThat(begun.status()).isEqualTo(200);
            return get(through(begun.text("address")));
        }
    }
}
