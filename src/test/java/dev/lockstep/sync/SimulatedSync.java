package dev.lockstep.sync;

import dev.lockstep.connector.Container;
import dev.lockstep.operation.OperationProcessor;
import dev.lockstep.operation.ResourceFacts;
import dev.lockstep.simulation.Parts;
import java.util.UUID;

/** One node's sync, the product's own, moved by a simulation instead of by loops. */
public final class SimulatedSync {
    private final Parts parts;

    public SimulatedSync(Parts parts) {
        this.parts = parts;
    }

    public OperationProcessor processor() {
        return parts.get(SyncProcessor.class);
    }

    public ResourceFacts facts() {
        return parts.get(Facts.class);
    }

    /** One pass over all links. */
    public void poll() {
        parts.get(Cycle.class).run();
    }

    /** True when there may be more. */
    public boolean takeDeliveries() {
        return parts.get(DeliveryTaker.class).takeSome();
    }

    /** Linked both ways, and listed while it was empty. */
    public UUID link(UUID projectId, UUID connectionId, String container) {
        var wanted = new Links.NewLink(projectId, connectionId, new Container(container), true, true, false, null);
        var id = parts.get(StoredLinks.class).create(wanted).id();
        parts.get(LinkCursors.class).listedInFull(id);
        return id;
    }

    /** Somebody approved what stands at the links' trackers. */
    public void letIn() {
        var links = parts.get(StoredLinks.class);
        links.all().forEach(link -> links.approve(link.id()));
    }
}
