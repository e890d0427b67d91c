package dev.lockstep.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.People;
import dev.lockstep.account.Person;
import dev.lockstep.api.Surface;
import dev.lockstep.base.Database;
import dev.lockstep.base.Ids;
import dev.lockstep.operation.OperationRequest;
import dev.lockstep.operation.OperationRequest.Direction;
import dev.lockstep.operation.OperationRequest.Kind;
import dev.lockstep.operation.OperationRequest.Priority;
import dev.lockstep.operation.Operations;
import dev.lockstep.operation.ResourceKey;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The queue as its admins see it, over HTTP. */
class OperationsSurfaceTest extends Surface {
    private static final Instant REMOTE_TIME = Instant.parse("2026-11-20T10:00:00Z");

    @Autowired
    private Database database;

    @Autowired
    private Operations operations;

    @Autowired
    private People people;

    /** On a link that there is not, so that it ends as disabled. */
    private String disabled(UUID link) {
        var subject = UUID.randomUUID();
        var request = new OperationRequest(
                new ResourceKey(subject.toString()),
                Kind.ISSUE,
                subject,
                Direction.INBOUND,
                link,
                UUID.randomUUID(),
                null,
                "edited",
                "4711",
                REMOTE_TIME,
                REMOTE_TIME,
                null,
                "delivery-1",
                null,
                Set.of("title"),
                Priority.LIVE);
        database.write(() -> {
            operations.enqueue(request);
        });
        return get("/api/v1/operations?resource=" + subject)
                .json()
                .path("items")
                .get(0)
                .path("id")
                .asString();
    }

    @Test
    void everyFieldOfTheRecordIsShown() {
        var id = disabled(UUID.randomUUID());
        var shown = get("/api/v1/operations/" + id).json();
        assertThat(shown.propertyNames())
                .contains(
                        "id",
                        "seq",
                        "direction",
                        "githubAppInstallationId",
                        "remoteUpdatedAt",
                        "canceledBy",
                        "duplicateOf",
                        "droppedFor",
                        "state",
                        "reason",
                        "hint",
                        "errorClass",
                        "kind",
                        "resourceKey",
                        "subjectId",
                        "issueId",
                        "commentId",
                        "remoteId",
                        "connectionId",
                        "container",
                        "linkId",
                        "jobId",
                        "event",
                        "localModifiedAt",
                        "effectiveAt",
                        "deliveryId",
                        "contentHash",
                        "covers",
                        "priority",
                        "attempts",
                        "maxAttempts",
                        "nextAttemptAt",
                        "leaseOwner",
                        "leaseUntil",
                        "createdAt",
                        "startedAt",
                        "finishedAt",
                        "history",
                        "pauses");
        assertThat(shown.path("state").asString()).isEqualTo("disabled");
        assertThat(shown.path("githubAppInstallationId").isNull()).isTrue();
        assertThat(shown.path("remoteUpdatedAt").asString()).isEqualTo("2026-11-20T10:00:00Z");
        assertThat(shown.path("remoteId").asString()).isEqualTo("4711");
        assertThat(shown.path("deliveryId").asString()).isEqualTo("delivery-1");
    }

