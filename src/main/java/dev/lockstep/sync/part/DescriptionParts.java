package dev.lockstep.sync.part;

import dev.lockstep.connector.RemoteComment;
import dev.lockstep.connector.RemoteIssue;
import dev.lockstep.connector.RemoteRef;
import dev.lockstep.connector.RemoteSession;
import dev.lockstep.text.LongText;
import dev.lockstep.text.Shape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The comments in which a description continues. Each is made once: its mark names its issue and its number, and it is looked
 * for before it is made. Only a comment with that mark counts, whatever anybody writes.
 */
public final class DescriptionParts {
    private static final String MARK = "part-";

    private final RemoteSession session;
    /** Of the issues that were read in this conversation and continue: what stands in their descriptions. */
    private final Map<String, LongText.Part> firsts = new ConcurrentHashMap<>();

    DescriptionParts(RemoteSession session) {
        this.session = session;
    }

    public static boolean isPart(@Nullable String marker) {
        return marker != null && marker.startsWith(MARK);
    }

    private static String mark(RemoteRef issue, int number) {
        return MARK + number + "-" + issue.id();
    }

    /** The whole cannot be read: parts of it are missing, or belong to another writing. */
    public static boolean isTorn(RemoteSession session, String body, String here, String before) {
        return session.fits(body) && LongText.part(body).isPresent() && (!session.fits(here) || !session.fits(before));
    }

    /**
     * What stands in a torn description, where it holds a line that nobody of us wrote.
     *
     * @param before what the whole was when both sides last agreed
     * @param ours what it is to be
     */
    public static Optional<String> editedSince(String torn, String before, String ours) {
        var known = Shape.bare(before) + "\n" + Shape.bare(ours);
        return LongText.part(torn)
                .map(LongText.Part::content)
                .filter(left ->
                        left.lines().map(line -> Shape.bare(line).strip()).anyMatch(line -> !known.contains(line)));
    }

    boolean known(RemoteRef issue) {
        return firsts.containsKey(issue.id());
    }

    /** @param issue null for one that is made now */
    List<String> split(String body, @Nullable RemoteRef issue) {
        var standing = issue == null ? null : firsts.get(issue.id());
        return LongText.split(body, session::fits, standing == null ? 1 : standing.nextRevision());
    }

    RemoteIssue whole(RemoteIssue issue) {
        var first =
                LongText.part(issue.body()).filter(part -> part.number() == 1).orElse(null);
        if (first == null) {
            return issue;
        }
        firsts.put(issue.ref().id(), first);
        var contents = new ArrayList<String>();
        contents.add(first.content());
        for (var comment : standing(issue.ref()).values()) {
            LongText.part(comment.body())
                    .filter(part -> part.number() == contents.size() + 1
                            && part.of() == first.of()
                            && part.revision() == first.revision())
                    .ifPresent(part -> contents.add(part.content()));
        }
        return contents.size() == first.of() ? with(issue, LongText.join(contents)) : issue;
    }

    /** By their numbers. */
    private Map<Integer, RemoteComment> standing(RemoteRef issue) {
        var byNumber = new TreeMap<Integer, RemoteComment>();
        session.listComments(issue).stream()
                .filter(comment -> isPart(comment.marker()))
                .sorted(Comparator.comparing(RemoteComment::createdAt).reversed())
                .forEach(comment -> {
                    for (int number = 2; number <= LongText.MAX_PARTS; number++) {
                        if (mark(issue, number).equals(comment.marker())) {
                            byNumber.put(number, comment); // the oldest stays
                        }
                    }
                });
        return byNumber;
    }

    /** All but the first, which is the description's and is written last. */
    void write(RemoteRef issue, List<String> texts) {
        var standing = standing(issue);
        for (int number = 2; number <= texts.size(); number++) {
            var text = texts.get(number - 1);
            var there = standing.get(number);
            if (there == null) {
                session.createComment(issue, mark(issue, number), text);
            } else if (!there.body().equals(session.canonicalBody(text))) {
                session.updateMarkedComment(issue, there.ref(), mark(issue, number), text);
            }
        }
    }

    /** What a shorter text does not need any more. */
    void clear(RemoteRef issue, int needed) {
        standing(issue).forEach((number, comment) -> {
            if (number > needed || needed == 1) {
                session.deleteComment(issue, comment.ref());
            }
        });
        if (needed == 1) {
            firsts.remove(issue.id());
        }
    }

    /** As it will be read. */
    String canonical(String markdown) {
        var texts = split(markdown, null);
        if (texts.size() == 1) {
            return session.canonicalBody(markdown);
        }
        return LongText.join(texts.stream()
                .map(session::canonicalBody)
                .map(text -> LongText.part(text).map(LongText.Part::content).orElse(text))
                .toList());
    }

    private static RemoteIssue with(RemoteIssue issue, String body) {
        return new RemoteIssue(
                issue.ref(),
                issue.title(),
                body,
                issue.state(),
                issue.labels(),
                issue.assignees(),
                issue.priority(),
                issue.author(),
                issue.createdAt(),
                issue.updatedAt(),
                issue.url(),
                issue.pullRequest(),
                issue.marker(),
                issue.otherHub());
    }
}
