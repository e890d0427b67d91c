package dev.lockstep.api.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.People;
import dev.lockstep.account.Person;
import dev.lockstep.api.Surface;
import dev.lockstep.base.Ids;
import dev.lockstep.event.EventArchive;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class ArchiveSurfaceTest extends Surface {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String PATH = "/api/v1/events/archive?from=2026-01-01T00:00:00Z&to=9999-01-01T00:00:00Z";

    @Autowired
    private EventArchive archive;

    @Autowired
    private People people;

    @Test
    void oldEventsAreReadBackByTimeAndSubjectPageByPage() throws Exception {
        somebodyListens();
        var project = post("/api/v1/projects", "{\"name\":\"%s\"}".formatted(UUID.randomUUID()))
                .text("id");
        send("PATCH", "/api/v1/projects/" + project, "{\"description\":\"Changed\"}");
        post("/api/v1/issues", "{\"projectId\":\"%s\",\"title\":\"Later\"}".formatted(project));
        var found = archived(project, 2);
        assertThat(found.findValuesAsString("type")).containsExactly("project.created", "project.updated");
        assertThat(found.findValuesAsString("subject")).containsOnly(project);
        assertThat(found.path(1).path("data").path("description").asString()).isEqualTo("Changed");

        var first = get(PATH + "&subject=" + project + "&limit=1");
        assertThat(first.json().path("items").findValuesAsString("type")).containsExactly("project.created");
        var second = get(PATH + "&subject=" + project + "&limit=1&cursor="
                + first.json().path("next").asString());
        assertThat(second.json().path("items").findValuesAsString("type")).containsExactly("project.updated");

        var at = found.path(1).path("time").asString();
        assertThat(types("from=2026-01-01T00:00:00Z&to=" + at + "&subject=" + project))
                .as("before the end")
                .doesNotContain("project.updated");
        assertThat(types("from=" + at + "&to=9999-01-01T00:00:00Z&subject=" + project))
                .as("from the beginning on")
                .contains("project.updated");
        assertThat(types("from=2026-01-01T00:00:00Z&to=9999-01-01T00:00:00Z&subject=" + UUID.randomUUID()))
                .isEmpty();
    }

    @Test
    void whatCannotBeReadIsSaidAndNobodyElseMay() {
        assertThat(get("/api/v1/events/archive?to=2026-01-01T00:00:00Z").text("field"))
                .isEqualTo("from");
        assertThat(get("/api/v1/events/archive?from=yesterday&to=2026-01-01T00:00:00Z")
                        .text("field"))
                .isEqualTo("from");
        assertThat(get(PATH + "&cursor=x").text("code")).isEqualTo("cursor_invalid");
        assertThat(get(PATH + "&limit=100000").status()).isEqualTo(400);
    }

    /** Consumers that nothing concerns store their places seldom. */
    private void somebodyListens() {
        var id = Ids.next();
        people.add(new Person(id, "Ann", id + "@example.org", false, true, Instant.EPOCH), "no password");
        post("/api/v1/subscriptions", "{\"url\":\"https://127.0.0.1/hook\",\"events\":[\"newCard\"]}");
    }

    private java.util.List<String> types(String query) {
        return get("/api/v1/events/archive?" + query).json().path("items").findValuesAsString("type");
    }

    /** What somebody has still to take stays in the database until then. */
    private JsonNode archived(String subject, int wanted) throws InterruptedException {
        var end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end)) {
            archive.archive(Instant.now().plusSeconds(60), 2_000);
            var items = get(PATH + "&subject=" + subject).json().path("items");
            if (items.size() >= wanted) {
                return items;
            }
            new CountDownLatch(1).await(50, TimeUnit.MILLISECONDS);
        }
        throw new AssertionError("The events were not archived.");
    }
}
