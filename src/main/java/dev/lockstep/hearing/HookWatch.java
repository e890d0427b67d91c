package dev.lockstep.hearing;

import dev.lockstep.connector.Connection;
import dev.lockstep.connector.Connections;
import dev.lockstep.connector.Connector;
import dev.lockstep.connector.hook.HookStanding;
import dev.lockstep.node.Duty;
import dev.lockstep.operation.Interventions;
import dev.lockstep.sync.Link;
import dev.lockstep.sync.Links;
import dev.lockstep.sync.Loop;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Asks for the webhook of each link once a day, one request each, where a secret says that there should be one. Trackers take
 * webhooks away or switch them off and tell nobody; then changes are heard by polling, which is slow and not wrong.
 */
@Component
public final class HookWatch extends Loop {
    private static final Duration STEP = Duration.ofMinutes(10);
    private static final Duration OFTEN_ENOUGH = Duration.ofDays(1);
    private static final int MOST_IN_A_STEP = 20;

    private final Links links;
    private final Connections connections;
    private final List<Connector> connectors;
    private final FoundHooks found;
    private final Interventions interventions;
    private final Duty duty;
    private final InstantSource clock;
    private final @Nullable String base;

    HookWatch(
            Links links,
            Connections connections,
            List<Connector> connectors,
            FoundHooks found,
            Interventions interventions,
            Duty duty,
            InstantSource clock,
            @Value("${lockstep.base-url:}") String base) {
        super("hooks", STEP);
        this.links = links;
        this.connections = connections;
        this.connectors = connectors;
        this.found = found;
        this.interventions = interventions;
        this.duty = duty;
        this.clock = clock;
        this.base = base.isBlank() ? null : base.replaceFirst("/+$", "");
    }

    @Override
    protected void step() {
        if (duty.isOurs()) {
            look();
        }
    }

    /** At the next links whose turn it is, on the caller's thread. */
    public void look() {
        var done = found.lookedAfter(clock.instant().minus(OFTEN_ENOUGH));
        links.all().stream()
                .filter(link -> !done.contains(link.id()) && mayBeAsked(link))
                .limit(MOST_IN_A_STEP)
                .forEach(this::look);
    }

    private boolean mayBeAsked(Link link) {
        return interventions.stops().of(link.id(), link.connectionId()).isEmpty()
                && connections
                        .find(link.connectionId())
                        .filter(connection -> connection.webhookSecret() != null)
                        .isPresent();
    }

    private void look(Link link) {
        connections.find(link.connectionId()).ifPresent(connection -> look(link, connection));
    }

    /** Right after it was registered, say; on the caller's thread. */
    public void look(Link link, Connection connection) {
        connectors.stream()
                .filter(each -> each.tracker() == link.tracker())
                .findFirst()
                .map(connector -> HookStanding.ask(connector, connection, link.container(), base))
                .ifPresent(standing -> found.store(link.id(), standing, clock.instant()));
    }
}
