package dev.lockstep;

/** A setting that cannot be used. The message names it and the way out; it ends the start. */
final class BadSetting extends RuntimeException {
    BadSetting(String message) {
        super(message, null, false, false);
    }
}
