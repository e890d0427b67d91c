package dev.lockstep.webhook;

import java.util.concurrent.locks.LockSupport;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Waits for what the running product sends. */
public final class TestPostings {
    private TestPostings() {}

    public static void awaitAttempt(JdbcClient jdbc, String subscription) {
        while (jdbc.sql("select 1 from posting where subscription_id = ? and attempts > 0")
                .param(subscription)
                .query(Integer.class)
                .list()
                .isEmpty()) {
            LockSupport.parkNanos(20_000_000);
        }
    }
}
