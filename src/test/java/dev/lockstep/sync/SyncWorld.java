package dev.lockstep.sync;

import dev.lockstep.base.Ids;
import dev.lockstep.base.TestClock;
import dev.lockstep.base.TestDatabase;
import dev.lockstep.conflict.ConflictAnswered;
import dev.lockstep.conflict.TestConflicts;
import dev.lockstep.connector.Connection;
import dev.lockstep.connector.Container;
import dev.lockstep.connector.Hub;
import dev.lockstep.connector.RemoteComment;
import dev.lockstep.connector.RemoteIssue;
import dev.lockstep.connector.Tracker;
import dev.lockstep.guard.TestGuard;
import dev.lockstep.identity.TestIdentities;
import dev.lockstep.inbox.TestInbox;
import dev.lockstep.issue.Comment;
import dev.lockstep.issue.Issue;
import dev.lockstep.issue.IssueState;
import dev.lockstep.issue.Issues;
import dev.lockstep.issue.Origin;
import dev.lockstep.issue.TestHub;
import dev.lockstep.operation.Interventions;
import dev.lockstep.operation.Operation;
import dev.lockstep.operation.OperationRequest;
import dev.lockstep.operation.Operations;
import dev.lockstep.operation.ResourceFacts;
import dev.lockstep.operation.TestOperations;
import dev.lockstep.operation.exchange.Exchanges;
import dev.lockstep.sync.hand.Hands;
import dev.lockstep.sync.heard.Recording;
import dev.lockstep.sync.restore.TestRestore;
import dev.lockstep.terms.Mappings;
import dev.lockstep.terms.Switches;
import dev.lockstep.terms.TestTerms;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** One project linked to one {@link FakeTracker}; everything else is the product's own, on real SQLite. */
final class SyncWorld implements AutoCloseable, ResourceFacts {
    static final Instant START = Instant.parse("2026-02-01T10:00:00Z");
    final TestClock clock = new TestClock(START);
    final FakeTracker tracker = new FakeTracker(clock);
    final TestDatabase db;
    final TestHub hub;
    final TestConflicts conflicts;
    final TestOperations queue;
    final TestGuard guard;
    final StoredTwins twins;
    final Intents intents;
    final Candidates candidates;
    StoredLinks links;
    final LinkCursors cursors;
    final Arrivals arrivals;
    final JobLinks jobLinks;
    final Conversations conversations;
    final Mappings mappings;
    final Crossings crossings;
    final StoredJobs jobs;
    final Listing pages;
    final JobListing listing;
    final UUID projectId;
    final Connection connection;
    private final HubListener listener;
    private SyncProcessor processor;
    private final Gate gate;
    UUID linkId;

    SyncWorld(Path folder) {
        this(folder, Hub.signed(Hub.connection(Tracker.PLANE, URI.create("http://tracker.test"), "token")));
    }

    SyncWorld(Path folder, Connection connection) {
        this.connection = connection;
        db = TestDatabase.in(folder);
        hub = TestHub.on(db, clock, this::hear);
        conflicts = TestConflicts.on(db, hub, this::hear);
        queue = TestOperations.on(db, clock, this, () -> processor);
        twins = new StoredTwins(db.jdbc());
        intents = new Intents(db.jdbc());
        candidates = new Candidates(db.jdbc());
        jobLinks = new JobLinks(db.jdbc());
        guard = TestGuard.on(
                db,
                clock,
                hub.events(),
                queue,
                new LinkGuards(new Later<>(() -> links), twins, hub.issues(), operations(), clock));
        gate = new Gate(guard.guard(), operations(), clock);
        var known = new KnownLinks(db.jdbc(), db.database());
        links = stored(known);
        cursors = new LinkCursors(db.jdbc(), clock, known);
        arrivals = new Arrivals(
                twins,
                intents,
                candidates,
                operations(),
                new Underway(operations()),
                TestRestore.remembered(db, guard.restored()),
                db.database(),
                clock);
        mappings = TestTerms.mappings(db);
        crossings = new Crossings(twins, issues(), links);
        conversations = new Conversations(new OneConnection(connection), List.of(tracker), mappings);
        jobs = new StoredJobs(
                db.jdbc(), db.database(), clock, links, cursors, hub.events(), new JobPace(), event -> {});
        pages = pages();
        listing = new JobListing(
                jobs, jobLinks, links, conversations, pages, queue.interventions(), db.database(), clock);
        listener = new HubListener(
                links, operations(), conflicts.decisions(), conflicts.rules(), mappings, guard.guard(), new NoPlans());
        processor = new SyncProcessor(
                links,
                conversations,
                issueLook(),
                commentLook(),
                new NoPlans(),
                operations(),
                guard.guard(),
                new Recording(new Exchanges(db.jdbc())),
                clock);
        projectId = hub.projects().create("Project").id();
        linkId = link(true, true);
    }

