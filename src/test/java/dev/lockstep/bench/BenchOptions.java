package dev.lockstep.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * @param cases in the order given
 * @param jvmOptions more of them for the product
 */
record BenchOptions(List<BenchCase> cases, int runs, int heapMegabytes, boolean write, List<String> jvmOptions) {
    private static final String RECORDING =
            "-XX:StartFlightRecording=settings=profile,jdk.CPUTimeSample#enabled=true,dumponexit=true,filename=";
    static final String HELP = """
            ./lockstep bench import [OPTIONS]

              --slow          the sample of 300 issues at 50 ms latency (with --fast the default)
              --fast          all 2,724 issues without latency
              --slow-all      all issues at 50 ms latency
              --plane-limit   about 100 objects under Plane's own 60 requests a minute, in real time (2 minutes)
              --runs N        so many times each, in turns; the median counts (default 1)
              --heap MB       the product's -Xmx (default 512)
              --record FILE   a flight recording of the product's last run
              --jvm OPTION    one more option for the product's JVM
              --write         write docs/benchmarks.md
            """;

    private static final int DEFAULT_HEAP_MEGABYTES = 512;

    static BenchOptions parse(List<String> arguments) {
        var cases = new ArrayList<BenchCase>();
        int runs = 1;
        int heap = DEFAULT_HEAP_MEGABYTES;
        boolean write = false;
        var jvmOptions = new ArrayList<String>();
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
                case "--record" ->
                    jvmOptions.add(RECORDING + Path.of(rest.next()).toAbsolutePath());
                case "--jvm" -> jvmOptions.add(rest.next());
                case "--write" -> write = true;
                default -> throw new IllegalArgumentException("There is no option " + option + ".\n\n" + HELP);
            }
        }
        return new BenchOptions(
                cases.isEmpty() ? List.of(BenchCase.SLOW, BenchCase.FAST) : List.copyOf(cases),
                runs,
                heap,
                write,
                jvmOptions);
    }
}
