package dev.lockstep.watch;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.stereotype.Component;

/** Wakes those who wait for something due. Only a hint: whoever is woken looks. */
@Component
class WatchSignal {
    private final List<Runnable> watches = new CopyOnWriteArrayList<>();
    private final List<Runnable> runs = new CopyOnWriteArrayList<>();

    void onWatchesDue(Runnable wake) {
        watches.add(wake);
    }

    void onRunsDue(Runnable wake) {
        runs.add(wake);
    }

    void watchesAreDue() {
        watches.forEach(Runnable::run);
    }

    void runsAreDue() {
        runs.forEach(Runnable::run);
    }
}
