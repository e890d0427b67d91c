package dev.lockstep.connector;

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
        try {
            return reading.get();
        } catch (ConnectorException failure) {
            var what = "It was written, but could not be read back: "
                    + failure.fault().message();
            throw new ConnectorException(new ConnectorFault.Unread(what), failure);
        }
    }

    public ConnectorFault fault() {
        return fault;
    }
}
