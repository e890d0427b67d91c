package dev.lockstep.sync;

import dev.lockstep.connector.RemoteComment;
import dev.lockstep.connector.RemoteIssue;
import java.util.List;
import org.springframework.stereotype.Component;

/** The comments under an issue that was matched instead of created. */
@Component
final class MatchedComments {
    private final StagedComments staged;

    MatchedComments(StagedComments staged) {
        this.staged = staged;
    }

    /** Lists them now; the answer stores them for matching. What stays unmatched comes in at the end of the job. */
    Runnable stage(Look look, RemoteIssue standing) {
        List<RemoteComment> comments = look.session().listComments(standing.ref());
        return () -> comments.forEach(comment -> staged.keep(look.link().id(), comment));
    }
}
