package dev.lockstep.api.socket;

import dev.lockstep.base.Secret;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** What is known of one socket: what it came in with, looked at again while it is open, and the projects that it listens to. */
final class Seat {
    static final int MOST_PROJECTS = 100;
    /** Between two looks at it, which are some seconds apart. */
    private static final int MOST_WISHES = 200;

    private final @Nullable Secret token;
    private final @Nullable Secret session;
    private final Set<UUID> projects = ConcurrentHashMap.newKeySet();
    private final AtomicInteger wishes = new AtomicInteger();

    Seat(@Nullable Secret token, @Nullable Secret session) {
        this.token = token;
        this.session = session;
    }

    @Nullable
    String token() {
        return token == null ? null : token.reveal();
    }

    @Nullable
    String session() {
        return session == null ? null : session.reveal();
    }

    Set<UUID> projects() {
        return projects;
    }

    /** False for a socket that asks for more than anybody needs. */
    boolean mayAsk() {
        return wishes.incrementAndGet() <= MOST_WISHES;
    }

    void lookedAt() {
        wishes.set(0);
    }
}
