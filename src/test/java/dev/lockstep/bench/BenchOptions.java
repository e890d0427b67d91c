package dev.lockstep.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * @param cases in the order given
 * @param recording a JFR file for the product's last run; null for none
 */
record BenchOptions(
        List<BenchCase> cases,
        int runs,
        int heapMegabytes,
        boolean write,
        @Nullable Path recording) {
    static final String HELP = """
            ./lockstep bench import [OPTIONS]

              --slow          the sample of 300 issues at 50 ms latency (with --fast the default)
              --fast          all 2,724 issues without latency
              --slow-all      all issues at 50 ms latency
              --plane-limit   about 100 objects under Plane's own 60 requests a minute, in real time (2 minutes)
              --runs N        so many times each, in turns; the median counts (default 1)
              --heap MB       the product's -Xmx (default 512)
              --record FILE   a flight recording of the product
              --write         write docs/benchmarks.md
            """;

    private static final int DEFAULT_HEAP_MEGABYTES = 512;

    static BenchOptions parse(List<String> arguments) {
        var cases = new ArrayList<BenchCase>();
        int runs = 1;
        int heap = DEFAULT_HEAP_MEGABYTES;
        boolean write = false;
        Path recording = null;
        var rest = arguments.iterator();
        while (rest.hasNext()) {
            var option = rest.next();
            switch (option) {
                case "--slow" -> cases.add(BenchCase.SLOW);
                case "--fast" -> cases.add(BenchCase.FAST);
                case "--slow-all" -> cases.add(BenchCase.SLOW_ALL);
                case "--plane-limit" -> cases.add(BenchCase.PLANE_LIMIT);
                case "--runs" -> runs = Integer.parseInt(rest.next());
                case "--heap" -> heap = Integer.parseInt(rest.next());
                case "--record" -> recording = Path.of(rest.next()).toAbsolutePath();
                case "--write" -> write = true;
                default -> throw new IllegalArgumentException("There is no option " + option + ".\n\n" + HELP);
            }
        }
        return new BenchOptions(
                cases.isEmpty() ? List.of(BenchCase.SLOW, BenchCase.FAST) : List.copyOf(cases),
                runs,
                heap,
                write,
                recording);
    }
}
