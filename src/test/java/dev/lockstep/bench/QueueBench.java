package dev.lockstep.bench;

import dev.lockstep.base.Dialect;
import dev.lockstep.base.TestDatabase;
import dev.lockstep.operation.BenchedQueue;
import java.nio.file.Files;

public final class QueueBench {
    private QueueBench() {}

    public static void main(String[] arguments) throws Exception {
        ((ch.qos.logback.classic.Logger) org.slf4j.LoggerFactory.getLogger("ROOT"))
                .setLevel(ch.qos.logback.classic.Level.WARN);
        var os = (com.sun.management.OperatingSystemMXBean)
                java.lang.management.ManagementFactory.getOperatingSystemMXBean();
        int operations = Integer.parseInt(arguments[0]);
        for (int run = 0; run < Integer.parseInt(arguments[1]); run++) {
            var folder = Files.createTempDirectory("queue");
            try (var queue = BenchedQueue.on(TestDatabase.in(folder, Dialect.valueOf(arguments[2])))) {
                queue.expect(operations);
                long cpu = os.getProcessCpuTime();
                long begin = System.nanoTime();
                queue.start();
                for (int done = 0; done < operations; done += 100) {
                    queue.enqueue(100);
                }
                System.out.printf("enqueued after %d ms%n", (System.nanoTime() - begin) / 1_000_000);
                queue.awaitAll();
                double seconds = (System.nanoTime() - begin) / 1e9;
                System.out.printf("CPU %.2f s%n", (os.getProcessCpuTime() - cpu) / 1e9);
                System.out.printf("%d operations in %.2f s: %.0f/s%n", operations, seconds, operations / seconds);
            }
        }
    }
}
