package dev.lockstep.simulation;

import java.lang.management.ManagementFactory;

/** How fast it goes, by the clock and by the processor: the machine may have other things to do. */
final class Pace {
    private final long began = System.nanoTime();

    String of(long seeds) {
        double minutes = (System.nanoTime() - began) / 6e10;
        double spent = spentNanos() / 6e10;
        return "%.0f a minute and core (%.1f minutes of processor time), %.0f a minute by the clock"
                .formatted(seeds / spent, spent, seeds / minutes);
    }

    /** Of the whole process since its start: compilers and garbage collector count as well. */
    private static long spentNanos() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getProcessCpuTime()
                : System.nanoTime();
    }
}
