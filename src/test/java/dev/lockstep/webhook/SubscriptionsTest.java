package dev.lockstep.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.account.AccountParts;
import dev.lockstep.account.Person;
import dev.lockstep.base.Ids;
import dev.lockstep.base.Json;
import dev.lockstep.base.Refused;
import dev.lockstep.base.Secret;
import dev.lockstep.base.TestClock;
import dev.lockstep.base.TestDatabase;
import dev.lockstep.base.TestHubKey;
import dev.lockstep.event.Event;
import dev.lockstep.event.Events;
import dev.lockstep.event.TestEvents;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** From an event to a receiver that answers well, badly, or not at all. */
@Timeout(120)
class SubscriptionsTest {
    private final TestClock clock = new TestClock(Instant.parse("2026-11-21T12:00:00Z"));
    private final TestReceiver receiver = new TestReceiver();
    private TestDatabase database;
    private Events events;
    private Subscriptions subscriptions;
    private Postings postings;
    private SubscriptionFeed feed;
    private Egress egress;
    private final Map<UUID, Instant> quiet = new HashMap<>();
    private long seen;

    @BeforeEach
    void open(@TempDir Path folder) {
        database = TestDatabase.in(folder);
        events = TestEvents.stored(database);
        subscriptions = new Subscriptions(database.database(), database.jdbc(), TestHubKey.fixed(), clock);
        postings = new Postings(database.database(), database.jdbc(), clock);
        feed = new SubscriptionFeed(database.jdbc(), postings, new PostingSignal(database.database()), clock);
        egress = receiver.egress();
    }

    @AfterEach
    void close() throws Exception {
        egress.destroy();
        receiver.close();
        database.close();
    }

    private PostingRound round() {
        return round(egress);
    }

    private PostingRound round(Egress through) {
        return new PostingRound(
                database.database(),
                database.jdbc(),
                database.dialect(),
                subscriptions,
                postings,
                through,
                events,
                (person, now) -> Optional.ofNullable(quiet.get(person)).filter(end -> end.isAfter(now)),
                clock);
    }

    private UUID project() {
        var id = Ids.next();
        database.database().write(() -> {
            database.jdbc()
                    .sql("insert into project (id, name, name_key, created_at) values (?, ?, ?, 0)")
                    .params(id.toString(), id.toString(), id.toString())
                    .update();
        });
        return id;
    }

    /** What the feed's giver does: all new events in one unit. */
    private void happens(String type, @Nullable UUID project, String... subjects) {
        for (var subject : subjects) {
            database.database().write(() -> events.publish(type, subject, project, Map.of("id", subject)));
        }
        var fresh = events.after(seen, 1_000).stream().map(this::now).toList();
        seen = fresh.getLast().seq();
        database.database().write(() -> feed.consume(fresh));
    }

    /** Events of this test happen by its clock. */
    private Event now(Event event) {
        return new Event(
                event.seq(),
                event.id(),
                event.type(),
                event.name(),
                event.subject(),
                event.projectId(),
                event.payload(),
                clock.instant());
    }

    private void drain() {
        while (round().run()) {}
    }

    private List<String> received() {
        return receiver.letters.stream()
                .map(letter -> Json.tree(letter.body()).path("subject").asString())
                .toList();
    }

    private static Whose whose(@Nullable UUID project) {
        return project == null ? Whose.EVERYTHING : Whose.ofProject(project);
    }

    private Subscriptions.Made added(@Nullable UUID project, String... wanted) {
        return subscriptions.add(whose(project), receiver.url(), List.of(wanted));
    }

    @Test
    void aReceiverGetsCloudEventsInOrderWithSignaturesThatFit() {
        var made = added(null);
        happens("issue.created", project(), "a", "b", "c");
        drain();
        assertThat(received()).containsExactly("a", "b", "c");
        for (var letter : receiver.letters) {
            assertThat(Signing.fits(made.secret(), letter.headers(), letter.body()))
                    .isTrue();
            assertThat(Signing.fits(Signing.newSecret(), letter.headers(), letter.body()))
                    .isFalse();
            var body = Json.tree(letter.body());
            assertThat(letter.headers().get(Signing.ID))
                    .isEqualTo(body.path("id").asString());
            assertThat(body.path("specversion").asString()).isEqualTo("1.0");
            assertThat(body.path("name").asString()).isEqualTo("newCard");
        }
        drain();
        assertThat(receiver.letters).hasSize(3);
        assertThat(postings.list(made.subscription().id(), Posting.State.DELIVERED, 10, null)
                        .items())
                .hasSize(3)
                .allSatisfy(each -> {
                    assertThat(each.attempts()).isEqualTo(1);
                    assertThat(each.status()).isEqualTo(200);
                });
    }

