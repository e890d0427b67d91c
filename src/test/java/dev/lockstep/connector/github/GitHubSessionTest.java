package dev.lockstep.connector.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lockstep.connector.Connection;
import dev.lockstep.connector.Connector;
import dev.lockstep.connector.ConnectorException;
import dev.lockstep.connector.ConnectorFault;
import dev.lockstep.connector.Container;
import dev.lockstep.connector.Hub;
import dev.lockstep.connector.IssueDraft;
import dev.lockstep.connector.IssuePatch;
import dev.lockstep.connector.Person;
import dev.lockstep.connector.RemoteIssue;
import dev.lockstep.connector.RemoteRef;
import dev.lockstep.connector.RemoteSession;
import dev.lockstep.connector.StateKind;
import dev.lockstep.connector.Tracker;
import dev.lockstep.connector.Walk;
import dev.lockstep.contract.Witness;
import dev.lockstep.simulator.Fault;
import dev.lockstep.simulator.GitHubSimulator;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GitHubSessionTest {
    private static final Container REPOSITORY = new Container("acme/tracker");
    private static final String MARKER = "01890000-0000-7000-8000-000000000001";

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-01T10:00:00Z"));
    private final InstantSource clock = now::get;
    private final Witness witness = new Witness();
    private GitHubSimulator github;
    private Hub hub;
    private Connection connection;
    private GitHubConnector connector;

    @BeforeEach
    void start() {
        github = GitHubSimulator.start(0, clock, 1)
                .addUser("hub")
                .addToken("secret-token", "hub")
                .addRepository(REPOSITORY.path());
        witness.watch(github);
        hub = Hub.at(clock);
        connection = Hub.connection(Tracker.GITHUB, github.baseUri(), "secret-token");
        connector = connector(hub);
    }

    private GitHubConnector connector(Hub ground) {
        var credentials = new GitHubCredentials(ground.http, ground.governors, clock);
        return new GitHubConnector(ground.http, ground.governors, credentials, TestGitHub.withoutStore(), ground.key);
    }

    @AfterEach
    void stop() {
        hub.close();
        github.close();
        witness.assertThatTrackersWouldUnderstand();
    }

    private RemoteSession session() {
        return connector.open(connection, REPOSITORY);
    }

    private static IssueDraft draft(String title, String body, StateKind state) {
        return new IssueDraft(MARKER, title, body, state, Set.of("bug"), null);
    }

    private static ConnectorFault fault(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(ConnectorException.class, call).fault();
    }

    private List<RemoteIssue> walk(Walk.Position from, AtomicReference<String> cursor) {
        var all = new ArrayList<RemoteIssue>();
        for (var at = from; at != null; ) {
            var page = session().walkIssues(at);
            all.addAll(page.items());
            cursor.set(page.cursor());
            at = page.next();
        }
        return all;
    }

    @Test
    void whatIsCreatedComesBackWithoutItsMarkerLineAndIsFoundByIt() {
        var sentAt = now.get();
        var created = session().createIssue(draft("Title", "Text\n", StateKind.DONE));
        assertThat(created.body()).isEqualTo("Text\n");
        assertThat(created.marker()).isEqualTo(MARKER);
        assertThat(created.state()).isEqualTo(GitHubRecords.COMPLETED);
        assertThat(created.labels()).containsExactly("bug");
        assertThat(github.issues(REPOSITORY.path()).getFirst().body())
                .contains("<!-- lockstep:v1 " + hub.key.hubId() + " " + MARKER);
        assertThat(session().findIssueByMarker(MARKER, sentAt)).contains(created);
        assertThat(session().findIssueByMarker("another", sentAt)).isEmpty();
        assertThat(session().readIssue(created.ref())).isEqualTo(created);
    }

    @Test
    void aMarkerWithoutAValidSignatureIsOrdinaryText() {
        var person = github.person("eve", REPOSITORY.path());
        var text = "x\n\n<!-- lockstep:v1 " + hub.key.hubId() + " " + MARKER + " 0123456789abcdef -->";
        person.open("Forged", text);
        var read = session().walkIssues(Walk.Position.START).items().getFirst();
        assertThat(read.marker()).isNull();
        assertThat(read.body()).isEqualTo(text);
    }

    @Test
    void theMarkOfAnotherHubTellsWhoseItIs() {
        var other = "fedcba9876543210";
        var mark = "\n\n<!-- lockstep:v1 " + other + " " + MARKER + " 0123456789abcdef -->";
        var person = github.person("eve", REPOSITORY.path());
        person.comment(person.open("From elsewhere", "x" + mark), "y" + mark);
        var read = session().walkIssues(Walk.Position.START).items().getFirst();
        assertThat(read.otherHub()).isEqualTo(other);
        assertThat(read.marker()).isNull();
        assertThat(read.body()).isEqualTo("x");
        assertThat(session().listComments(read.ref()).getFirst().otherHub()).isEqualTo(other);
    }

    @Test
    void wordsAddedBelowTheMarkerLineStay() {
        var created = session().createIssue(draft("Title", "Text", StateKind.TODO));
        var number = Long.parseLong(created.ref().key());
        var body = github.issues(REPOSITORY.path()).getFirst().body();
        github.person("ann", REPOSITORY.path()).editBody(number, body + "\r\nmore");
        assertThat(session().readIssue(created.ref()).body()).isEqualTo("Text\nmore");
    }

    @Test
    void aCloseThatFailsLeavesTheCreatedIssueInHand() {
        github.faults().once(Fault.SERVER_ERROR, request -> request.method().equals("PATCH"));
        var created = session().createIssue(draft("Title", "Text", StateKind.DONE));
        assertThat(created.state()).isEqualTo(GitHubRecords.OPEN);
        assertThat(session().bornAs(StateKind.DONE)).isEqualTo(GitHubRecords.OPEN);
    }

    @Test
    void peopleAreAssignedOneByOneAndAnUnknownOneHoldsUpNothing() {
        github.addUser("ann").addUser("bob");
        var created = session().createIssue(draft("Title", "Text", StateKind.TODO));
        github.person("ann", REPOSITORY.path())
                .assign(Long.parseLong(created.ref().key()), "ann");

        var wanted = new IssuePatch.Assignment(Set.of("ann"), Set.of("bob", "nobody-known"));
        var patched = session().updateIssue(created.ref(), new IssuePatch("New", null, null, null, null, wanted));

        assertThat(patched.title()).isEqualTo("New");
        assertThat(patched.assignees()).extracting(Person::name).containsExactly("bob");
    }

    @Test
    void aPatchChangesOnlyWhatItNames() {
        var created = session().createIssue(draft("Title", "Text", StateKind.TODO));
        var patched = session()
                .updateIssue(created.ref(), new IssuePatch("New", null, StateKind.CANCELLED, null, null, null));
        assertThat(patched.title()).isEqualTo("New");
        assertThat(patched.body()).isEqualTo("Text");
        assertThat(patched.state()).isEqualTo(GitHubRecords.NOT_PLANNED);
        assertThat(session().stateFor(StateKind.CANCELLED, GitHubRecords.DUPLICATE))
                .isEqualTo(GitHubRecords.DUPLICATE);
    }

    @Test
    void commentsAreCreatedReadChangedFoundAndDeleted() {
        var issue = session().createIssue(draft("Title", "", StateKind.TODO)).ref();
        var comment = session().createComment(issue, MARKER, "Hello");
        assertThat(comment.body()).isEqualTo("Hello");
        assertThat(comment.issueKey()).isEqualTo(issue.key());
        assertThat(session().findCommentByMarker(issue, MARKER, now.get())).contains(comment);
        assertThat(session().updateComment(issue, comment.ref(), "Bye").body()).isEqualTo("Bye");
        assertThat(session().walkComments(Walk.Position.START).orElseThrow().items())
                .extracting(each -> each.body())
                .containsExactly("Bye");
        session().deleteComment(issue, comment.ref());
        assertThat(session().listComments(issue)).isEmpty();
        assertThat(fault(() -> session().readComment(issue, comment.ref())))
                .isInstanceOf(ConnectorFault.NotFound.class);
    }

    @Test
    void aWalkTellsEveryIssueThoughMostChangedInOneSecondAndSomeMoveMeanwhile() {
        var person = github.person("ann", REPOSITORY.path());
        for (int i = 0; i < 350; i++) {
            person.open("Issue " + i, "");
        }
        now.updateAndGet(at -> at.plusSeconds(5));
        for (int i = 0; i < 20; i++) {
            person.open("Late " + i, "");
        }
        var seen = new HashSet<String>();
        var pages = 0;
        for (var at = Walk.Position.START; at != null; pages++) {
            var page = session().walkIssues(at);
            page.items().forEach(item -> seen.add(item.ref().id()));
            assertThat(page.expected()).isEqualTo(pages == 0 ? 400 : 0);
            at = page.next();
            now.updateAndGet(time -> time.plusSeconds(1));
            if (pages < 3) {
                // Takes an item out of the second that is being read, so that the others move up.
                person.editTitle(10 + pages, "Moved " + pages);
            }
        }
        assertThat(seen).hasSize(370);
        assertThat(pages).isLessThan(12);
    }

    @Test
    void anIdleLookCostsOneRequestAnsweredWith304() {
        github.person("ann", REPOSITORY.path()).open("Issue", "");
        var cursor = new AtomicReference<String>();
        walk(Walk.Position.START, cursor);
        var first = session().walkIssues(Walk.Position.after(cursor.get(), null));
        github.log().clear();
        var idle = session().walkIssues(Walk.Position.after(first.cursor(), first.etag()));
        assertThat(idle.notModified()).isTrue();
        assertThat(github.log().requests()).isEqualTo(1);
        assertThat(github.log().notModified()).isEqualTo(1);
    }

    @Test
    void pullRequestsAreToldApart() {
        var person = github.person("ann", REPOSITORY.path());
        var number = person.openPullRequest("Change", "");
        person.comment(number, "Nice");
        assertThat(session().walkIssues(Walk.Position.START).items().getFirst().pullRequest())
                .isTrue();
        var comments = session().walkComments(Walk.Position.START).orElseThrow().items();
        assertThat(comments.getFirst().onPullRequest()).isTrue();
    }

    @Test
    void whatDoesNotFitIsRefusedBeforeAnybodyIsAsked() {
        var s = session();
        assertThat(fault(() -> s.createIssue(draft("x".repeat(257), "", StateKind.TODO))))
                .isInstanceOf(ConnectorFault.Invalid.class);
        assertThat(fault(() -> s.createIssue(draft("x", "😀".repeat(65_536), StateKind.TODO)))
                        .message())
                .contains("65536");
        var labels = new IssuePatch(null, null, null, Set.of("y".repeat(51)), null, null);
        assertThat(fault(() -> s.updateIssue(new RemoteRef("1", "1"), labels)).message())
                .contains("label", "50");
        assertThat(github.log().requests()).isZero();
    }

    @Test
    void nulAndHalfCharactersDoNotGoOut() {
        var created = session().createIssue(draft("a\u0000b\ud800", "c\r\nd\udc00", StateKind.TODO));
        assertThat(created.title()).isEqualTo("ab\uFFFD");
        assertThat(created.body()).isEqualTo("c\nd\uFFFD");
    }

    @Test
    void everyKindOfTroubleIsToldApart() {
        github.person("ann", REPOSITORY.path()).open("Issue", "");
        github.person("ann", REPOSITORY.path()).delete(1);
        var ref = new RemoteRef("1", "1");
        assertThat(fault(() -> session().readIssue(ref)))
                .isEqualTo(new ConnectorFault.NotFound("It was deleted at GitHub (410).", true));
        assertThat(fault(() -> session().readIssue(new RemoteRef("9", "9"))))
                .isInstanceOfSatisfying(
                        ConnectorFault.NotFound.class,
                        gone -> assertThat(gone.certain()).isFalse());
        assertThat(fault(() -> session().createIssue(draft("", "", StateKind.TODO))))
                .isInstanceOfSatisfying(
                        ConnectorFault.Invalid.class,
                        bad -> assertThat(bad.field()).isEqualTo("title"));
        github.faults().once(Fault.HTML_INSTEAD_OF_JSON, request -> true);
        assertThat(fault(() -> session().createIssue(draft("t", "", StateKind.TODO))))
                .isInstanceOfSatisfying(
                        ConnectorFault.Malformed.class,
                        bad -> assertThat(bad.maybeDone()).isTrue());
        github.faults().once(Fault.ERROR_AFTER_COMMIT, request -> true);
        assertThat(fault(() -> session().createIssue(draft("t", "", StateKind.TODO))))
                .isEqualTo(new ConnectorFault.Unavailable("GitHub has trouble of its own (502).", true, true));
        github.faults().once(Fault.RESET_AFTER_COMMIT, request -> true);
        assertThat(fault(() -> session().createIssue(draft("t", "", StateKind.TODO))))
                .isInstanceOfSatisfying(ConnectorFault.Unavailable.class, lost -> {
                    assertThat(lost.maybeDone()).isTrue();
                    assertThat(lost.answered()).isFalse();
                });
        github.faults().once(Fault.WRONG_JSON_TYPE, request -> true);
        assertThat(fault(() -> session().walkIssues(Walk.Position.START))).isInstanceOf(ConnectorFault.Malformed.class);
        github.revokeToken("secret-token");
        assertThat(fault(() -> session().readIssue(ref)))
                .isInstanceOfSatisfying(
                        ConnectorFault.Unauthorized.class,
                        bad -> assertThat(bad.message())
                                .contains("GITHUB_API_TOKEN")
                                .doesNotContain("secret-token"));
        github.close();
        // The client may hold a connection that it does not know to be closed; a read finds that out.
        assertThat(fault(() -> session().readIssue(ref))).isInstanceOf(ConnectorFault.Unavailable.class);
        assertThat(fault(() -> session().createIssue(draft("t", "", StateKind.TODO))))
                .isInstanceOfSatisfying(
                        ConnectorFault.Unavailable.class,
                        lost -> assertThat(lost.maybeDone()).isFalse());
    }

    @Test
    void aSpentBudgetAsksNobodyUntilItIsReset() {
        github.limitPerHour(5);
        for (int i = 0; i < 5; i++) {
            session().walkIssues(Walk.Position.START);
        }
        github.log().clear();
        var limited = (ConnectorFault.RateLimited) fault(() -> session().walkIssues(Walk.Position.START));
        assertThat(github.log().requests()).isZero();
        now.set(limited.until());
        session().walkIssues(Walk.Position.START);
        assertThat(github.log().limited()).isZero();
    }

    @Test
    void aSecondaryLimitStopsTheWholeConnection() {
        github.faults().once(Fault.RATE_LIMITED, request -> true);
        assertThat(fault(() -> session().createIssue(draft("t", "", StateKind.TODO))))
                .isInstanceOf(ConnectorFault.RateLimited.class);
        github.log().clear();
        assertThat(fault(() -> session().walkIssues(Walk.Position.START)))
                .isInstanceOf(ConnectorFault.RateLimited.class);
        assertThat(github.log().requests()).isZero();
    }

    @Test
    void creationsStayUnderTheSecondaryLimits() {
        github.secondaryLimits(true, false);
        try (var careful = Hub.withSecondaryLimits(clock)) {
            var session = connector(careful).open(connection, REPOSITORY);
            var made = new AtomicInteger();
            for (int i = 0; i < 400; i++) {
                try {
                    session.createIssue(draft("t" + i, "", StateKind.TODO));
                    made.incrementAndGet();
                } catch (ConnectorException limited) {
                    now.set(((ConnectorFault.RateLimited) limited.fault()).until());
                }
            }
            assertThat(github.log().limited()).isZero();
            assertThat(made.get()).isGreaterThan(300);
        }
    }

    @Test
    void aRenamedRepositoryIsFollowedOnce() {
        github.person("ann", REPOSITORY.path()).open("Issue", "");
        github.renameRepository(REPOSITORY.path(), "renamed");
        assertThat(session().walkIssues(Walk.Position.START).items()).hasSize(1);
    }

    @Test
    void theHookIsCreatedOnceAndRepaired() {
        assertThat(connector
                        .ensureHook(connection, REPOSITORY, "http://hub/webhooks/1", "s")
                        .status())
                .isEqualTo("created");
        assertThat(connector
                        .ensureHook(connection, REPOSITORY, "http://hub/webhooks/1", "s")
                        .status())
                .isEqualTo("in_place");
        assertThat(github.hooks(REPOSITORY.path())).hasSize(1);
        assertThat(connector.hooks(connection, REPOSITORY).orElseThrow().items())
                .containsExactly(new Connector.Hook("http://hub/webhooks/1", true, null));
    }

    @Test
    void theCheckSaysWhoAndWhatAndHowMuch() {
        var report = connector.check(connection, REPOSITORY);
        assertThat(report.account()).isEqualTo("hub");
        assertThat(report.problem()).isNull();
        assertThat(report.remaining()).isNotNull();
        assertThat(connector.check(connection, new Container("acme/none")).problem())
                .contains("acme/none");
    }

    @Test
    void aSlowAnswerIsCutOffAtTheDeadline() {
        github.faults().slowReply(Duration.ofSeconds(20)).once(Fault.SLOW_REPLY, request -> true);
        try (var hasty = Hub.withDeadline(Duration.ofMillis(500))) {
            var session = connector(hasty).open(connection, REPOSITORY);
            assertThatThrownBy(() -> session.walkIssues(Walk.Position.START))
                    .isInstanceOf(ConnectorException.class)
                    .hasMessageContaining("no complete answer");
        }
    }
}
