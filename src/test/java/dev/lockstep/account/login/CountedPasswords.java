package dev.lockstep.account.login;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** The product's own, which counts how often it made or compared a hash. */
final class CountedPasswords extends Passwords {
    private final AtomicLong turns = new AtomicLong();

    long turns() {
        return turns.get();
    }

    @Override
    <T> T inTurn(Supplier<T> work) {
        turns.incrementAndGet();
        return super.inTurn(work);
    }
}
