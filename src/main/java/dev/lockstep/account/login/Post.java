package dev.lockstep.account.login;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Writes and sends mails aside from the request that asked for them, so that its time tells nothing. */
@Component
class Post implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(Post.class);
    private static final int WAITING = 100;
    private static final long MAX_STOP_SECONDS = 5;

    private final ThreadPoolExecutor carrier = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            Thread.ofPlatform().daemon().name("mail").factory());

    /** @throws Later when too many wait already */
    void aside(Runnable mail) {
        try {
            carrier.execute(() -> {
                try {
                    mail.run();
                } catch (RuntimeException failure) {
                    // The asker hears nothing of it; nothing here names the address or the link.
                    LOG.warn("A mail could not be sent: {}", failure.getClass().getSimpleName(), failure);
                }
            });
        } catch (RejectedExecutionException full) {
            throw new Later(
                    Later.Why.BUSY, Duration.ofMinutes(1), "Too many mails wait to be sent. Try again in a minute.");
        }
    }

    @Override
    public void destroy() throws InterruptedException {
        carrier.shutdown();
        if (!carrier.awaitTermination(MAX_STOP_SECONDS, TimeUnit.SECONDS)) {
            carrier.shutdownNow();
        }
    }
}
