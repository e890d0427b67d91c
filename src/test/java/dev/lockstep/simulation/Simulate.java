package dev.lockstep.simulation;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.PrintStream;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.LoggerFactory;

/** {@code ./lockstep simulate}: seed after seed until one fails or the time is over. */
public final class Simulate {
    private Simulate() {}

    public static void main(String[] arguments) {
        ((Logger) LoggerFactory.getLogger("ROOT")).setLevel(Level.valueOf(System.getProperty("simulate.log", "OFF")));
        var options = SimulateOptions.parse(arguments);
        boolean well = options.mutants() ? MutantHunt.run(System.out, 2_000) : run(options, System.out);
        System.exit(well ? 0 : 1);
    }

    static boolean run(SimulateOptions options, PrintStream out) {
        var pace = new Pace();
        long end = options.minutes() == 0 ? Long.MAX_VALUE : System.nanoTime() + options.minutes() * 60_000_000_000L;
        var faults = new Tally();
        var met = new Tally();
        Map<String, Integer> failures = new TreeMap<>();
        long done = 0;
        long steps = 0;
        try (var store = new Store()) {
            for (long seed = options.seed(); done < options.seeds() && System.nanoTime() < end; seed++) {
                var outcome = new World(options.plan(seed), store).run();
                done++;
                steps += outcome.steps();
                faults.add(outcome.faults());
                met.add(outcome.met());
                if (outcome.failed()) {
                    failures.merge(outcome.violation().invariant(), 1, Integer::sum);
                    tell(outcome, options, store, out);
                    if (!options.goOn()) {
                        break;
                    }
                }
            }
        }
        out.printf("%d seeds, %s, %d steps a seed%n", done, pace.of(done), steps / Math.max(1, done));
        out.println("faults in 1,000 seeds: " + faults.perThousand(done));
        out.println("met in 1,000 seeds: " + met.perThousand(done));
        out.println("failures: " + failures);
        return failures.isEmpty();
    }

    private static void tell(Outcome outcome, SimulateOptions options, Store store, PrintStream out) {
        out.println("seed " + outcome.plan().seed() + " broke "
                + outcome.violation().invariant() + ": " + outcome.violation().what());
        if (options.verbose()) {
            outcome.lines().forEach(out::println);
        } else if (!options.goOn()) {
            var small = new Shrinker(store, outcome).shrink();
            out.println("Shortened to " + small.struck().size() + " faults and "
                    + (People.MOST_EDITS - small.plan().dropped().size()) + " edits at most:");
            Shrinker.shortened(small).forEach(line -> out.println("  " + line));
            out.println("The whole log: " + Shrinker.command(small.plan()));
            out.println("The seed as it was: " + Shrinker.command(outcome.plan()));
        }
    }
}
