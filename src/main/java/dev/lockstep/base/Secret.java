package dev.lockstep.base;

/** A value that must not be shown. Its text leaves only through {@link #reveal()}, so that every use can be found. */
public final class Secret {
    private final String value;

    public Secret(String value) {
        this.value = value;
    }

    public String reveal() {
        return value;
    }

    @Override
    public String toString() {
        return "[secret]";
    }
}
