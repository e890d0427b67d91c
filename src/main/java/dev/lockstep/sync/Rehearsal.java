package dev.lockstep.sync;

import dev.lockstep.base.Ids;
import dev.lockstep.base.Sha256;
import dev.lockstep.connector.ConnectorException;
import dev.lockstep.connector.RemoteComment;
import dev.lockstep.connector.RemoteIssue;
import dev.lockstep.connector.RemoteSession;
import dev.lockstep.connector.RemoteSession.Field;
import dev.lockstep.issue.Issue;
import dev.lockstep.issue.Issues;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The looks at one issue on all its links, decided by what decides them in earnest and not carried out: nothing is
 * written, here or there. What one link would bring into the hub is taken to the others, as the sync would. Reads from
 * trackers through {@link Readings}, so never inside a unit of work; may throw what a connector throws.
 */
@Component
public final class Rehearsal {
    private final StoredTwins twins;
    private final Issues issues;
    private final IssueArrival arrival;
    private final RehearsedIssue rehearsed;
    private final RehearsedComments comments;
    private final Conversations conversations;
    private final StoredLinks links;
    private final LinkCursors cursors;

    Rehearsal(
            StoredTwins twins,
            Issues issues,
            IssueArrival arrival,
            RehearsedIssue rehearsed,
            RehearsedComments comments,
            Conversations conversations,
            StoredLinks links,
            LinkCursors cursors) {
        this.twins = twins;
        this.issues = issues;
        this.arrival = arrival;
        this.rehearsed = rehearsed;
        this.comments = comments;
        this.conversations = conversations;
        this.links = links;
        this.cursors = cursors;
    }

    /** What the trackers say, listed once or read when it is asked for. */
    public interface Readings {
        RemoteSession session(Link link);

        Sight of(Link link, Twin twin);

        /** One that stands there alone and has this content; nobody else is given it again. */
        Optional<RemoteIssue> standing(Link link, List<String> contents);

        /** All comments under an issue. */
        List<RemoteComment> comments(Link link, RemoteIssue issue);

        /** False when another record of the link was matched with it in this rehearsal. */
        boolean mayMatch(Link link, UUID issueId);
    }

    /** What is known of a twin's remote record. */
    public sealed interface Sight {
        record There(RemoteIssue issue) implements Sight {}

        /** For certain. */
        record Gone() implements Sight {}

        /** The listing lacked so many that nothing is concluded from it. */
        record Unknown() implements Sight {}
    }

    /**
     * @param links in the order in which a job lists them
     * @param fill what the hub has and a link lacks is sent there, as by a job on links that were imported before
     * @param differences also what differs and would not be changed
     */
    public record Stage(List<Link> links, boolean fill, boolean differences, Readings readings) {}

    public enum Kind {
        CREATE,
        EDIT,
        DELETE,
        /** Two records become one. */
        MATCH,
        /** A person would be asked. */
        ASK,
        /** It was deleted there; the hub keeps its own. */
        GONE,
        /** It stands there and waits for a person's approval. */
        ONLY_HERE,
        /** It differs and nothing would be done about it. */
        DIFFERS
    }

    /**
     * @param linkId where; null in the hub
     * @param subjectId the issue's id in the hub, or its comment's; of what is not there yet, what it will be
     * @param from the remote record that it comes from or concerns, null when there is none
     * @param why what a reader must know besides; null for the plain case
     */
    public record Change(
            Kind kind,
            @Nullable UUID linkId,
            UUID issueId,
            UUID subjectId,
            String title,
            List<FieldChange> fields,
            @Nullable From from,
            @Nullable String why) {
        public boolean comment() {
            return !issueId.equals(subjectId);
        }
    }

    public record From(UUID linkId, String remoteId, String remoteKey) {}

    /**
     * In the hub's words.
     *
     * @param before null where nothing was
     * @param lost what does not survive the conversion, and why; null when all does
     */
    public record FieldChange(
            Field field,
            @Nullable String before,
            String after,
            @Nullable String lost) {}

    /** How a content is known again, with and without the line that an earlier link put above it. */
    public static String content(RemoteIssue issue) {
        return Candidates.key(issue);
    }

    /** Equal for values that count as the same. */
    public static String print(Field field, String value) {
        return Sha256.hex(Canonical.form(field, value));
    }

    static Map<Field, String> prints(Map<Field, String> values) {
        Map<Field, String> prints = new EnumMap<>(Field.class);
        values.forEach((field, value) -> prints.put(field, print(field, value)));
        return prints;
    }