    private StoredLinks stored(KnownLinks known) {
        return new StoredLinks(
                db.jdbc(),
                known,
                db.database(),
                clock,
                new OneConnection(connection),
                hub.projects(),
                queue.interventions(),
                candidates,
                new Revisions(db.jdbc()),
                hub.events(),
                this::hear,
                100);
    }

    private IssueLook issueLook() {
        var creation = new IssueCreation(
                twins,
                sweep(),
                crossings,
                candidates,
                new HeldBack(twins, candidates),
                links,
                new StagedComments(db.jdbc()),
                missing(),
                leftovers(),
                new ExactlyOnce(intents, gate, clock),
                operations(),
                clock);
        return new IssueLook(
                twins,
                issues(),
                new IssueArrival(
                        twins,
                        issues(),
                        intents,
                        new HubMatch(issues(), twins, intents, cursors),
                        links,
                        candidates,
                        sweep(),
                        TestRestore.remembered(db, guard.restored()),
                        operations(),
                        clock),
                new IssueMeeting(
                        twins,
                        issues(),
                        new Evidence(issues()),
                        conflicts.decisions(),
                        conflicts.rules(),
                        sweep(),
                        notes(),
                        leftovers(),
                        crossings,
                        operations(),
                        gate,
                        hands(),
                        clock),
                creation,
                new IssueRemoval(twins, issues(), gate, clock),
                new Echoes(TestInbox.on(db, clock), new OneConnection(connection)),
                new Evidence(issues()),
                TestRestore.remembered(db, guard.restored()),
                guard.guard(),
                clock);
    }

    private CommentSweep sweep() {
        return new CommentSweep(twins, arrivals, operations(), clock);
    }

    private Hands hands() {
        return new Hands(TestIdentities.tokens(db, new OneConnection(connection), clock), List.of(tracker), clock);
    }

    MissingComments missing() {
        return new MissingComments(issues(), twins, operations(), new Underway(operations()));
    }

    private Listing pages() {
        return new Listing(
                db.database(),
                arrivals,
                links,
                jobs,
                jobLinks,
                cursors,
                new StagedComments(db.jdbc()),
                twins,
                new Absences(jobLinks, twins, guard.guard(), operations(), clock),
                fill(),
                operations());
    }

    Fill fill() {
        var held = new HeldBack(twins, candidates);
        var under = new Underway(operations());
        return new Fill(db.database(), issues(), twins, links, held, missing(), operations(), under, jobLinks);
    }

    private CommentLook commentLook() {
        var staged = new StagedComments(db.jdbc());
        var once = new ExactlyOnce(intents, gate, clock);
        return new CommentLook(
                twins,
                issues(),
                intents,
                links,
                arrivals,
                new CommentMeeting(
                        twins,
                        issues(),
                        new Evidence(issues()),
                        conflicts.decisions(),
                        conflicts.rules(),
                        crossings,
                        hands(),
                        operations(),
                        gate,
                        clock),
                new CommentCreation(twins, sweep(), crossings, staged, once, hands(), operations(), clock),
                notes(),
                TestRestore.remembered(db, guard.restored()),
                operations(),
                clock);
    }

