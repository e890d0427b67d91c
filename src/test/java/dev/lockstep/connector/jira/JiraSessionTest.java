package dev.lockstep.connector.jira;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lockstep.connector.ConnectorException;
import dev.lockstep.connector.ConnectorFault;
import dev.lockstep.connector.Container;
import dev.lockstep.connector.IssueDraft;
import dev.lockstep.connector.IssuePatch;
import dev.lockstep.connector.RemoteIssue;
import dev.lockstep.connector.RemoteRef;
import dev.lockstep.connector.RemoteSession.Field;
import dev.lockstep.connector.StateKind;
import dev.lockstep.connector.Walk;
import dev.lockstep.simulator.Fault;
import dev.lockstep.simulator.SimulatedRequest;
import dev.lockstep.simulator.jira.JiraEdition;
import dev.lockstep.simulator.jira.JiraWorkflow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JiraSessionTest {
    private static final String MARKER = "01890000-0000-7000-8000-000000000001";

    private static JiraBed simple(JiraEdition edition) {
        return new JiraBed(edition, JiraWorkflow.simple());
    }

    private static IssueDraft draft(String title, StateKind state) {
        return new IssueDraft(MARKER, title, "Some text", state, Set.of("bug", "help wanted"), "high");
    }

    private static ConnectorFault fault(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(ConnectorException.class, call).fault();
    }

    private static List<RemoteIssue> walked(JiraBed bed, String cursor) {
        var all = new ArrayList<RemoteIssue>();
        var position = Walk.Position.after(cursor, null);
        while (position != null) {
            var page = bed.session().walkIssues(position);
            all.addAll(page.items());
            position = page.next();
        }
        return all;
    }

    @ParameterizedTest
    @EnumSource(JiraEdition.class)
    void whatIsCreatedComesBackAsItWasSent(JiraEdition edition) {
        try (var bed = simple(edition)) {
            var created = bed.session().createIssue(draft("Title", StateKind.TODO));
            assertThat(created.title()).isEqualTo("Title");
            assertThat(created.body()).isEqualTo(bed.session().canonicalBody("Some text"));
            assertThat(created.labels()).containsExactly("bug", "help wanted");
            assertThat(created.priority()).isEqualTo("high");
            assertThat(created.marker()).isEqualTo(MARKER);
            assertThat(created.state().kind()).isEqualTo(StateKind.TODO);
            assertThat(created.url()).endsWith("/browse/WEB-1");
            assertThat(created.author().name()).isEqualTo("Robot");
            assertThat(bed.jira.issues("WEB").getFirst().labels()).containsExactly("bug", "help_wanted");
            assertThat(bed.jira.issues("WEB").getFirst().type()).isEqualTo("Task");
            bed.connector("Bug").open(bed.connection, new Container("WEB")).createIssue(draft("Bug", StateKind.TODO));
            assertThat(bed.jira.issues("WEB").getLast().type()).isEqualTo("Bug");
        }
    }

    @ParameterizedTest
    @EnumSource(JiraEdition.class)
    void aClosedIssueGoesTheWholeWayOfItsWorkflow(JiraEdition edition) {
        try (var bed = new JiraBed(edition, JiraWorkflow.strict())) {
            var done = bed.session().createIssue(draft("Done", StateKind.DONE));
            assertThat(done.state().kind()).isEqualTo(StateKind.DONE);
            assertThat(bed.jira.issues("WEB").getFirst().status().name()).isEqualTo("Closed");
            assertThat(bed.jira.histories(done.ref().id())).hasSize(3);
            var dropped = bed.session().createIssue(draft("Dropped", StateKind.CANCELLED));
            assertThat(dropped.state().kind()).isEqualTo(StateKind.CANCELLED);
            assertThat(bed.jira.issues("WEB").getLast().resolution()).isEqualTo("Won't Do");
            var patch = new IssuePatch(null, null, StateKind.STARTED, null, null, null);
            var again = bed.session().updateIssue(done.ref(), patch);
            assertThat(again.state().kind()).isEqualTo(StateKind.STARTED);
        }
    }

    @ParameterizedTest
    @EnumSource(JiraEdition.class)
    void whereNoWayLeadsNothingIsLeftMoved(JiraEdition edition) {
        var oneWay = new JiraWorkflow()
                .status("Open", "new")
                .status("Doing", "indeterminate")
                .status("Done", "done")
                .move("Start", "Open", "Doing")
                .move("Stop", "Doing", "Open");
        try (var bed = new JiraBed(edition, oneWay)) {
            var ref = bed.session().createIssue(draft("x", StateKind.TODO)).ref();
            var refused = fault(() ->
                    bed.session().updateIssue(ref, new IssuePatch("New", null, StateKind.DONE, null, null, null)));
            assertThat(refused).isInstanceOf(ConnectorFault.Invalid.class);
            assertThat(refused.message()).contains("no way");
            assertThat(bed.jira.issues("WEB").getFirst().status().name()).isEqualTo("Open");
            assertThat(bed.jira.issues("WEB").getFirst().summary())
                    .as("the rest is not held up")
                    .isEqualTo("New");
            bed.later(Duration.ofSeconds(1));
            oneWay.move("Finish", "Doing", "Done");
            var done = bed.session().updateIssue(ref, new IssuePatch(null, null, StateKind.DONE, null, null, null));
            assertThat(done.state().kind()).as("tried again").isEqualTo(StateKind.DONE);
        }
    }

    @ParameterizedTest
    @EnumSource(JiraEdition.class)
    void movesAreLearnedFromIssuesThatAreThere(JiraEdition edition) {
        try (var bed = new JiraBed(edition, JiraWorkflow.strict())) {
            var shown = bed.ann.open("In review", "x");
            bed.ann.move(shown, "In Progress");
            var other = bed.ann.open("In progress", "x");
            bed.ann.move(other, "In Progress");
            bed.ann.move(shown, "In Review");
            var done = bed.session().createIssue(draft("Done", StateKind.DONE));
            assertThat(done.state().kind()).isEqualTo(StateKind.DONE);
            assertThat(bed.jira.histories(shown))
                    .as("nobody else's issue was moved")
                    .hasSize(2);
        }
    }

    @ParameterizedTest
    @EnumSource(JiraEdition.class)
    void anEditChangesOnlyWhatItNames(JiraEdition edition) {
        try (var bed = simple(edition)) {
            var ref = bed.session().createIssue(draft("Title", StateKind.TODO)).ref();
            var assigned =
                    new IssuePatch.Assignment(Set.of(), Set.of(bed.ann.user().id(), "nobody"));
            var patch = new IssuePatch("New", null, StateKind.STARTED, Set.of("x y"), "urgent", assigned);
            var edited = bed.session().updateIssue(ref, patch);
            assertThat(edited.title()).isEqualTo("New");
            assertThat(edited.body()).isEqualTo(bed.session().canonicalBody("Some text"));
            assertThat(edited.labels()).containsExactly("x y");
            assertThat(edited.priority()).isEqualTo("urgent");
            assertThat(edited.state().kind()).isEqualTo(StateKind.STARTED);
            assertThat(edited.assignees())
                    .singleElement()
                    .satisfies(
                            it -> assertThat(it.name()).isEqualTo(bed.ann.user().id()));
            var gone = new IssuePatch.Assignment(Set.of(bed.ann.user().id()), Set.of());
            var none = bed.session().updateIssue(ref, new IssuePatch(null, "", null, Set.of(), null, gone));
            assertThat(none.assignees()).isEmpty();
            assertThat(none.labels()).as("no empty label").isEmpty();
            assertThat(none.body()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(JiraEdition.class)
    void somebodyWhomJiraDoesNotKnowDoesNotHoldUpTheRest(JiraEdition edition) {
        try (var bed = simple(edition)) {
            var ref = bed.session().createIssue(draft("Title", StateKind.TODO)).ref();
            var stranger = new IssuePatch.Assignment(Set.of(), Set.of("stranger"));
            var edited = bed.session().updateIssue(ref, new IssuePatch("New", null, null, null, null, stranger));
            assertThat(edited.title()).isEqualTo("New");
            assertThat(edited.assignees()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(JiraEdition.class)
    void aCreateWhoseAnswerIsLostIsFoundAlthoughTheIndexLags(JiraEdition edition) {
        try (var bed = simple(edition)) {
            bed.ann.open("Before", "x");
            bed.jira.faults().listLag(Duration.ofMinutes(3)).once(Fault.RESET_AFTER_COMMIT, SimulatedRequest::writes);
            var lost = fault(() -> bed.session().createIssue(draft("Title", StateKind.TODO)));
            assertThat(((ConnectorFault.Unavailable) lost).maybeDone()).isTrue();
            assertThat(bed.session().createSettles(lost)).isEqualTo(Duration.ofSeconds(60));
            var found =
                    bed.session().findIssueByMarker(MARKER, bed.clock.instant()).orElseThrow();
            assertThat(found.title()).isEqualTo("Title");
            assertThat(bed.session().findIssueByMarker("other", bed.clock.instant()))
                    .isEmpty();
            bed.later(Duration.ofMinutes(3));
            assertThat(bed.session()
                            .findIssueByMarker(MARKER, bed.clock.instant())
                            .orElseThrow()
                            .ref())
                    .isEqualTo(found.ref());
        }
    }

    @ParameterizedTest
    @EnumSource(JiraEdition.class)
    void aMarkIsOursOnlyWithOurSignature(JiraEdition edition) throws Exception {
        try (var bed = simple(edition)) {
            var ref = bed.session().createIssue(draft("Title", StateKind.TODO)).ref();
            assertThat(walked(bed, "").getFirst().marker()).isEqualTo(MARKER);
            var hubs = dev.lockstep.connector.Hub.at(bed.clock);
            var other = new JiraConnector(
                    hubs.http,
                    hubs.governors,
                    dev.lockstep.connector.Hub.otherKey(),
                    bed.folds,
                    new JiraOptions(null, Duration.ofSeconds(60)));
            var seen = other.open(bed.connection, new Container("WEB")).readIssue(ref);
            assertThat(seen.marker()).isNull();
            assertThat(seen.otherHub()).isEqualTo(bed.hub.key.hubId());
            hubs.close();
        }
    }

    @ParameterizedTest
    @EnumSource(JiraEdition.class)
    void commentsComeAndGo(JiraEdition edition) {
        try (var bed = simple(edition)) {
            var ref = bed.session().createIssue(draft("Title", StateKind.TODO)).ref();
            var theirs = bed.ann.comment(ref.id(), "From Ann");
            bed.later(Duration.ofSeconds(1));
            var ours = bed.session().createComment(ref, MARKER, "From us");
            assertThat(ours.marker()).isEqualTo(MARKER);
            assertThat(bed.session().listComments(ref))
                    .extracting(comment -> comment.author().name())
                    .containsExactly("Ann", "Robot");
            assertThat(bed.session()
                            .findCommentByMarker(ref, MARKER, bed.clock.instant())
                            .orElseThrow()
                            .ref())
                    .isEqualTo(ours.ref());
            assertThat(bed.session().updateComment(ref, ours.ref(), "Edited").body())
                    .isEqualTo("Edited");
            bed.session().deleteComment(ref, new RemoteRef(theirs, theirs));
            assertThat(bed.session().listComments(ref)).hasSize(1);
            assertThat(fault(() -> bed.session().readComment(ref, new RemoteRef(theirs, theirs))))
                    .isInstanceOf(ConnectorFault.NotFound.class);
        }
    }

    @ParameterizedTest
    @EnumSource(JiraEdition.class)
    void aWalkSkipsNothingWhilePeopleEdit(JiraEdition edition) {
        try (var bed = simple(edition)) {
            for (int i = 0; i < 250; i++) { // most of them within a minute
                bed.later(Duration.ofMillis(i < 220 ? 100 : 5_000));
                bed.ann.open("Issue " + i, "x");
            }
            var seen = new ArrayList<String>();
            var position = Walk.Position.START;
            var cursor = "";
            int page = 0;
            while (position != null) {
                var read = bed.session().walkIssues(position);
                read.items().forEach(issue -> seen.add(issue.title()));
                position = read.next();
                cursor = read.cursor();
                bed.later(Duration.ofSeconds(1));
                if (position != null && page < 5) {
                    bed.ann.editSummary(bed.jira.issues("WEB").get(++page * 10).id(), "Edited " + page);
                }
            }
            for (int i = 0; i < 250; i++) {
                var issue = bed.jira.issues("WEB").get(i);
                assertThat(seen).contains(issue.summary());
            }
            assertThat(walked(bed, cursor))
                    .as("later only what is new, and the overlap")
                    .hasSizeLessThan(30);
            bed.later(Duration.ofMinutes(5));
            bed.ann.editSummary(bed.jira.issues("WEB").getFirst().id(), "Latest");
            assertThat(walked(bed, cursor)).extracting(RemoteIssue::title).contains("Latest");
        }
    }

    @ParameterizedTest
    @EnumSource(JiraEdition.class)
    void whatTheIndexShowsLateIsToldByTheNextWalk(JiraEdition edition) {
        try (var bed = simple(edition)) {
            bed.ann.open("First", "x");
            bed.later(Duration.ofSeconds(20));
            bed.jira.faults().listLag(Duration.ofSeconds(15));
            bed.ann.open("Late", "x");
            bed.later(Duration.ofSeconds(1));
            var first = bed.session().walkIssues(Walk.Position.START);
            assertThat(first.items()).extracting(RemoteIssue::title).containsExactly("First");
            bed.later(Duration.ofSeconds(15));
            assertThat(walked(bed, first.cursor()))
                    .extracting(RemoteIssue::title)
                    .contains("Late");
        }
    }

    @ParameterizedTest
    @EnumSource(JiraEdition.class)
    void everyItemOfAnEntryIsToldWithItsAuthor(JiraEdition edition) {
        try (var bed = simple(edition)) {
            var id = bed.ann.open("One", "x");
            var at = bed.clock.instant();
            bed.ann.editSummaryAndLabels(id, "Two", "a", "b");
            bed.later(Duration.ofSeconds(5));
            bed.jira.person("Bob", "WEB").takeOn(id);
            var ref = new RemoteRef(id, "WEB-1");
            var session = bed.session();
            session.readIssue(ref);
            int before = bed.jira.log().requests();
            var changes = session.changes(ref);
            assertThat(bed.jira.log().requests()).as("it came with the reading").isEqualTo(before);
            assertThat(changes)
                    .extracting(change -> change.field())
                    .containsExactly(Field.TITLE, Field.LABELS, Field.ASSIGNEES);
            assertThat(changes.get(1).added()).containsExactly("a", "b");
            assertThat(changes.get(1).at()).isEqualTo(at);
            assertThat(changes.get(1).author().name()).isEqualTo("Ann");
            assertThat(changes.get(2).author().name()).isEqualTo("Bob");
        }
    }

    @ParameterizedTest
    @EnumSource(JiraEdition.class)
    void anIssueThatMovedIsNotHereAndARenamedProjectIs(JiraEdition edition) {
        try (var bed = simple(edition)) {
            var moved =
                    bed.session().createIssue(draft("Moves", StateKind.TODO)).ref();
            var stays =
                    bed.session().createIssue(draft("Stays", StateKind.TODO)).ref();
            bed.jira.addProject("APP", "App", JiraWorkflow.simple());
            bed.ann.moveTo(moved.id(), "APP");
            assertThat(fault(() -> bed.session().readIssue(moved))).isInstanceOf(ConnectorFault.NotFound.class);
            bed.jira.renameProject("WEB", "SITE");
            assertThat(bed.session().readIssue(stays).ref().key()).isEqualTo("SITE-2");
            assertThat(walked(bed, "")).extracting(RemoteIssue::title).containsExactly("Stays");
        }
    }

    @ParameterizedTest
    @EnumSource(JiraEdition.class)
    void aRevokedTokenIsNeverTakenForAnEmptyProject(JiraEdition edition) {
        try (var bed = simple(edition)) {
            var ref = bed.session().createIssue(draft("Title", StateKind.TODO)).ref();
            bed.jira.revokeToken("secret", bed.robot);
            assertThat(fault(() -> bed.session().walkIssues(Walk.Position.START)))
                    .isInstanceOf(ConnectorFault.Unauthorized.class);
            assertThat(fault(() -> bed.session().readIssue(ref))).isInstanceOf(ConnectorFault.Unauthorized.class);
        }
    }

    @ParameterizedTest
    @EnumSource(JiraEdition.class)
    void theTestCallSaysWhichJiraItIs(JiraEdition edition) {
        try (var bed = simple(edition)) {
            var report = bed.connector.check(bed.connection, new Container("WEB"));
            assertThat(report.problem()).isNull();
            assertThat(report.account()).isEqualTo("Robot");
            assertThat(report.permissions())
                    .containsExactly(
                            edition == JiraEdition.CLOUD ? "Jira Cloud" : "Jira Data Center",
                            "project Web",
                            "creates Task");
            assertThat(bed.connector
                            .check(bed.connection, new Container("NOPE"))
                            .problem())
                    .contains("404");
        }
    }

    @ParameterizedTest
    @EnumSource(JiraEdition.class)
    void whatIsTooLongIsRefusedHereAndALimitIsALimit(JiraEdition edition) {
        try (var bed = simple(edition)) {
            assertThat(fault(() -> bed.session().createIssue(draft("x".repeat(256), StateKind.TODO))))
                    .isInstanceOf(ConnectorFault.Invalid.class);
            bed.jira.faults().once(Fault.RATE_LIMITED, SimulatedRequest::writes);
            var limited = fault(() -> bed.session().createIssue(draft("x", StateKind.TODO)));
            assertThat(limited).isInstanceOf(ConnectorFault.RateLimited.class);
            assertThat(((ConnectorFault.RateLimited) limited).until())
                    .isEqualTo(bed.clock.instant().plusSeconds(1));
            assertThat(bed.jira.issues("WEB")).isEmpty();
        }
    }
}