    static Map<Field, String> prints(Issue issue) {
        Map<Field, String> values = new EnumMap<>(Field.class);
        for (Field field : Field.values()) {
            values.put(field, Words.value(issue, field));
        }
        return prints(values);
    }

    /** As it is compared and shown. */
    public static String value(Issue issue, Field field) {
        return Words.value(issue, field);
    }

    /** The issue as it would be. */
    public static Issue with(Issue issue, Map<Field, String> values) {
        return RehearsedIssue.edited(issue, values);
    }

    /** The links that a job of this one covers, in its order. */
    public List<Link> covered(Link link) {
        return Sources.targetsFirst(links.ofProject(link.projectId()));
    }

    public boolean imported(Link link) {
        return cursors.imported(link.id());
    }

    /** Reads at the pace of an import: a part of the budget is left to live work. */
    public RemoteSession open(Link link) {
        return conversations.open(link, false);
    }

    /** What stands there now; for what a listing did not show. */
    public static Sight read(RemoteSession session, Twin twin) {
        try {
            return new Sight.There(session.readIssue(IssueLook.ref(twin)));
        } catch (ConnectorException failure) {
            if (!IssueLook.isGone(session, failure)) {
                throw failure;
            }
            return new Sight.Gone();
        }
    }

    /** How many records a listing may lack before nothing is concluded from that. */
    public static int absencesAllowed(long known) {
        return Absences.allowed(known);
    }

    /** What a job would do with an issue that it lists. */
    public List<Change> listed(Stage stage, Link link, RemoteIssue remote) {
        Twin twin = twins.known(link.id(), remote.ref()).orElse(null);
        if (twin != null && (twin.status() == Twin.Status.GONE || twin.status() == Twin.Status.IGNORED)) {
            return List.of();
        }
        Issue hub = twin == null ? null : issues.find(twin.hubId()).orElse(null);
        if (hub != null) {
            return known(stage, hub);
        }
        UUID id = twin == null ? Ids.next() : twin.hubId();
        return switch (arrival.judge(link, stage.readings().session(link), remote)) {
            case IssueArrival.Verdict.OnlyHere here -> List.of(onlyHere(link, id, remote));
            case IssueArrival.Verdict.Match match ->
                stage.readings().mayMatch(link, match.hubId())
                        ? matched(stage, match.hubId(), link, remote)
                        : arrived(stage, id, link, remote);
            case IssueArrival.Verdict.New fresh -> arrived(stage, id, link, remote);
            case IssueArrival.Verdict.LeftOut out -> List.of();
            case IssueArrival.Verdict.PullRequest pull -> List.of();
            case IssueArrival.Verdict.IncomingOff off -> List.of();
            case IssueArrival.Verdict.Own own -> List.of();
            case IssueArrival.Verdict.Made made -> List.of();
            case IssueArrival.Verdict.OfOtherHub other -> List.of();
            case IssueArrival.Verdict.OfOtherLink other -> List.of();
        };
    }

    /** What looks at an issue of the hub would do. */
    public List<Change> known(Stage stage, Issue hub) {
        if (hub.deletedAt() != null) {
            return List.of();
        }
        var course = new Course(stage, hub, false);
        stage.links().forEach(link -> rehearsed.enter(course, link));
        return run(course);
    }

    private List<Change> matched(Stage stage, UUID hubId, Link link, RemoteIssue remote) {
        var course = new Course(stage, issues.find(hubId).orElseThrow(), false);
        for (Link each : stage.links()) {
            if (each.id().equals(link.id())) {
                rehearsed.match(course, each, remote);
            } else {
                rehearsed.enter(course, each);
            }
        }
        return run(course);
    }

    private List<Change> arrived(Stage stage, UUID id, Link link, RemoteIssue remote) {
        var words = rehearsed.words(stage.readings().session(link), link, remote);
        var arriving = IssueArrival.Arriving.of(id, link, words, remote);
        var course = new Course(stage, RehearsedIssue.future(arriving.issue()), true);
        rehearsed.arrive(course, link, remote, arriving.base());
        stage.links().stream()
                .filter(each -> !each.id().equals(link.id()))
                .forEach(each -> rehearsed.enter(course, each));
        return run(course);
    }

    private List<Change> run(Course course) {
        rehearsed.settle(course);
        comments.add(course);
        return course.changes();
    }

    private static Change onlyHere(Link link, UUID id, RemoteIssue remote) {
        var from = new From(link.id(), remote.ref().id(), remote.ref().key());
        return new Change(
                Kind.ONLY_HERE,
                link.id(),
                id,
                id,
                remote.title(),
                List.of(),
                from,
                "It stood there before the link; approve the link to let it in.");
    }
}
