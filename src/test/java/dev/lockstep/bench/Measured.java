package dev.lockstep.bench;

/** One run of one contestant. */
record Measured(Archive archive, double seconds, double cpuSeconds, HeapLog heap, Trackers.Seen seen) {
    double objectsPerSecond() {
        return archive.objects() / seconds;
    }

    int requests() {
        return seen.requests().values().stream().mapToInt(Integer::intValue).sum();
    }

    double requestsPerFewest() {
        return (double) requests() / archive.fewestRequests();
    }

    boolean complete() {
        return seen.issues() == archive.issues() && seen.comments() == archive.comments();
    }
}
