package dev.lockstep.api.socket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.People;
import dev.lockstep.account.Person;
import dev.lockstep.api.Callers;
import dev.lockstep.api.Surface;
import dev.lockstep.base.Database;
import dev.lockstep.base.Ids;
import dev.lockstep.event.Events;
import dev.lockstep.member.Members;
import dev.lockstep.member.Role;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;

/** Members hear what happens in their project, and nobody else does; the real socket.io-client. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ProjectRoomsTest extends Surface {
    @Autowired
    private People people;

    @Autowired
    private Members members;

    @Autowired
    private Events events;

    @Autowired
    private Database database;

    @BeforeAll
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    static void installClient() throws Exception {
        NodeListener.install();
    }

    @Test
    void aMemberHearsOfTheProjectAndAnOutsiderMayNotJoin() {
        var own = project();
        var foreign = project();
        var ann = person();
        members.add(own, ann, Role.VIEWER, null);
        try (var listener = listen(session(ann), foreign, own)) {
            var refused = listener.next("joined");
            assertThat(refused.path("joined").asString()).isEqualTo(foreign.toString());
            assertThat(refused.path("code").asString()).isEqualTo("project_not_found");
            assertThat(listener.next("joined").path("ok").asBoolean()).isTrue();
            issue(foreign);
            var issue = issue(own);
            post("/api/v1/issues/" + issue + "/comments", "{\"body\":\"Word\"}");
            var heard = new HashSet<String>();
            while (!heard.contains("comment.created")) {
                var event = listener.next("event");
                heard.add(event.path("event").asString());
                assertThat(event.path("payload").path("projectId").asString(own.toString()))
                        .as(event.toString())
                        .isEqualTo(own.toString());
            }
            assertThat(heard).contains("issue.created", "comment.created");
        }
    }

    @Test
    void whoIsKickedLeavesTheRoomAndWhoLogsOutIsCutOff() {
        var own = project();
        var ann = person();
        members.add(own, ann, Role.EDITOR, null);
        members.add(own, person(), Role.OWNER, null);
        var session = session(ann);
        try (var listener = listen(session, own)) {
            assertThat(listener.next("joined").path("ok").asBoolean()).isTrue();
            var before = System.nanoTime();
            members.remove(own, ann, null);
            var event = listener.next("event");
            while (!event.path("event").asString().equals("left")) {
                event = listener.next("event");
            }
            assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - before))
                    .as("seconds, with room for a slow machine; in the usual case two")
                    .isLessThan(20);
            assertThat(event.path("payload").path("projectId").asString()).isEqualTo(own.toString());
            issue(own);
            sessions.end(session);
            var last = listener.next("disconnected");
            assertThat(last.has("disconnected")).isTrue();
        }
    }

    @Test
    void operationsAreToldToTheirProjectAndWatchesToAdministratorsAlone() {
        var own = project();
        var ann = person();
        members.add(own, ann, Role.VIEWER, null);
        try (var member = listen(session(ann), own);
                var chief = new NodeListener(
                        "http://127.0.0.1:" + port, "websocket", "{\"token\":\"" + TOKEN + "\"}", "", "*")) {
            assertThat(member.next("joined").path("ok").asBoolean()).isTrue();
            chief.next("ready");
            tell("watch.updated", null);
            tell("run.updated", own);
            tell("operation.errored", own);
            assertThat(member.next("event").path("event").asString())
                    .as("the first that a member hears")
                    .isEqualTo("operation.errored");
            var heard = new HashSet<String>();
            while (!heard.contains("operation.errored")) {
                heard.add(chief.next("event").path("event").asString());
            }
            assertThat(heard).contains("watch.updated", "run.updated");
        }
    }

    private void tell(String type, @Nullable UUID project) {
        database.write(() -> events.publish(type, Ids.next().toString(), project, Map.of()));
    }

    @Test
    void anOutsiderHearsNothingWhateverHappens() {
        var ann = person();
        var session = session(ann);
        try (var listener = new NodeListener(
                "http://127.0.0.1:" + port, "websocket", "{}", Callers.COOKIE + "=" + session, "*", "no-id")) {
            assertThat(listener.next("joined").path("ok").asBoolean(true)).isFalse();
            jobs.endAll();
            post("/api/sync", "{}");
            issue(project());
            sessions.end(session);
            assertThat(listener.nextOf("disconnected", "event").has("disconnected"))
                    .as("nothing was heard before the end")
                    .isTrue();
        }
    }

    private NodeListener listen(String session, UUID... projects) {
        var names = java.util.Arrays.stream(projects).map(UUID::toString).toArray(String[]::new);
        return new NodeListener(
                "http://127.0.0.1:" + port, "websocket", "{}", Callers.COOKIE + "=" + session, "*", names);
    }

    private String session(UUID person) {
        return sessions.begin(person).reveal();
    }

    private UUID person() {
        var id = Ids.next();
        people.add(new Person(id, "Ann", id + "@example.org", false, true, Instant.EPOCH), "no password");
        return id;
    }

    private UUID project() {
        return UUID.fromString(post("/api/v1/projects", "{\"name\":\"%s\"}".formatted(UUID.randomUUID()))
                .text("id"));
    }

    private String issue(UUID project) {
        return post("/api/v1/issues", "{\"projectId\":\"%s\",\"title\":\"One\"}".formatted(project))
                .text("id");
    }
}
