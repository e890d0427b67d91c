package dev.lockstep.sync.allow;

/** The plan does not have what a look decided on; nothing was done. The message is the reason, for a person. */
public final class Exceeded extends RuntimeException {
    public Exceeded(String reason) {
        super(reason, null, false, false);
    }
}
