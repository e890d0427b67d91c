package dev.lockstep.operation;

/**
 * Does the work of an operation; implemented by {@code sync}. Called on a virtual thread, for one operation per resource
 * at a time, outside any transaction. It may block on the network. An exception it throws is a surprise: it is logged and
 * counts as {@link Outcome.Retry}.
 */
public interface OperationProcessor {
    Processed process(Operation operation, Lease lease);

    /** Proof that this worker still owns the operation. */
    interface Lease {
        /** True when the lease outlasts a remote write that takes {@code seconds}; renewed by a heartbeat meanwhile. */
        boolean outlasts(int seconds);

        /**
         * Runs a unit of work in a transaction that first checks the fence; for intents that must be durable before a
         * remote call.
         *
         * @throws Processed.Stale when another worker has taken over
         */
        void write(Runnable unit);
    }
}
