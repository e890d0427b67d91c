package dev.lockstep.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What became of a branch since the last look. */
sealed interface BranchMove {
    String branch();

    /** Found by the watch's first look. */
    record First(String branch, String sha) implements BranchMove {}

    /** Appeared later. */
    record Fresh(String branch, String sha) implements BranchMove {}

    record Moved(String branch, String from, String sha) implements BranchMove {}

    /** Deleted once, and here again where it stood. */
    record Back(String branch, String sha) implements BranchMove {}

    record Gone(String branch) implements BranchMove {}

    /** Where a branch stood; {@code gone} when it was deleted since. */
    record Known(String sha, boolean gone) {}

    /** @param firstLook nothing was ever seen of this repository */
    static List<BranchMove> between(Map<String, Known> known, Map<String, String> heads, boolean firstLook) {
        var moves = new ArrayList<BranchMove>();
        heads.forEach((branch, sha) -> {
            var before = known.get(branch);
            if (before == null) {
                moves.add(firstLook ? new First(branch, sha) : new Fresh(branch, sha));
            } else if (!before.sha().equals(sha)) {
                moves.add(new Moved(branch, before.sha(), sha));
            } else if (before.gone()) {
                moves.add(new Back(branch, sha));
            }
        });
        known.forEach((branch, before) -> {
            if (!before.gone() && !heads.containsKey(branch)) {
                moves.add(new Gone(branch));
            }
        });
        return moves;
    }
}
