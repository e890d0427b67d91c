package dev.lockstep.sync;

import dev.lockstep.base.Database;
import dev.lockstep.base.Ids;
import dev.lockstep.base.Outage;
import dev.lockstep.connector.ConnectorException;
import dev.lockstep.node.Duty;
import dev.lockstep.operation.Interventions;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The regular pass over all links that finds what no webhook told. One link's trouble does not touch another's. What goes
 * out needs no pass: it is enqueued where it changes.
 */
@Component
public final class Cycle extends Loop {
    private static final Logger LOG = LoggerFactory.getLogger(Cycle.class);

    private static final String TOPIC = "cycle";

    private final StoredLinks links;
    private final LinkCursors cursors;
    private final Incoming incoming;
    private final Conversations conversations;
    private final Approval approval;
    private final Interventions interventions;
    private final Duty duty;
    private final Database database;
    private final Set<UUID> walking = ConcurrentHashMap.newKeySet();

    Cycle(
            StoredLinks links,
            LinkCursors cursors,
            Incoming incoming,
            Conversations conversations,
            Approval approval,
            Interventions interventions,
            Duty duty,
            Database database,
            @Value("${lockstep.cycle:10m}") Duration every) {
        super("cycle", every);
        this.links = links;
        this.cursors = cursors;
        this.incoming = incoming;
        this.conversations = conversations;
        this.approval = approval;
        this.interventions = interventions;
        this.duty = duty;
        this.database = database;
        database.onWoken(TOPIC, super::wake);
        interventions.onResumed(this::wake); // what happened meanwhile is found at once
    }

    @Override
    protected void step() {
        if (duty.isOurs()) {
            run();
        }
    }

    /** Passes over all links now, on the caller's thread; not over stopped ones, nor over any before its first job. */
    public synchronized void run() {
        Map<UUID, List<Link>> projects = links.all().stream()
                .filter(link -> cursors.imported(link.id()))
                .filter(link ->
                        interventions.stops().of(link.id(), link.connectionId()).isEmpty())
                .collect(Collectors.groupingBy(Link::projectId, LinkedHashMap::new, Collectors.toList()));
        projects.values().forEach(this::pass);
    }

    /** What the links of a project show goes out to each other together, once all that came of it is in the hub. */
    private void pass(List<Link> ofProject) {
        UUID pass = Ids.next();
        walking.add(pass);
        try {
            ofProject.forEach(link -> look(link, pass));
        } finally {
            walking.remove(pass);
        }
    }

    /** Passes that still list on this node. */
    Set<UUID> walking() {
        return Set.copyOf(walking);
    }

    private void look(Link link, UUID pass) {
        try {
            if (link.onlyHereApproved()) {
                approval.letIn(link);
            }
            if (link.incoming()) {
                incoming.poll(link, conversations.open(link, true), Requests.Cause.of(pass));
            }
        } catch (ConnectorException failure) {
            LOG.warn("Looking at {} failed: {}", link.container().path(), failure.getMessage());
            links.trouble(link, failure.fault().message());
        } catch (RuntimeException surprise) {
            met(surprise, link);
        }
    }

    /** Perhaps something stored for this link is damaged; the other links go on. */
    private void met(RuntimeException surprise, Link link) {
        var trouble = StoredLinks.damaged(surprise);
        boolean known = trouble.equals(link.trouble());
        if (Outage.is(surprise) ? Outage.isNews(surprise) : !known) {
            LOG.error("Looking at {} failed: {}", link.container().path(), trouble, surprise);
        }
        if (!Outage.is(surprise)) {
            links.trouble(link, trouble);
        }
    }

    @EventListener
    void approved(StoredLinks.LinkApproved approved) {
        wake();
    }

    /** Asks for a pass soon, on the cycle's own thread, on whichever node has its turn. */
    @Override
    public void wake() {
        super.wake();
        database.wakeOthers(TOPIC);
    }
}
