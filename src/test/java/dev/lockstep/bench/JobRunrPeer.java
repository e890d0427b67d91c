package dev.lockstep.bench;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jobrunr.configuration.JobRunr;
import org.jobrunr.scheduling.BackgroundJob;
import org.jobrunr.server.BackgroundJobServerConfiguration;
import org.jobrunr.storage.sql.common.SqlStorageProviderFactory;

/** JobRunr, its open-source edition, with its own defaults but more workers. */
public final class JobRunrPeer {
    private static final int WORKERS = 48;
    private static final int PAGE = 100;
    private static volatile CountDownLatch left = new CountDownLatch(0);

    private final DataSource source;

    JobRunrPeer(DataSource source) {
        this.source = source;
    }

    /** The job; JobRunr calls it by its name. */
    public static void nothing(int number) {
        left.countDown();
    }

    double jobsPerSecond(int jobs) throws InterruptedException {
        left = new CountDownLatch(jobs);
        JobRunr.configure()
                .useStorageProvider(SqlStorageProviderFactory.using(source))
                .useBackgroundJobServer(BackgroundJobServerConfiguration.usingStandardBackgroundJobServerConfiguration()
                        .andWorkerCount(WORKERS)
                        .andPollInterval(Duration.ofSeconds(5)))
                .initialize();
        long begin = System.nanoTime();
        for (int made = 0; made < jobs; made += PAGE) {
            BackgroundJob.enqueue(IntStream.range(made, made + PAGE).boxed(), number -> nothing(number));
        }
        left.await();
        double seconds = (System.nanoTime() - begin) / 1e9;
        JobRunr.destroy();
        return jobs / seconds;
    }
}
