package dev.lockstep.api.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.People;
import dev.lockstep.account.Person;
import dev.lockstep.api.Surface;
import dev.lockstep.base.Ids;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** People with accounts at a running Lockstep, and what each of them is told. */
public abstract class NotifiedSurface extends Surface {
    @Autowired
    private People people;

    @Value("${lockstep.data-dir}")
    private Path folder;

    protected List<String> mails(Somebody to) {
        try (var files = Files.list(folder.resolve("mail"))) {
            return files.map(NotifiedSurface::text)
                    .filter(mail -> mail.startsWith("To: " + to.person().email()))
                    .toList();
        } catch (IOException none) {
            return List.of();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    protected void await(Somebody who, Predicate<List<String>> enough) {
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> kinds(who), enough::test);
    }

    protected static boolean last(List<String> kinds, String kind) {
        return !kinds.isEmpty() && kinds.getLast().equals(kind);
    }

    /** Oldest first. */
    protected List<String> kinds(Somebody who) {
        return told(who, "kind");
    }

    protected List<String> contents(Somebody who) {
        return told(who, "content");
    }

    protected List<String> told(Somebody who, String member) {
        var items = as(who, "GET", "/api/v1/notifications", "").json().path("items");
        return StreamSupport.stream(items.spliterator(), false)
                .map(item -> item.path(member).asString())
                .toList()
                .reversed();
    }

    protected record Somebody(Person person, String cookie) {
        UUID id() {
            return person.id();
        }
    }

    protected Somebody person(String name) {
        var id = Ids.next();
        var person = new Person(id, name, id + "@example.org", false, true, Instant.EPOCH);
        people.add(person, "no password");
        return new Somebody(person, "lockstep_session=" + sessions.begin(id).reveal());
    }

    protected String project(Somebody owner, Somebody editor) {
        var body = "{'name':'Project %s','members':['%s']}".formatted(Ids.next(), editor.id());
        return as(owner, "POST", "/api/v1/projects", body).header("Location");
    }

    protected String issue(Somebody author, String project, String title, String text) {
        var id = project.substring(project.lastIndexOf('/') + 1);
        var body = "{'projectId':'%s','title':'%s','body':'%s'}".formatted(id, title, text);
        return as(author, "POST", "/api/v1/issues", body).header("Location");
    }

    protected void edit(Somebody who, String issue, String json) {
        var read = as(who, "GET", issue, "").header("ETag");
        var edited = send(as(who, issue)
                .header("If-Match", read)
                .method("PATCH", BodyPublishers.ofString(json.replace('\'', '"'))));
        assertThat(edited.status()).isEqualTo(200);
    }

    protected Answer as(Somebody who, String method, String path, String json) {
        return send(as(who, path).method(method, BodyPublishers.ofString(json.replace('\'', '"'))));
    }

    private HttpRequest.Builder as(Somebody who, String path) {
        return to(path).header("Content-Type", "application/json")
                .header("Cookie", who.cookie())
                .header("Sec-Fetch-Site", "same-origin");
    }
}
