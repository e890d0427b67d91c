package dev.lockstep.simulation;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the command line asks for.
 *
 * @param without faults to spare, as a shortened log names them
 * @param drop edits to leave out
 */
record SimulateOptions(
        long seeds,
        long seed,
        long minutes,
        boolean verbose,
        boolean goOn,
        boolean mutants,
        Set<String> without,
        Set<Integer> drop) {

    static SimulateOptions parse(String[] arguments) {
        var options = new SimulateOptions(1_000, 1, 0, false, false, false, Set.of(), Set.of());
        for (int i = 0; i < arguments.length; i++) {
            var value = i + 1 < arguments.length ? arguments[i + 1] : "";
            switch (arguments[i]) {
                case "--seeds" -> options = options.with(Long.parseLong(value), options.seed, options.minutes);
                case "--seed" -> options = options.with(options.seeds, Long.parseLong(value), options.minutes);
                case "--minutes" -> options = options.with(Long.MAX_VALUE, options.seed, Long.parseLong(value));
                case "--without" -> options = options.sparing(Set.of(value.split(",")), options.drop);
                case "--drop" ->
                    options = options.sparing(
                            options.without,
                            Arrays.stream(value.split(","))
                                    .map(Integer::valueOf)
                                    .collect(Collectors.toSet()));
                case "--log" -> {
                    options = options.saying(true, options.goOn);
                    i--;
                }
                case "--go-on" -> {
                    options = options.saying(options.verbose, true);
                    i--;
                }
                case "--mutants" -> {
                    options = new SimulateOptions(
                            options.seeds, options.seed, options.minutes, false, false, true, Set.of(), Set.of());
                    i--;
                }
                default -> throw new IllegalArgumentException("There is no option " + arguments[i] + ".");
            }
            i++;
        }
        return options;
    }

    Plan plan(long number) {
        return new Plan(number, Mutant.NONE, without, drop);
    }

    private SimulateOptions with(long count, long first, long time) {
        return new SimulateOptions(count, first, time, verbose, goOn, mutants, without, drop);
    }

    private SimulateOptions sparing(Set<String> faults, Set<Integer> edits) {
        return new SimulateOptions(seeds, seed, minutes, verbose, goOn, mutants, faults, edits);
    }

    private SimulateOptions saying(boolean all, boolean further) {
        return new SimulateOptions(seeds, seed, minutes, all, further, mutants, without, drop);
    }
}
