package dev.lockstep.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** What is imported, under which conditions, and what must come out. */
enum BenchCase {
    SLOW("50 ms latency, 300 issues", "sample-300.jsonl.gz", 50, 0.9),
    FAST("no latency, all issues", "all-issues.jsonl.gz", 0, 0.3),
    SLOW_ALL("50 ms latency, all issues", "all-issues.jsonl.gz", 50, 0.9),
    /** Against the limit a script gets nowhere: the product runs alone. */
    PLANE_LIMIT("Plane's 60 requests a minute", "sample-300.jsonl.gz", 0, 0);

    static final double MOST_REQUESTS_PER_FEWEST = 1.10;
    private static final Path DATA = Path.of("../shared/data");
    private static final int OBJECTS_UNDER_LIMIT = 100;

    final String title;
    final Duration latency;
    /** Least that the product's rate may be of the script's. */
    final double leastRatio;

    private final String file;

    BenchCase(String title, String file, long latencyMillis, double leastRatio) {
        this.title = title;
        this.file = file;
        this.latency = Duration.ofMillis(latencyMillis);
        this.leastRatio = leastRatio;
    }

    boolean limited() {
        return this == PLANE_LIMIT;
    }

    Archive archive(Path scratch) throws IOException {
        var data = DATA.resolve(file);
        return limited()
                ? Archive.beginningOf(data, OBJECTS_UNDER_LIMIT, scratch.resolve("beginning.jsonl"))
                : Archive.read(data);
    }
}