    @Test
    void manyAreRetriedOrDiscardedAtOnceAndTheAnswerSaysHowMany() {
        var link = UUID.randomUUID();
        var one = disabled(link);
        disabled(link);
        var byIds = post("/api/v1/operations/discard", "{\"ids\":[\"%s\",\"%s\"]}".formatted(one, UUID.randomUUID()));
        assertThat(byIds.body()).isEqualTo("{\"changed\":1,\"more\":false}");
        assertThat(get("/api/v1/operations/" + one).text("state")).isEqualTo("canceled");
        var all = post(
                "/api/v1/operations/discard", "{\"filter\":{\"state\":\"disabled\",\"link\":\"%s\"}}".formatted(link));
        assertThat(all.body()).isEqualTo("{\"changed\":1,\"more\":false}");
        assertThat(get("/api/v1/audit/export").body())
                .contains("1 of 2 chosen: " + one)
                .contains("1 of all that fit state:disabled link:" + link);
        assertThat(get("/api/v1/operations?tracker=gitlab").text("code")).isEqualTo("unknown_word");
        assertThat(post("/api/v1/operations/retry", "{}").text("code")).isEqualTo("choice_missing");
        var refused = post("/api/v1/operations/" + one + "/retry", "");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("code")).isEqualTo("operation_not_retryable");
    }

    @Test
    void aPauseSaysWhoWhenAndWhyAndEndsOnce() {
        var issue = post(
                        "/api/v1/issues",
                        "{\"projectId\":\"%s\",\"title\":\"Stop me\"}"
                                .formatted(post("/api/v1/projects", "{\"name\":\"%s\"}".formatted(UUID.randomUUID()))
                                        .text("id")))
                .text("id");
        var body = "{\"scope\":\"issue\",\"target\":\"%s\",\"reason\":\"Being moved\"}".formatted(issue);
        assertThat(post("/api/v1/pauses", body).status()).isEqualTo(201);
        var listed = get("/api/v1/pauses").json().path("items").get(0);
        assertThat(listed.path("scope").asString()).isEqualTo("issue");
        assertThat(listed.path("reason").asString()).isEqualTo("Being moved");
        assertThat(listed.path("by").asString()).isEqualTo("admin");
        assertThat(listed.path("at").asString()).isNotEmpty();
        var place = "/api/v1/pauses/issue/" + issue;
        assertThat(send(signed(place).DELETE()).status()).isEqualTo(204);
        assertThat(send(signed(place).DELETE()).text("code")).isEqualTo("pause_not_found");
        assertThat(post("/api/v1/pauses", "{\"scope\":\"link\",\"target\":\"%s\"}".formatted(issue))
                        .text("code"))
                .isEqualTo("link_not_found");
        assertThat(post("/api/v1/pauses", "{\"scope\":\"all\"}").status()).isEqualTo(201);
        assertThat(send(signed("/api/v1/pauses/all").DELETE()).status()).isEqualTo(204);
    }

    @Test
    void theListIsNewestFirstAndFiltered() {
        var link = UUID.randomUUID();
        var ids = IntStream.range(0, 5).mapToObj(each -> disabled(link)).toList();
        post("/api/v1/operations/" + ids.getFirst() + "/discard", "");
        assertThat(listed("link=" + link)).isEqualTo(ids.reversed());
        assertThat(listed("link=" + link + "&state=disabled"))
                .isEqualTo(ids.reversed().subList(0, 4));
        assertThat(listed("link=" + link + "&direction=inbound")).hasSize(5);
        assertThat(listed("link=" + link + "&direction=outbound")).isEmpty();
        var first = get("/api/v1/operations?limit=3&link=" + link);
        assertThat(first.json().path("items").findValuesAsString("id"))
                .isEqualTo(ids.reversed().subList(0, 3));
        var next = "link=" + link + "&limit=3&cursor=" + first.text("next");
        assertThat(listed(next)).isEqualTo(ids.reversed().subList(3, 5));
    }

    private List<String> listed(String query) {
        return get("/api/v1/operations?" + query).json().path("items").findValuesAsString("id");
    }

    @Test
    void ofAllProjectsOnlyAdministratorsSeeThem() {
        assertThat(send(to("/api/v1/operations").GET()).status()).isEqualTo(401);
        assertThat(send(to("/api/v1/pauses").GET()).status()).isEqualTo(401);
        var id = Ids.next();
        people.add(new Person(id, "Ann", id + "@example.org", false, true, Instant.EPOCH), "no password");
        var cookie = "lockstep_session=" + sessions.begin(id).reveal();
        assertThat(send(to("/api/v1/operations").header("Cookie", cookie).GET()).text("field"))
                .isEqualTo("link");
        assertThat(send(to("/api/v1/operations?link=" + UUID.randomUUID())
                                .header("Cookie", cookie)
                                .GET())
                        .status())
                .isEqualTo(404);
        assertThat(send(to("/api/v1/pauses").header("Cookie", cookie).GET()).status())
                .isEqualTo(403);
    }
}
