package dev.lockstep.bench;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** db-scheduler, set up as its documents advise for throughput. */
final class DbSchedulerPeer {
    private static final int THREADS = 16;
    private static final int PAGE = 100;
    private static final String TABLE = """
            create table scheduled_tasks (
              task_name text not null,
              task_instance text not null,
              task_data bytea,
              execution_time timestamp with time zone not null,
              picked boolean not null,
              picked_by text,
              last_success timestamp with time zone,
              last_failure timestamp with time zone,
              consecutive_failures int,
              last_heartbeat timestamp with time zone,
              version bigint not null,
              priority smallint,
              primary key (task_name, task_instance)
            );
            create index execution_time_idx on scheduled_tasks (execution_time);
            create index last_heartbeat_idx on scheduled_tasks (last_heartbeat);
            create index priority_execution_time_idx on scheduled_tasks (priority desc, execution_time asc)
            """;

    private final DataSource source;

    DbSchedulerPeer(DataSource source) {
        this.source = source;
        for (var statement : TABLE.split(";")) {
            JdbcClient.create(source).sql(statement).update();
        }
    }

    double jobsPerSecond(int jobs) throws InterruptedException {
        var left = new CountDownLatch(jobs);
        OneTimeTask<Void> task = Tasks.oneTime("nothing").execute((instance, context) -> left.countDown());
        var scheduler = Scheduler.create(source, task)
                .threads(THREADS)
                .pollingInterval(Duration.ofMillis(50))
                .pollUsingLockAndFetch(1.0, 4.0)
                .build();
        long begin = System.nanoTime();
        scheduler.start();
        for (int made = 0; made < jobs; made += PAGE) {
            List<TaskInstance<?>> page = new ArrayList<>();
            for (int each = 0; each < PAGE; each++) {
                page.add(task.instance(Integer.toString(made + each)));
            }
            scheduler.scheduleBatch(page, Instant.now());
        }
        left.await();
        double seconds = (System.nanoTime() - begin) / 1e9;
        scheduler.stop();
        return jobs / seconds;
    }
}