    private Leftovers leftovers() {
        return new Leftovers(TestTerms.unmapped(db), issues());
    }

    private Notes notes() {
        return new Notes(twins, issues(), new ExactlyOnce(intents, gate, clock), operations(), clock);
    }

    private void hear(Object event) {
        switch (event) {
            case Issues.IssueTouched touched -> listener.issueTouched(touched);
            case Issues.CommentTouched touched -> listener.commentTouched(touched);
            case ConflictAnswered answered -> listener.conflictAnswered(answered);
            case StoredLinks.LinkRemoved removed -> listener.linkRemoved(removed);
            default -> {}
        }
    }

    UUID link(boolean incoming, boolean outgoing) {
        var wanted = new Links.NewLink(
                projectId,
                connection.id(),
                new Container("team/" + Ids.next()),
                incoming,
                outgoing,
                false,
                null,
                Switches.ALL_ON);
        return links.create(wanted).id();
    }

    Link link() {
        return links.find(linkId).orElseThrow();
    }

    Issues issues() {
        return hub.issues();
    }

    Operations operations() {
        return queue.operations();
    }

    void cancel(UUID operation) {
        queue.interventions().one(Interventions.Act.CANCEL, operation);
    }

    List<Operation> enqueued() {
        return operations().list(Operations.Filter.ALL, 200, null).items();
    }

    /** A person writes an issue in the hub. */
    Issue written(String title, String body) {
        var wish = new Issues.NewIssue(
                Ids.next(),
                projectId,
                title,
                body,
                IssueState.TODO,
                new TreeSet<>(),
                new TreeSet<>(),
                "none",
                null,
                clock.instant(),
                clock.instant());
        return db.database().write(() -> issues().create(wish, Origin.hub(null)));
    }

    Comment commented(Issue issue, String body) {
        var now = clock.instant();
        var wish = new Issues.NewComment(Ids.next(), issue.id(), body, null, now, now);
        return issues().addComment(wish, Origin.hub(null));
    }

    Issue edit(UUID id, Issues.Edit edit) {
        return issues().edit(id, issue(id).version(), edit, Origin.hub(null), clock.instant());
    }

    static Issues.Edit title(String title) {
        return new Issues.Edit(title, null, null, null, null, null);
    }

    Issue issue(UUID id) {
        return issues().find(id).orElseThrow();
    }

    Comment comment(UUID id) {
        return issues().findComment(id).orElseThrow();
    }

    Twin twin(UUID hubId) {
        return twins.of(hubId).getFirst();
    }

    /** A poll lists it. */
    Arrivals.Verdict listed(RemoteIssue issue) {
        var admission = Admission.of(link(), links.ofProject(projectId), tracker, List.of(issue));
        return db.database().write(() -> arrivals.issue(link(), tracker, issue, admission, Requests.Cause.LIVE));
    }

    /** A webhook names an issue without saying what it holds. */
    UUID touched(RemoteIssue issue) {
        return db.database().write(() -> {
            UUID id = arrivals.reserve(link(), issue.ref(), false).hubId();
            return looked(OperationRequest.Kind.ISSUE, id, id);
        });
    }

    UUID touched(UUID issueId, RemoteComment comment) {
        return db.database().write(() -> {
            UUID id = arrivals.reserveComment(link(), issueId, comment.ref()).hubId();
            return looked(OperationRequest.Kind.COMMENT, issueId, id);
        });
    }

    private UUID looked(OperationRequest.Kind kind, UUID issueId, UUID id) {
        operations().enqueue(Requests.look(link(), kind, issueId, id, clock.instant(), Requests.Cause.LIVE));
        return id;
    }

    void pass(Duration time) {
        clock.advance(time);
        queue.drain();
    }

    @Override
    public boolean linked(UUID id) {
        return links.find(id).isPresent();
    }

    @Override
    public Map<UUID, Instant> modifiedAt(Set<UUID> subjectIds) {
        return issues().modifiedAt(subjectIds);
    }

    @Override
    public void close() {
        hub.close();
        db.close();
    }
}