    @Test
    void aPersonWhoMustNotBeDisturbedIsToldAfterwardsAndNothingIsLost() {
        var person = person();
        subscriptions.add(Whose.ofPerson(person), receiver.url(), List.of());
        added(null, "issue.");
        quiet.put(person, clock.instant().plus(Duration.ofHours(8)));
        notified(person, "one");
        notified(person, "two");
        happens("issue.created", project(), "for others");
        drain();
        assertThat(received()).containsExactly("for others");
        clock.advance(Duration.ofHours(7));
        notified(person, "three");
        drain();
        assertThat(received()).containsExactly("for others");
        clock.advance(Duration.ofMinutes(61));
        drain();
        assertThat(receiver.letters.stream()
                        .map(each -> Json.tree(each.body()).at("/data/id").asString()))
                .containsExactly("for others", "one", "two", "three");
    }

    @Test
    void whoEndsTheQuietIsToldAtOnce() {
        var person = person();
        subscriptions.add(Whose.ofPerson(person), receiver.url(), List.of());
        quiet.put(person, clock.instant().plus(Duration.ofHours(8)));
        notified(person, "one");
        drain();
        assertThat(receiver.letters).isEmpty();
        quiet.clear();
        drain();
        assertThat(receiver.letters).isEmpty();
        subscriptions.wake(person);
        drain();
        assertThat(receiver.letters).hasSize(1);
    }

    private UUID person() {
        var id = Ids.next();
        AccountParts.people(database)
                .add(new Person(id, "Ann", id + "@example.org", false, true, Instant.EPOCH), "no password");
        seen = events.after(seen, 1_000).stream().mapToLong(Event::seq).max().orElse(seen);
        return id;
    }

    private void notified(UUID person, String id) {
        database.database().write(() -> {
            events.publish(
                    "notification.created", person.toString(), null, Map.of("id", id, "channels", List.of("webhook")));
        });
        var fresh = events.after(seen, 1_000).stream().map(this::now).toList();
        seen = fresh.getLast().seq();
        database.database().write(() -> feed.consume(fresh));
    }

    @Test
    void oneIsToldOfItsProjectAloneAndOfWhatItWants() {
        var ours = project();
        var theirs = project();
        added(ours, "newCard", "comment.");
        happens("issue.created", theirs, "theirs");
        happens("issue.created", ours, "card");
        happens("issue.moved", ours, "moved");
        happens("comment.deleted", ours, "comment");
        happens("person.created", null, "person");
        drain();
        assertThat(received()).containsExactly("card", "comment");
    }

    @Test
    void whatFailsIsSentAgainUnderTheSameIdAndTheReceiverIsLeftAloneMeanwhile() {
        var made = added(null);
        receiver.answers(500, 302);
        happens("issue.created", project(), "a", "b");
        drain();
        assertThat(receiver.letters).hasSize(1);
        clock.advance(Duration.ofSeconds(6));
        drain();
        assertThat(receiver.letters).hasSize(2);
        clock.advance(Duration.ofMinutes(6));
        drain();
        assertThat(received()).containsExactlyInAnyOrder("a", "a", "a", "b");
        var ids = receiver.letters.stream()
                .filter(letter -> letter.body().contains("\"subject\":\"a\""))
                .map(letter -> letter.headers().get(Signing.ID))
                .distinct();
        assertThat(ids).hasSize(1);
        assertThat(subscriptions
                        .find(Whose.EVERYTHING, made.subscription().id())
                        .failingSince())
                .isNull();
    }

    @Test
    void whoTakesNothingForThreeDaysIsToldOfNothingMoreUntilSomebodyEnablesIt() {
        var made = added(null);
        var id = made.subscription().id();
        var closed = receiver.closedEgress();
        var project = project();
        happens("issue.created", project, "a");
        int attempts = 0;
        for (int hour = 0; hour < 73 * 12; hour++) {
            attempts += round(closed).run() ? 1 : 0;
            clock.advance(Duration.ofMinutes(5));
        }
        assertThat(attempts).isEqualTo(10);
        assertThat(receiver.letters).isEmpty();
        var stopped = subscriptions.find(Whose.EVERYTHING, id);
        assertThat(stopped.enabled()).isFalse();
        assertThat(stopped.stopped()).contains("three days", "not a public address");
        assertThat(events.after(seen, 10)).extracting(Event::type).containsExactly("subscription.disabled");
        happens("issue.created", project, "b");
        drain();
        subscriptions.change(Whose.EVERYTHING, id, null, null, true);
        happens("issue.created", project, "c");
        drain();
        assertThat(received()).containsExactly("c");
        var failed = postings.list(id, Posting.State.FAILED, 10, null).items();
        assertThat(failed).hasSize(1);
        postings.again(
                subscriptions.find(Whose.EVERYTHING, id), failed.getFirst().id());
        drain();
        assertThat(received()).containsExactly("c", "a");
    }

