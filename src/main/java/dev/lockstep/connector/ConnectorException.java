package dev.lockstep.connector;

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

    public ConnectorFault fault() {
        return fault;
    }
}
