package dev.lockstep.simulation;

/** Says after how many seeds each mutant is caught: {@code ./lockstep simulate --mutants}. */
final class MutantHunt {
    private MutantHunt() {}

    static boolean run(java.io.PrintStream out, long most) {
        boolean all = true;
        try (var store = new Store()) {
            for (var each : Mutants.all()) {
                long seed = 1;
                Outcome outcome = null;
                var others = new java.util.TreeSet<String>();
                while (seed <= most) {
                    outcome = new World(Plan.of(seed).with(each.mutant()), store).run();
                    if (outcome.failed()
                            && each.caught().contains(outcome.violation().invariant())) {
                        break;
                    }
                    if (outcome.failed()) {
                        others.add(outcome.violation().invariant());
                    }
                    seed++;
                }
                boolean caught = seed <= most;
                all &= caught;
                out.printf(
                        "%-30s %s%n",
                        each.mutant().name(),
                        caught
                                ? "caught by " + outcome.violation().invariant() + " at seed " + seed
                                : "survived " + most + " seeds " + others);
            }
        }
        return all;
    }
}
