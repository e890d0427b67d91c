package dev.lockstep.api.socket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.People;
import dev.lockstep.account.Person;
import dev.lockstep.account.token.ApiTokens;
import dev.lockstep.account.token.Scope;
import dev.lockstep.api.Callers;
import dev.lockstep.api.Surface;
import dev.lockstep.base.Database;
import dev.lockstep.base.Ids;
import dev.lockstep.event.Events;
import dev.lockstep.member.Members;
import dev.lockstep.member.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Every kind of caller at the room of a project that is theirs, and at one that is not; the real socket.io-client. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class RoomsMatrixTest extends Surface {
    @Autowired
    private People people;

    @Autowired
    private ApiTokens tokens;

    @Autowired
    private Members members;

    @Autowired
    private Events events;

    @Autowired
    private Database database;

    private UUID own = Ids.next();
    private UUID foreign = Ids.next();

    @BeforeAll
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    static void installClient() throws Exception {
        NodeListener.install();
    }

    @BeforeEach
    void projects() {
        own = project();
        foreign = project();
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void aMemberIsInTheRoomOfTheProjectAndInNoOther(Role role) {
        try (var listener = listen("{}", cookie(person(role, false)))) {
            assertJoined(listener, true, false);
        }
    }

    @Test
    void anOutsiderIsInNone() {
        try (var listener = listen("{}", cookie(person(null, false)))) {
            assertJoined(listener, false, false);
        }
    }

    @Test
    void anAdministratorIsInAll() {
        try (var byAccount = listen("{}", cookie(person(null, true)));
                var byToken = listen(auth(TOKEN), "")) {
            assertJoined(byAccount, true, true);
            assertJoined(byToken, true, true);
        }
    }

    @Test
    void aTokenThatReadsHearsWhatItsPersonMay() {
        try (var reading = listen(auth(token(person(Role.VIEWER, false), Scope.READ)), "")) {
            assertJoined(reading, true, false);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Scope.class,
            names = {"WRITE", "ADMIN"})
    void aTokenThatMayNotReadHearsNothing(Scope scope) {
        try (var deaf = listen(auth(token(person(Role.OWNER, true), scope)), "")) {
            assertThat(deaf.nextOf("joined", "disconnected", "ready").has("disconnected"))
                    .isTrue();
        }
    }

    @Test
    void whoIsDeactivatedIsCutOffWhateverTheyHold() {
        var gone = person(Role.OWNER, false);
        var cookie = cookie(gone);
        var token = auth(token(gone, Scope.READ));
        assertThat(post("/api/v1/people/" + gone.id() + "/deactivate", "").status())
                .isEqualTo(200);
        for (var auth : new String[] {"{}", token}) {
            try (var listener = listen(auth, cookie)) {
                assertThat(listener.nextOf("joined", "disconnected", "ready").has("disconnected"))
                        .isTrue();
            }
        }
    }

    @Test
    void ofManyEventsOfTwoProjectsEachHearsTheOwnAlone() {
        try (var listener = listen("{}", cookie(person(Role.VIEWER, false)))) {
            assertJoined(listener, true, false);
            for (int each = 0; each < 300; each++) {
                tell(foreign, "issue.updated");
                tell(own, each < 299 ? "issue.updated" : "issue.removed");
            }
            var event = listener.next("event");
            for (; !event.path("event").asString().equals("issue.removed"); event = listener.next("event")) {
                assertThat(event.path("payload").path("projectId").asString()).isEqualTo(own.toString());
            }
        }
    }

    private void tell(UUID project, String type) {
        database.write(() -> events.publish(type, Ids.next().toString(), project, Map.of()));
    }

    private void assertJoined(NodeListener listener, boolean toOwn, boolean toForeign) {
        for (int each = 0; each < 2; each++) {
            var answer = listener.next("joined");
            boolean expected = answer.path("joined").asString().equals(own.toString()) ? toOwn : toForeign;
            assertThat(answer.path("ok").asBoolean()).as(answer.toString()).isEqualTo(expected);
            assertThat(answer.path("code").asString("")).isEqualTo(expected ? "" : "project_not_found");
        }
    }

    private NodeListener listen(String auth, String cookie) {
        return new NodeListener(
                "http://127.0.0.1:" + port, "websocket", auth, cookie, "*", own.toString(), foreign.toString());
    }

    private String cookie(Person person) {
        return Callers.COOKIE + "=" + sessions.begin(person.id()).reveal();
    }

    private static String auth(String token) {
        return "{\"token\":\"" + token + "\"}";
    }

    private String token(Person person, Scope scope) {
        return tokens.make(person, "ci", Set.of(scope), Duration.ofDays(1))
                .secret()
                .reveal();
    }

    private Person person(@Nullable Role role, boolean admin) {
        var id = Ids.next();
        var person = new Person(id, "Ann", id + "@example.org", admin, true, Instant.EPOCH);
        people.add(person, "no password");
        if (role != null) {
            members.add(own, id, role, null);
        }
        return person;
    }

    private UUID project() {
        return UUID.fromString(post("/api/v1/projects", "{\"name\":\"%s\"}".formatted(UUID.randomUUID()))
                .text("id"));
    }
}
