package dev.lockstep.sync.part;

import dev.lockstep.connector.RemoteComment;
import dev.lockstep.connector.RemoteSession;
import dev.lockstep.operation.Processed;
import dev.lockstep.sync.part.PartMark.Owner;
import dev.lockstep.text.LongText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The comments in which something continues. Each is looked for before it is made; one that was made twice all the same,
 * because the tracker took a request that it had not answered long after, is taken away when it shows.
 */
final class Parts {
    private final RemoteSession session;
    /** Of what was read in this conversation and continues: the number of the next writing. */
    private final Map<String, Integer> revisions = new ConcurrentHashMap<>();
    /** What stood in the parts that were read in this conversation, by their ids. */
    private final Map<String, Map<String, String>> read = new ConcurrentHashMap<>();

    Parts(RemoteSession session) {
        this.session = session;
    }

    boolean known(Owner owner) {
        return revisions.containsKey(owner.name());
    }

    /** @param owner null for one that is made now */
    List<String> split(String body, @Nullable Owner owner) {
        return LongText.split(body, session::fits, owner == null ? 1 : revisions.getOrDefault(owner.name(), 1));
    }

    /**
     * The whole text. Where parts are missing, are too many, or were not written together, all that stands there, with the
     * first one's line: {@link Torn}.
     *
     * @param comments of the issue, asked only for what continues
     */
    String whole(Owner owner, String body, Supplier<List<RemoteComment>> comments) {
        var first = LongText.part(body).filter(part -> part.number() == 1).orElse(null);
        if (first == null) {
            return body;
        }
        revisions.put(owner.name(), first.nextRevision());
        var contents = new ArrayList<String>();
        contents.add(first.content());
        boolean together = true;
        var standing = standing(owner, comments.get());
        read.put(owner.name(), bodies(standing));
        for (var each : standing) {
            int number = contents.size() + 1;
            var part = LongText.part(each.body()).orElse(null);
            together &= part != null
                    && part.number() == number
                    && part.of() == first.of()
                    && part.revision() == first.revision()
                    && owner.mark(number).equals(each.marker());
            contents.add(part == null ? each.body() : part.content());
        }
        if (contents.size() == 1) {
            return body;
        }
        return together && contents.size() == first.of() ? LongText.join(contents) : LongText.torn(first, contents);
    }

    /** By their numbers, those of one number by their age. */
    private static List<RemoteComment> standing(Owner owner, List<RemoteComment> comments) {
        return comments.stream()
                .filter(comment -> owner.number(comment.marker()).isPresent())
                .sorted(Comparator.<RemoteComment, Integer>comparing(
                                comment -> owner.number(comment.marker()).orElseThrow())
                        .thenComparing(RemoteComment::createdAt)
                        .thenComparing(comment -> comment.ref().id().length())
                        .thenComparing(comment -> comment.ref().id()))
                .toList();
    }

    List<RemoteComment> standing(Owner owner) {
        return standing(owner, session.listComments(owner.issue()));
    }

    private static Map<String, String> bodies(List<RemoteComment> comments) {
        return comments.stream()
                .collect(Collectors.toMap(
                        comment -> comment.ref().id(), RemoteComment::body, (one, listedTwice) -> listedTwice));
    }

    /**
     * All but the first, which is written last: whatever comes between, what stands there then is torn.
     *
     * @throws Processed.Stale when somebody wrote into a part since it was read
     */
    void write(Owner owner, List<String> texts) {
        Map<Integer, RemoteComment> kept = new TreeMap<>();
        var standing = standing(owner);
        var before = read.remove(owner.name());
        if (before != null && !before.equals(bodies(standing))) {
            throw new Processed.Stale("The parts changed since they were read.");
        }
        for (var comment : standing) {
            int number = owner.number(comment.marker()).orElseThrow();
            if (number > texts.size() || kept.putIfAbsent(number, comment) != null) {
                session.deleteComment(owner.issue(), comment.ref());
            }
        }
        for (int number = 2; number <= texts.size(); number++) {
            var text = texts.get(number - 1);
            var there = kept.get(number);
            if (there == null) {
                session.createComment(owner.issue(), owner.mark(number), text);
            } else if (!there.body().equals(session.canonicalBody(text))) {
                session.updateMarkedComment(owner.issue(), there.ref(), owner.mark(number), text);
            }
        }
        if (texts.size() == 1) {
            revisions.remove(owner.name());
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
}
