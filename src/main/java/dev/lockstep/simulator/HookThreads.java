package dev.lockstep.simulator;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/** Sends webhooks over HTTP in the background, several at once, so their order is not certain. */
public final class HookThreads implements HookCarrier {
    private static final int SENDS_AT_ONCE = 16;
    /** Beyond that deliveries are lost, as they are with the real ones when a receiver is too slow for too long. */
    private static final int MOST_UNDER_WAY = 20_000;

    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(ANSWER_WITHIN)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore permits = new Semaphore(SENDS_AT_ONCE, true);
    private int underWay;
    private boolean closed;

    @Override
    public synchronized void carry(HookPost post, Duration delay) {
        if (closed || underWay >= MOST_UNDER_WAY) {
            return;
        }
        underWay++;
        threads.execute(() -> {
            try {
                Thread.sleep(delay);
                permits.acquire();
                try {
                    post.done().accept(deliver(post));
                } finally {
                    permits.release();
                }
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            } finally {
                ended();
            }
        });
    }

    private HookPost.Outcome deliver(HookPost post) throws InterruptedException {
        long began = System.nanoTime();
        try {
            var request = HttpRequest.newBuilder(post.url())
                    .timeout(ANSWER_WITHIN)
                    .POST(HttpRequest.BodyPublishers.ofByteArray(post.body()));
            post.headers().forEach(request::header);
            var response = client.send(request.build(), HttpResponse.BodyHandlers.discarding());
            return new HookPost.Outcome(response.statusCode(), "OK", secondsSince(began));
        } catch (IOException | IllegalArgumentException failed) {
            return new HookPost.Outcome(0, "failed to connect to host", secondsSince(began));
        }
    }

    private static double secondsSince(long began) {
        return Math.round((System.nanoTime() - began) / 1e7) / 100.0;
    }

    private synchronized void ended() {
        underWay--;
        notifyAll();
    }

    @Override
    public synchronized boolean awaitQuiet(Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (underWay > 0) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        threads.shutdownNow();
        client.shutdownNow();
    }
}
