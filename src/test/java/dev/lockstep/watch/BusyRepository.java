package dev.lockstep.watch;

import dev.lockstep.simulator.GitHubCommitter;
import dev.lockstep.simulator.GitHubSimulator;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;

/** A repository in which something happens now and then. */
final class BusyRepository {
    /** Branch and sha of every commit that must be seen. */
    final List<String> pushed = new ArrayList<>();

    private final GitHubCommitter people;
    private final Random random;
    private final TreeSet<String> features = new TreeSet<>();
    private int named;

    BusyRepository(GitHubSimulator github, String name, Random random) {
        github.addRepository(name);
        people = github.committer("ann", name);
        this.random = random;
        people.commit("main", "The first");
    }

    /** @param moved branches that now lead to another commit */
    record Moves(boolean changed, int moved) {}

    Moves minute() {
        int chance = random.nextInt(1_000);
        if (chance < 15) {
            return commits("main", 1 + random.nextInt(4));
        }
        if (chance < 18) {
            pushed.add("main " + people.amend("main", "Amended"));
            return new Moves(true, 1);
        }
        if (chance < 22) {
            var name = "feature/" + ++named;
            people.branch(name, "main");
            features.add(name);
            return commits(name, 1 + random.nextInt(2));
        }
        if (chance < 26 && !features.isEmpty()) {
            return commits(features.last(), 1);
        }
        if (chance < 28 && !features.isEmpty()) {
            people.delete(features.pollFirst());
            return new Moves(true, 0);
        }
        return new Moves(false, 0);
    }

    private Moves commits(String branch, int count) {
        for (int number = 0; number < count; number++) {
            pushed.add(branch + " " + people.commit(branch, "Commit " + number));
        }
        return new Moves(true, 1);
    }
}
