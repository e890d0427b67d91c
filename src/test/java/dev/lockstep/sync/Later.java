package dev.lockstep.sync;

import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;

/** What is made only after who needs it. */
record Later<T>(Supplier<T> made) implements ObjectProvider<T> {
    @Override
    public T getObject() {
        return made.get();
    }
}
