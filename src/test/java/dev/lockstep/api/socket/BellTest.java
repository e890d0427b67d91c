package dev.lockstep.api.socket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.People;
import dev.lockstep.account.Person;
import dev.lockstep.api.Callers;
import dev.lockstep.api.Surface;
import dev.lockstep.base.Ids;
import dev.lockstep.notify.Channel;
import dev.lockstep.notify.Notifications;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;

/** People hear at once that they were notified, each of what is his or hers; the real socket.io-client. */
@Timeout(value = 90, unit = TimeUnit.SECONDS)
class BellTest extends Surface {
    @Autowired
    private People people;

    @Autowired
    private Notifications notifications;

    @BeforeAll
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    static void installClient() throws Exception {
        NodeListener.install();
    }

    @Test
    void whoIsNotifiedHearsHowMuchIsUnreadAndNobodyElseDoesUntilTheSessionEnds() {
        var ann = person("Ann");
        var bob = person("Bob");
        var anns = sessions.begin(ann).reveal();
        var bobs = sessions.begin(bob).reveal();
        try (var first = listen(anns);
                var other = listen(bobs)) {
            assertThat(first.next("ready").has("ready")).isTrue();
            assertThat(other.next("ready").has("ready")).isTrue();
            notifications.test(ann, Channel.APP);
            notifications.test(ann, Channel.MAIL); // rings no bell
            notifications.test(ann, Channel.APP);
            assertThat(hears(first, 3)).isEqualTo(3); // with the welcome
            sessions.end(bobs);
            for (var heard = other.nextOf("event", "disconnected");
                    !heard.has("disconnected");
                    heard = other.nextOf("event", "disconnected")) {
                assertThat(heard.path("payload").path("unread").asInt())
                        .as("his own welcome at most")
                        .isEqualTo(1);
            }
            sessions.end(anns);
            assertThat(first.next("disconnected").has("disconnected")).isTrue();
        }
    }

    private static int hears(NodeListener listener, int unread) {
        int heard = 0;
        while (heard < unread) {
            heard = listener.next("event").path("payload").path("unread").asInt();
        }
        return heard;
    }

    private NodeListener listen(String session) {
        return new NodeListener(
                "http://127.0.0.1:" + port, "websocket", "{}", Callers.COOKIE + "=" + session, "notification.created");
    }

    private UUID person(String name) {
        var id = Ids.next();
        people.add(new Person(id, name, id + "@example.org", false, true, Instant.EPOCH), "no password");
        return id;
    }
}
