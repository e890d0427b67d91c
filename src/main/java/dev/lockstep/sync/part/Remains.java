package dev.lockstep.sync.part;

import dev.lockstep.connector.ConnectorException;
import dev.lockstep.connector.ConnectorFault;
import dev.lockstep.connector.RemoteComment;
import dev.lockstep.connector.RemoteRef;
import dev.lockstep.connector.RemoteSession;
import dev.lockstep.operation.Processed;
import dev.lockstep.sync.part.PartMark.Owner;
import dev.lockstep.text.LongText;
import java.util.List;
import java.util.Optional;

/** The parts of something that does not continue in them any more: somebody replaced it at the tracker, or took it away. */
public final class Remains {
    private final RemoteSession session;
    private final RemoteRef issue;
    private final List<RemoteComment> parts;

    private Remains(RemoteSession session, Owner owner) {
        this.session = session;
        issue = owner.issue();
        parts = session instanceof PartedSession parted ? parted.parts().standing(owner) : List.of();
    }

    public static Remains ofDescription(RemoteSession session, RemoteRef issue) {
        return new Remains(session, Owner.description(issue));
    }

    public static Remains ofComment(RemoteSession session, RemoteRef issue, RemoteRef comment) {
        return new Remains(session, Owner.comment(issue, comment));
    }

    /**
     * What stands in them, where somebody edited it.
     *
     * @param before the whole when both sides last agreed
     */
    public Optional<String> edited(String before) {
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        var contents = parts.stream()
                .map(part ->
                        LongText.part(part.body()).map(LongText.Part::content).orElse(part.body()))
                .toList();
        var first = new LongText.Part(1, 2, 0, "");
        return Torn.edited(LongText.torn(first, contents), before, before);
    }

    /**
     * Each is read once more before it goes: there may be many, and meanwhile somebody may write into one.
     *
     * @param mayWrite throws when somebody else may write by now; asked before each request
     * @throws Processed.Stale when somebody wrote into one
     */
    public void takeAway(Runnable mayWrite) {
        for (var part : parts) {
            var now = read(part);
            if (now.isPresent() && !now.get().body().equals(part.body())) {
                throw new Processed.Stale("Somebody wrote into a part that was to go.");
            }
            if (now.isPresent()) {
                mayWrite.run();
                session.deleteComment(issue, part.ref());
            }
        }
    }

    private Optional<RemoteComment> read(RemoteComment part) {
        try {
            return Optional.of(session.readComment(issue, part.ref()));
        } catch (ConnectorException failure) {
            if (failure.fault() instanceof ConnectorFault.NotFound) {
                return Optional.empty();
            }
            throw failure;
        }
    }
}
