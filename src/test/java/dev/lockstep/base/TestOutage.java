package dev.lockstep.base;

/** Lets a test meet an outage as the first one. */
public final class TestOutage {
    private TestOutage() {}

    public static void forget() {
        Outage.forget();
    }
}