    @Test
    void whoAnswersThatNobodyWantsItIsToldOfNothingMore() {
        var id = added(null).subscription().id();
        receiver.answers(410);
        happens("issue.created", project(), "a", "b");
        drain();
        clock.advance(Duration.ofDays(1));
        drain();
        assertThat(received()).containsExactly("a");
        var stopped = subscriptions.find(Whose.EVERYTHING, id);
        assertThat(stopped.stopped()).contains("410");
        assertThat(postings.list(id, Posting.State.FAILED, 10, null).items()).hasSize(2);
        assertThatThrownBy(() -> postings.again(
                        stopped,
                        postings.list(id, null, 10, null).items().getFirst().id()))
                .isInstanceOf(Refused.class);
    }

    @Test
    void anEventThatIsGivenTwiceIsSentOnce() {
        added(null);
        happens("issue.created", project(), "a");
        seen = 0;
        happens("issue.created", project(), "b");
        drain();
        assertThat(received()).containsExactly("a", "b");
    }

    @Test
    void manyNodesSendEachEventOnce() throws Exception {
        added(null);
        var subjects = IntStream.range(0, 40).mapToObj(String::valueOf).toArray(String[]::new);
        happens("issue.created", project(), subjects);
        try (var nodes = Executors.newFixedThreadPool(4)) {
            var all = nodes.invokeAll(IntStream.range(0, 4)
                    .<Callable<Void>>mapToObj(each -> () -> {
                        drain();
                        return null;
                    })
                    .toList());
            for (var each : all) {
                each.get();
            }
        }
        assertThat(received()).containsExactly(subjects);
    }

    @Test
    void whoDiedInMidRoundIsSucceeded() {
        var id = added(null).subscription().id();
        happens("issue.created", project(), "a");
        database.database().write(() -> {
            database.jdbc()
                    .sql("update subscription set lease_token = 'dead', lease_until = ? where id = ?")
                    .params(clock.instant().plusSeconds(60).toEpochMilli(), id.toString())
                    .update();
        });
        drain();
        assertThat(receiver.letters).isEmpty();
        clock.advance(Duration.ofSeconds(61));
        drain();
        assertThat(received()).containsExactly("a");
    }

    @Test
    void theSecretIsStoredForItsRowAlone() {
        var one = added(null);
        var two = added(null);
        assertThat(subscriptions.secret(one.subscription().id()).map(Secret::reveal))
                .isEqualTo(Optional.of(one.secret().reveal()));
        assertThat(one.secret().reveal()).isNotEqualTo(two.secret().reveal());
        var stored = database.jdbc()
                .sql("select secret from subscription order by id")
                .query(String.class)
                .list();
        assertThat(stored).noneMatch(each -> each.contains(one.secret().reveal().substring(6)));
        database.database().write(() -> {
            database.jdbc()
                    .sql("update subscription set secret = ? where id = ?")
                    .params(stored.getFirst(), two.subscription().id().toString())
                    .update();
        });
        assertThatThrownBy(() -> subscriptions.secret(two.subscription().id())).isInstanceOf(Refused.class);
    }

    @Test
    void whatCannotBeIsRefusedWithItsField() {
        for (var url : List.of("http://example.com/", "https://user@example.com/", "https://127.1/", "odd")) {
            assertThatThrownBy(() -> subscriptions.add(Whose.EVERYTHING, url, List.of()))
                    .isInstanceOfSatisfying(
                            Refused.class, no -> assertThat(no.field()).isEqualTo("url"))
                    .hasMessageContaining("url");
        }
        assertThatThrownBy(() -> added(null, "issue.gone"))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.field()).isEqualTo("events"));
        var project = project();
        for (int each = 0; each < Subscriptions.MOST; each++) {
            added(project);
        }
        assertThatThrownBy(() -> added(project)).hasMessageContaining("at most 20");
        var foreign = added(null).subscription().id();
        assertThatThrownBy(() -> subscriptions.find(whose(project), foreign)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> subscriptions.remove(whose(project), foreign)).isInstanceOf(Refused.class);
    }
}
