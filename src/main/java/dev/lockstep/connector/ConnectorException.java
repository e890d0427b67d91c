package dev.lockstep.connector;

import java.util.function.Function;
import java.util.function.Supplier;

/** Carries a {@link ConnectorFault} up to whoever decides what follows. */
public final class ConnectorException extends RuntimeException {
    private final transient ConnectorFault fault;

    public ConnectorException(ConnectorFault fault) {
        super(fault.message());
        this.fault = fault;
    }

    public ConnectorException(ConnectorFault fault, Throwable cause) {
        super(fault.message(), cause);
        this.fault = fault;
    }

    /** A reading that follows a write: whatever becomes of it, the write was carried out ({@link ConnectorFault.Unread}). */
    public static <T> T afterWrite(Supplier<T> reading) {
        return after("It was written", ConnectorFault.Unread::new, reading);
    }

    /** A reading that follows a create: whatever becomes of it, the create was carried out. */
    public static <T> T afterCreate(Supplier<T> reading) {
        return after("It was created", what -> new ConnectorFault.Unavailable(what, true, true), reading);
    }

    private static <T> T after(String done, Function<String, ConnectorFault> fault, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (ConnectorException failure) {
            var what = done + ", but could not be read back: " + failure.fault().message();
            throw new ConnectorException(fault.apply(what), failure);
        }
    }

    public ConnectorFault fault() {
        return fault;
    }
}
