package dev.lockstep.launch;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Once this Lockstep is there for people: makes what lets the next one be there sooner, or says in a sentence why not. */
@Component
public class StartCacheMaker {
    private static final Logger log = LoggerFactory.getLogger(StartCacheMaker.class);

    /** Decided before anything else ran; nothing in tests and other commands. */
    private static volatile StartPlan plan = new StartPlan.Plain("");

    private static volatile boolean settles;

    private volatile @Nullable CacheMaking making;

    public static void decided(StartPlan what) {
        plan = what;
        settles = true;
    }

    @EventListener
    void ready(ApplicationReadyEvent event) {
        if (Boolean.getBoolean(CacheMaking.REHEARSAL)) {
            // Without an orderly end: all that it had is thrown away.
            Runtime.getRuntime().halt(0);
        }
        began();
    }

    void began() {
        settle();
        switch (plan) {
            case StartPlan.Make make -> {
                var begun = new CacheMaking(make);
                making = begun;
                Thread.ofPlatform().daemon().name("start-cache").start(() -> run(begun, make.stale()));
            }
            case StartPlan.Plain plain
            when !plain.why().isEmpty() -> log.info("This start goes without a start cache: {}.", plain.why());
            case StartPlan.Plain plain -> {}
            case StartPlan.Use used -> {}
        }
    }

    /** What the start left in the heap is thrown away now, and the memory given back; later the collector does so by itself. */
    private static void settle() {
        if (settles) {
            Thread.ofPlatform().daemon().name("settle").start(System::gc);
        }
    }

    private static void run(CacheMaking making, boolean stale) {
        try {
            var why = making.make();
            log.info(why.isEmpty() ? made(stale) : "There is no start cache, as " + why + ".");
        } catch (IOException refused) {
            log.info("There is no start cache, as it cannot be written beside the data: {}.", refused.getMessage());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private static String made(boolean stale) {
        return stale
                ? "A new start cache is made, as the one before was of another Lockstep, Java or set of options."
                : "A start cache is made, so that the next start is quicker.";
    }

    @EventListener
    void ending(ContextClosedEvent event) {
        var begun = making;
        if (begun != null) {
            begun.stop();
        }
    }
}
