package dev.lockstep.watch;

import dev.lockstep.connector.ConnectorFault;
import dev.lockstep.connector.RemoteRepository.RemoteCommit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a check saw of one branch.
 *
 * @param sha where it stands now; null when it is gone
 * @param commits the new ones, oldest first
 * @param fault why it could not be seen; then nothing else counts, and the next check tries again
 */
record Sighting(
        String branch,
        @Nullable String sha,
        List<Remark> remarks,
        List<NewCommit> commits,
        @Nullable ConnectorFault fault) {

    record Remark(
            CheckStatus status,
            @Nullable String sha,
            @Nullable String detail) {}

    /** @param triggers the actions whose filters let it through */
    record NewCommit(RemoteCommit commit, List<Action> triggers) {
        Run.Commit of(String branch) {
            return new Run.Commit(branch, commit.sha(), CheckLog.message(commit), commit.author(), commit.date());
        }
    }

    static Sighting failed(String branch, ConnectorFault fault) {
        return new Sighting(branch, null, List.of(), List.of(), fault);
    }
}
