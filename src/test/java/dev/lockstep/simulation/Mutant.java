package dev.lockstep.simulation;

import dev.lockstep.connector.Connector;
import dev.lockstep.operation.OperationProcessor;
import dev.lockstep.operation.Operations;
import dev.lockstep.operation.QueueRule;
import java.time.InstantSource;

/** The product as it is, or with one of its rules taken out at a port. */
class Mutant {
    static final Mutant NONE = new Mutant("none");

    private final String name;

    Mutant(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    /** A run begins. */
    void begins(InstantSource time) {}

    QueueRule queue() {
        return QueueRule.ALL;
    }

    Operations operations(Operations operations) {
        return operations;
    }

    Connector connector(Connector connector) {
        return connector;
    }

    OperationProcessor processor(Parts parts, OperationProcessor processor) {
        return processor;
    }

    boolean polls() {
        return true;
    }

    boolean takesBack() {
        return true;
    }

    /** After it was set back to an older copy, nothing leaves before everything was looked at. */
    boolean holds() {
        return true;
    }

    @Override
    public String toString() {
        return name;
    }
}
