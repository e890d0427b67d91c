package dev.lockstep.connector.plane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lockstep.connector.Connection;
import dev.lockstep.connector.Connector;
import dev.lockstep.connector.Connector.Terms;
import dev.lockstep.connector.ConnectorException;
import dev.lockstep.connector.ConnectorFault;
import dev.lockstep.connector.Container;
import dev.lockstep.connector.Hub;
import dev.lockstep.connector.IssueDraft;
import dev.lockstep.connector.IssuePatch;
import dev.lockstep.connector.RemoteRef;
import dev.lockstep.connector.RemoteSession;
import dev.lockstep.connector.StateKind;
import dev.lockstep.connector.Tracker;
import dev.lockstep.connector.Walk;
import dev.lockstep.contract.Witness;
import dev.lockstep.simulator.Fault;
import dev.lockstep.simulator.PlaneEdition;
import dev.lockstep.simulator.PlaneSimulator;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PlaneSessionTest {
    private static final String MARKER = "01890000-0000-7000-8000-000000000001";

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-01T10:00:00Z"));
    private final InstantSource clock = now::get;
    private final Witness witness = new Witness();
    private PlaneSimulator plane;
    private UUID project;
    private Hub hub;
    private Connection connection;
    private PlaneConnector connector;

    @BeforeEach
    void start() {
        plane = PlaneSimulator.start(0, clock, 1).limitPerMinute(0);
        witness.watch(plane);
        plane.addUser("hub");
        plane.addKey("secret-key", "hub");
        project = plane.addProject("acme", "TRK", "Tracker");
        hub = Hub.at(clock);
        connection = Hub.connection(Tracker.PLANE, plane.apiUri(), "secret-key");
        connector = new PlaneConnector(hub.http, hub.governors, hub.key, clock, Duration.ofSeconds(60));
    }

    @AfterEach
    void stop() {
        hub.close();
        plane.close();
        witness.assertThatTrackersWouldUnderstand();
    }

    private Container container() {
        return new Container("acme/" + project);
    }

    private RemoteSession session() {
        return connector.open(connection, container());
    }

    private static IssueDraft draft(String title, String body, StateKind state) {
        return new IssueDraft(MARKER, title, body, state, Set.of("bug", "help wanted"), "high");
    }

    private static ConnectorFault fault(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(ConnectorException.class, call).fault();
    }

    private void later() {
        now.updateAndGet(at -> at.plusSeconds(10));
    }

    @Test
    void whatIsCreatedComesBackAsItsCanonicalForm() {
        var body =
                "# Head\n\nSome *text* with `code`\nand a [link](https://x.y/?a=1&b=2).\n\n- one\n- two\n\n```js\na < b\n```\n";
        var created = session().createIssue(draft("Title", body, StateKind.DONE));
        assertThat(created.title()).isEqualTo("Title");
        assertThat(created.body()).isEqualTo(session().canonicalBody(body)).contains("*text*", "```js");
        assertThat(created.state()).isEqualTo(session().stateFor(StateKind.DONE, null));
        assertThat(created.state().kind()).isEqualTo(StateKind.DONE);
        assertThat(created.labels()).containsExactly("bug", "help wanted");
        assertThat(created.priority()).isEqualTo("high");
        assertThat(created.marker()).isEqualTo(MARKER);
        assertThat(session().readIssue(created.ref()).body()).isEqualTo(created.body());
        assertThat(session().findIssueByMarker(MARKER, now.get()).orElseThrow().ref())
                .isEqualTo(created.ref());
        assertThat(session().findIssueByMarker("other", now.get())).isEmpty();
    }

    @Test
    void aSecondCreateWithTheSameMarkerSaysThatTheFirstIsToBeLookedFor() {
        var first = session().createIssue(draft("Title", "", StateKind.TODO));
        var known = fault(() -> session().createIssue(draft("Title", "", StateKind.TODO)));
        assertThat(known.maybeDone()).as("it may have been edited since").isTrue();
        assertThat(session().createSettles(known)).isEqualTo(Duration.ofSeconds(5));
        assertThat(plane.issues(project)).hasSize(1);
        assertThat(session().findIssueByMarker(MARKER, now.get()).orElseThrow().ref())
                .isEqualTo(first.ref());
        session().createComment(first.ref(), MARKER, "Hi");
        assertThat(fault(() -> session().createComment(first.ref(), MARKER, "Hi"))
                        .maybeDone())
                .isTrue();
        assertThat(plane.comments(project, plane.issues(project).getFirst().id()))
                .hasSize(1);
    }

    @Test
    void aCreateWhoseAnswerIsLostIsFoundByItsMarker() {
        session().stateFor(StateKind.TODO, null);
        plane.faults()
                .once(
                        Fault.RESET_AFTER_COMMIT,
                        request -> request.method().equals("POST")
                                && !request.path().contains("labels"));
        var lost = fault(() -> session().createIssue(draft("Title", "", StateKind.TODO)));
        assertThat(session().createSettles(lost)).isEqualTo(Duration.ofSeconds(60));
        assertThat(session().findIssueByMarker(MARKER, now.get())).isPresent();
    }

    @Test
    void aLookupThatFailsIsReplacedByALookThroughTheList() {
        var created = session().createIssue(draft("Title", "", StateKind.TODO));
        plane.faults().once(Fault.SERVER_ERROR, request -> true);
        assertThat(session().findIssueByMarker(MARKER, now.get()).orElseThrow().ref())
                .isEqualTo(created.ref());
    }

    @Test
    void anUpdateChangesOnlyWhatItNames() {
        var created = session().createIssue(draft("Title", "Text", StateKind.TODO));
        var patch = new IssuePatch(null, null, StateKind.STARTED, Set.of("new"), null, null);
        var patched = session().updateIssue(created.ref(), patch);
        assertThat(patched.title()).isEqualTo("Title");
        assertThat(patched.body()).isEqualTo("Text");
        assertThat(patched.state().kind()).isEqualTo(StateKind.STARTED);
        assertThat(patched.labels()).containsExactly("new");
    }

    @Test
    void theLinksOwnDoneStateIsUsed() {
        var all = plane.states(project);
        var cancelled = all.stream()
                .filter(state -> state.group().equals("cancelled"))
                .findFirst()
                .orElseThrow();
        var session = connector.open(
                connection, container(), new Terms(false, cancelled.id().toString()));
        assertThat(session.stateFor(StateKind.DONE, null).key())
                .isEqualTo(cancelled.id().toString());
        var wrong = connector.open(connection, container(), new Terms(false, "nonsense"));
        assertThat(fault(() -> wrong.stateFor(StateKind.DONE, null)).message()).contains("PLANE_COMPLETED_STATE_ID");
    }

    @Test
    void commentsAreCreatedReadChangedAndDeleted() {
        var issue = session().createIssue(draft("Title", "", StateKind.TODO)).ref();
        var comment = session().createComment(issue, MARKER, "Hello *you*");
        assertThat(comment.body()).isEqualTo("Hello *you*");
        assertThat(session().findCommentByMarker(issue, MARKER, now.get())).contains(comment);
        assertThat(session().updateComment(issue, comment.ref(), "Bye").body()).isEqualTo("Bye");
        assertThat(session().readComment(issue, comment.ref()).body()).isEqualTo("Bye");
        session().deleteComment(issue, comment.ref());
        assertThat(session().listComments(issue)).isEmpty();
    }

    @Test
    void anOlderServerIsAskedUnderItsOldName() {
        plane.edition(PlaneEdition.OLD);
        session().createIssue(draft("Title", "", StateKind.TODO));
        assertThat(plane.issues(project)).hasSize(1);
    }

    @Test
    void aFirstWalkIsCompleteThoughIssuesAreEditedAndDeletedMeanwhile() {
        var person = plane.person("ann", project);
        for (int i = 0; i < 350; i++) {
            person.open("Item " + i, "<p>x</p>");
            now.updateAndGet(at -> at.plusMillis(50));
        }
        later();
        var kept = new HashSet<String>();
        plane.issues(project).forEach(item -> kept.add(item.id().toString()));
        var seen = new HashSet<String>();
        String cursor = "";
        var pages = 0;
        for (var at = Walk.Position.START; at != null; pages++) {
            var page = session().walkIssues(at);
            page.items().forEach(item -> seen.add(item.ref().id()));
            cursor = page.cursor();
            at = page.next();
            if (pages < 2) {
                var items = plane.issues(project);
                person.editName(items.get(3).id(), "Edited " + pages);
                kept.remove(items.get(7 + pages).id().toString());
                person.delete(items.get(7 + pages).id());
                later();
            }
        }
        assertThat(seen).containsAll(kept);
        assertThat(pages).isLessThan(10);
        var after = session().walkIssues(Walk.Position.after(cursor, null));
        assertThat(after.items()).extracting(item -> item.title()).contains("Edited 1");
    }

    @Test
    void aLaterWalkTellsOnlyWhatChangedAndThenNothingNew() {
        var person = plane.person("ann", project);
        UUID old = null;
        for (int i = 0; i < 120; i++) {
            old = person.open("Item " + i, "<p>x</p>");
            later();
        }
        var first = session().walkIssues(Walk.Position.START);
        var last = session().walkIssues(first.next());
        assertThat(last.next()).isNull();
        later();
        person.editName(old, "Changed");
        later();
        var changed = session().walkIssues(Walk.Position.after(last.cursor(), null));
        assertThat(changed.items()).extracting(item -> item.title()).contains("Changed");
        assertThat(changed.items()).hasSizeLessThan(3);
        var idle = session().walkIssues(Walk.Position.after(changed.cursor(), null));
        assertThat(idle.cursor()).isEqualTo(changed.cursor());
    }

    @Test
    void notOneRequestIsRefusedAtSixtyAMinuteWithManyCallers() throws InterruptedException {
        plane.limitPerMinute(60);
        plane.faults().latency(Duration.ofMillis(2), Duration.ofMillis(5));
        for (int minute = 0; minute < 5; minute++) {
            try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int caller = 0; caller < 200; caller++) {
                    callers.submit(() -> session().walkOpenIssuesNewestFirst(Walk.Position.START));
                }
            }
            var until = hub.governors.of(connection.id()).resetsAt();
            assertThat(until).isNotNull();
            now.set(until);
        }
        assertThat(plane.log().limited()).isZero();
        assertThat(plane.log().requests()).isGreaterThan(250);
    }

    @Test
    void backfillLeavesSomethingToLiveWork() {
        plane.limitPerMinute(10);
        var imports = connector.open(connection, container(), Terms.BACKFILL);
        var refused = (ConnectorFault) null;
        for (int i = 0; i < 20 && refused == null; i++) {
            try {
                imports.walkOpenIssuesNewestFirst(Walk.Position.START);
            } catch (ConnectorException limited) {
                refused = limited.fault();
            }
        }
        assertThat(refused).isInstanceOf(ConnectorFault.RateLimited.class);
        session().walkOpenIssuesNewestFirst(Walk.Position.START);
        assertThat(plane.log().limited()).isZero();
    }

    @Test
    void everyKindOfTroubleIsToldApart() {
        var issue = session().createIssue(draft("Title", "", StateKind.TODO)).ref();
        assertThat(fault(() ->
                        session().readIssue(new RemoteRef("x", UUID.randomUUID().toString()))))
                .isInstanceOf(ConnectorFault.NotFound.class);
        assertThat(fault(() -> session().createIssue(draft("x".repeat(256), "", StateKind.TODO)))
                        .message())
                .contains("255");
        plane.faults().once(Fault.HTML_INSTEAD_OF_JSON, request -> true);
        assertThat(fault(() -> session().readIssue(issue))).isInstanceOf(ConnectorFault.Malformed.class);
        plane.faults().once(Fault.TRUNCATED_BODY, request -> true);
        assertThat(fault(() -> session().readIssue(issue)))
                .isInstanceOfAny(ConnectorFault.Malformed.class, ConnectorFault.Unavailable.class);
        plane.faults().once(Fault.SERVER_ERROR, request -> true);
        assertThat(fault(() -> session().readIssue(issue))).isInstanceOf(ConnectorFault.Unavailable.class);
        plane.revokeKey("secret-key");
        assertThat(fault(() -> session().readIssue(issue)))
                .isInstanceOfSatisfying(
                        ConnectorFault.Unauthorized.class,
                        bad -> assertThat(bad.message())
                                .contains("PLANE_API_TOKEN")
                                .doesNotContain("secret-key"));
    }

    @Test
    void theCheckSaysWhoAndWhat() {
        var report = connector.check(connection, container());
        assertThat(report.problem()).isNull();
        assertThat(report.account()).isNotEmpty();
        assertThat(report.permissions()).containsExactly("project Tracker", "role Admin");
        assertThat(connector
                        .ensureHook(connection, container(), "http://hub/w", "s")
                        .status())
                .isEqualTo("manual");
    }

    @Test
    void theCheckTellsTheRoleAndThatAGuestMayNotWrite() {
        plane.role(project, "hub", 5);
        var guest = connector.check(connection, container());
        assertThat(guest.permissions()).contains("role Guest");
        assertThat(guest.missing()).containsExactly("Member");
        assertThat(catchThrowableOfType(
                                ConnectorException.class, () -> session().createIssue(draft("x", "", StateKind.TODO)))
                        .fault())
                .isInstanceOf(ConnectorFault.class);
        assertThat(plane.issues(project)).isEmpty();
        plane.role(project, "hub", 15);
        assertThat(connector.check(connection, container()).missing()).isEmpty();
        assertThat(connector.check(connection, container()).permissions()).contains("role Member");
    }

    @Test
    void authorsHaveTheNamesOfMembersWhoAreListedOnce() {
        var gwen = plane.person("Gwen", project);
        var item = gwen.open("One", "<p>Text</p>");
        var ref = new RemoteRef(item.toString(), item.toString());
        gwen.comment(item, "<p>Hi</p>");
        assertThat(session().readIssue(ref).author().name()).isEqualTo("Gwen");
        assertThat(session().listComments(ref).getFirst().author().name()).isEqualTo("Gwen");
        assertThat(lists()).isEqualTo(1);

        var later = plane.person("Paul", project).open("Two", "<p>Text</p>");
        var unknown = session()
                .readIssue(new RemoteRef(later.toString(), later.toString()))
                .author();
        assertThat(unknown.name()).isEqualTo(unknown.id());
        assertThat(lists()).isEqualTo(1);
        now.updateAndGet(at -> at.plus(PlaneMembers.NOT_AGAIN_FOR));
        assertThat(session()
                        .readIssue(new RemoteRef(later.toString(), later.toString()))
                        .author()
                        .name())
                .isEqualTo("Paul");
        assertThat(lists()).isEqualTo(2);
    }

    @Test
    void anIssueIsReadAlsoWhereItsPeopleAreNotTold() {
        var item = plane.person("Gwen", project).open("One", "<p>Text</p>");
        plane.faults().once(Fault.SERVER_ERROR, request -> request.path().endsWith("/members/"));
        var author = session()
                .readIssue(new RemoteRef(item.toString(), item.toString()))
                .author();
        assertThat(author.name()).isEqualTo(author.id());
    }

    private long lists() {
        return plane.log().count(request -> request.path().endsWith("/members/"));
    }

    @Test
    void membersLabelsAndStatesAreListedByName() {
        session().createIssue(draft("x", "", StateKind.TODO));
        var people = connector.names(connection, container(), Connector.NameKind.USER);
        assertThat(people.items()).extracting(Connector.Called::name).containsExactly("hub");
        assertThat(people.items().getFirst().key()).isNotEqualTo("hub");
        assertThat(connector
                        .names(connection, container(), Connector.NameKind.LABEL)
                        .items())
                .extracting(Connector.Called::key)
                .containsExactlyInAnyOrder("bug", "help wanted");
        var states = connector.names(connection, container(), Connector.NameKind.STATE);
        assertThat(states.items()).extracting(Connector.Called::name).contains("Todo", "Done");
        assertThat(states.listed()).isTrue();
    }

    @Test
    void aWorkspacesProjectsAndAProjectsStatesAreListedByName() {
        var places = connector.places(connection, "acme", 50, null);
        assertThat(places.items())
                .containsExactly(new dev.lockstep.connector.Connector.Linkable(container(), "Tracker", null, null));
        assertThat(places.next()).isNull();
        assertThat(session().states())
                .extracting(RemoteSession.NamedState::name)
                .contains("Todo", "Done");
        assertThat(catchThrowableOfType(
                                dev.lockstep.base.Refused.class, () -> connector.places(connection, null, 50, null))
                        .field())
                .isEqualTo("within");
    }
}
