package dev.lockstep.sync;

import dev.lockstep.base.Database;
import dev.lockstep.base.Outage;
import dev.lockstep.connector.Connection;
import dev.lockstep.connector.Connections;
import dev.lockstep.connector.Container;
import dev.lockstep.connector.DeliveryNews;
import dev.lockstep.connector.DeliveryNews.CommentTouched;
import dev.lockstep.connector.DeliveryNews.IssueTouched;
import dev.lockstep.connector.RemoteRef;
import dev.lockstep.inbox.DeliveryMeter;
import dev.lockstep.inbox.Inbox;
import dev.lockstep.inbox.Inbox.Delivery;
import dev.lockstep.inbox.Inbox.Status;
import dev.lockstep.inbox.Inbox.Taken;
import dev.lockstep.operation.Interventions;
import dev.lockstep.operation.OperationRequest.Kind;
import dev.lockstep.operation.Operations;
import dev.lockstep.trail.Trail;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Takes stored deliveries to the queue. A delivery only says where to look; what is there is read when it is looked at. */
@Component
final class DeliveryTaker {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryTaker.class);
    private static final int BATCH = 100;

    private final Inbox inbox;
    private final Connections connections;
    private final Conversations conversations;
    private final StoredLinks links;
    private final StoredTwins twins;
    private final Arrivals arrivals;
    private final Operations operations;
    private final Interventions interventions;
    private final Database database;
    private final InstantSource clock;
    private final ApplicationEventPublisher publisher;
    private final DeliveryMeter meter;

    DeliveryTaker(
            Inbox inbox,
            Connections connections,
            Conversations conversations,
            StoredLinks links,
            StoredTwins twins,
            Arrivals arrivals,
            Operations operations,
            Interventions interventions,
            Database database,
            InstantSource clock,
            ApplicationEventPublisher publisher,
            DeliveryMeter meter) {
        this.inbox = inbox;
        this.connections = connections;
        this.conversations = conversations;
        this.links = links;
        this.twins = twins;
        this.arrivals = arrivals;
        this.operations = operations;
        this.interventions = interventions;
        this.database = database;
        this.clock = clock;
        this.publisher = publisher;
        this.meter = meter;
    }

    /** Takes what waits and nobody has stopped; true when there may be more. One caller at a time. */
    boolean takeSome() {
        var stops = interventions.stops();
        List<Delivery> waiting = stops.everything() ? List.of() : inbox.waiting(BATCH, stops.connections());
        if (!waiting.isEmpty()) {
            takeTogether(waiting);
        }
        return waiting.size() == BATCH;
    }

    private void takeTogether(List<Delivery> waiting) {
        try {
            takeRead(waiting.stream().map(this::read).toList());
        } catch (RuntimeException surprise) {
            if (Outage.is(surprise)) {
                throw surprise; // they stay, and are taken when the database can be used again
            }
            LOG.warn("Deliveries could not be taken together, so one by one: {}", surprise.toString());
            waiting.forEach(this::takeAlone);
        }
    }

    /** One that cannot be taken must not hold up those behind it; the poll finds what it was about. */
    private void takeAlone(Delivery delivery) {
        try {
            takeRead(List.of(read(delivery)));
        } catch (RuntimeException surprise) {
            if (Outage.is(surprise)) {
                throw surprise;
            }
            LOG.error("Delivery {} is given up.", delivery.id(), surprise);
            var errored = new Taken(Status.ERRORED, null, surprise.toString());
            database.write(() -> inbox.taken(Map.of(delivery.id(), errored)));
            meter.taken(delivery, errored);
        }
    }

    /** A delivery with what its connector makes of it; without a connection when that was removed. */
    private record Read(Delivery delivery, @Nullable Connection connection, List<DeliveryNews> news) {}

    private Read read(Delivery delivery) {
        Connection connection = connections.find(delivery.connectionId()).orElse(null);
        return new Read(delivery, connection, connection == null ? List.of() : read(delivery, connection));
    }

    /** In one unit of work, which is as many statements for a hundred as for one wherever that is possible. */
    private void takeRead(List<Read> all) {
        var results = database.write(() -> {
            var waiting = inbox.stillWaiting(
                    all.stream().map(read -> read.delivery().id()).toList());
            Map<UUID, Taken> taken = new LinkedHashMap<>();
            operations.together(() -> all.stream()
                    .filter(read -> waiting.contains(read.delivery().id()))
                    .forEach(read -> taken.put(read.delivery().id(), take(read))));
            inbox.taken(taken);
            return taken;
        });
        all.forEach(
                read -> meter.taken(read.delivery(), results.get(read.delivery().id())));
    }

    private Taken take(Read read) {
        var delivery = read.delivery();
        try (var step = Trail.begin("take", delivery.trace(), Map.of("delivery", marked(delivery)))) {
            return takeMarked(read);
        }
    }

    /** As the tracker calls it, because so do its pages. */
    private static String marked(Delivery delivery) {
        return delivery.guid() == null ? delivery.id().toString() : delivery.guid();
    }

    private Taken takeMarked(Read read) {
        Connection connection = read.connection();
        if (connection == null) {
            return new Taken(Status.UNSUPPORTED, null, "connection_removed");
        }
        List<String> results = read.news().stream()
                .map(each -> take(connection, each, read.delivery()))
                .toList();
        return taken(read.news(), String.join(" ", results));
    }

    private static Taken taken(List<DeliveryNews> news, String results) {
        String action = null;
        var status = Status.UNSUPPORTED;
        for (var each : news) {
            switch (each) {
                case DeliveryNews.None none -> {}
                case DeliveryNews.Unreadable unreadable -> status = Status.ERRORED;
                case IssueTouched touched -> {
                    status = Status.PROCESSED;
                    action = touched.action();
                }
                case CommentTouched touched -> {
                    status = Status.PROCESSED;
                    action = touched.action();
                }
                case DeliveryNews.Pushed pushed -> status = Status.PROCESSED;
                case DeliveryNews.Installed installed -> {
                    status = Status.PROCESSED;
                    action = installed.action();
                }
            }
        }
        return new Taken(status, action, results);
    }

    private List<DeliveryNews> read(Delivery delivery, Connection connection) {
        try {
            return conversations.connector(connection.tracker()).read(delivery.event(), delivery.body());
        } catch (RuntimeException surprise) {
            // One strange payload must not stop the deliveries behind it; the poll finds what it was about.
            LOG.warn("Delivery {} ({}) could not be read: {}", delivery.id(), delivery.event(), surprise.toString());
            return List.of(new DeliveryNews.Unreadable(surprise.toString()));
        }
    }

    private String take(Connection connection, DeliveryNews news, Delivery delivery) {
        return switch (news) {
            case DeliveryNews.None none -> none.why();
            case DeliveryNews.Unreadable unreadable -> unreadable.why();
            case IssueTouched touched -> issue(connection, touched, delivery);
            case CommentTouched touched -> comment(connection, touched, delivery);
            case DeliveryNews.Pushed pushed -> push(connection, pushed);
            case DeliveryNews.Installed installed -> {
                conversations.connector(connection.tracker()).installed(connection, installed);
                yield "installation " + installed.installation();
            }
        };
    }

    /** Nothing to sync; whoever watches the repository looks sooner. */
    private String push(Connection connection, DeliveryNews.Pushed pushed) {
        publisher.publishEvent(new Inbox.PushArrived(connection.id(), pushed.container()));
        return "push";
    }

    private String issue(Connection connection, IssueTouched touched, Delivery delivery) {
        Link link = link(connection, touched.container(), Twin.Kind.ISSUE, touched.issue())
                .orElse(null);
        if (link == null) {
            return notLinked(
                    connection,
                    touched.container(),
                    address -> news(
                            touched, stranger(address, "issue", touched.issue().key())),
                    cause(delivery, touched.by()));
        }
        if (isOwnCreate(link, Twin.Kind.ISSUE, touched.issue(), touched.action())) {
            return "own_create";
        }
        Twin twin = arrivals.reserve(link, touched.issue(), touched.pullRequest());
        return enqueue(link, news(touched, twin.hubId()), cause(delivery, touched.by()));
    }

    private static Requests.Inbound news(IssueTouched touched, UUID hubId) {
        return new Requests.Inbound(
                touched.pullRequest() ? Kind.PULL_REQUEST : Kind.ISSUE,
                hubId,
                hubId,
                touched.deleted() ? "deleted" : touched.action(),
                touched.issue().id(),
                touched.updatedAt(),
                null,
                null,
                null);
    }

    /** Recorded, so that an admin sees it; the queue disables it at once. */
    private String notLinked(
            Connection connection,
            @Nullable Container container,
            Function<Address, Requests.Inbound> news,
            Requests.Cause cause) {
        if (container != null) {
            Address address = links.address(connection.id(), container);
            operations.enqueue(
                    Requests.inbound(address.linkId(), connection.id(), news.apply(address), clock.instant(), cause));
        }
        return "not_linked";
    }

    /** A record has one key, however often it is told of while its container is not linked. */
    private static UUID stranger(Address address, String what, String key) {
        String place = address.linkId() + "/" + what + "/" + key;
        return UUID.nameUUIDFromBytes(place.getBytes(StandardCharsets.UTF_8));
    }

    private String comment(Connection connection, CommentTouched touched, Delivery delivery) {
        RemoteRef issue = touched.issue();
        Link link = (issue == null
                        ? link(connection, touched.container(), Twin.Kind.COMMENT, touched.comment())
                        : link(connection, touched.container(), Twin.Kind.ISSUE, issue))
                .orElse(null);
        if (link == null) {
            return issue == null
                    ? "not_linked"
                    : notLinked(
                            connection,
                            touched.container(),
                            address -> news(
                                    touched,
                                    stranger(address, "issue", issue.key()),
                                    stranger(
                                            address,
                                            "comment",
                                            touched.comment().id())),
                            cause(delivery, touched.by()));
        }
        if (isOwnCreate(link, Twin.Kind.COMMENT, touched.comment(), touched.action())) {
            return "own_create";
        }
        UUID issueId = issueOf(link, touched);
        if (issueId == null) {
            return "issue_unknown";
        }
        Twin twin = arrivals.reserveComment(link, issueId, touched.comment());
        return enqueue(link, news(touched, issueId, twin.hubId()), cause(delivery, touched.by()));
    }

    private static Requests.Inbound news(CommentTouched touched, UUID issueId, UUID commentId) {
        return new Requests.Inbound(
                Kind.COMMENT,
                issueId,
                commentId,
                touched.deleted() ? "deleted" : touched.action(),
                touched.comment().id(),
                touched.updatedAt(),
                null,
                null,
                null);
    }

    private @Nullable UUID issueOf(Link link, CommentTouched touched) {
        if (touched.issue() != null) {
            return twins.staying(arrivals.reserve(link, touched.issue(), touched.onPullRequest()))
                    .hubId();
        }
        return twins.findRemote(link.id(), Twin.Kind.COMMENT, touched.comment().id())
                .map(Twin::parentId)
                .orElse(null);
    }

    /** The tracker tells of what we made ourselves; its twin is the proof. */
    private boolean isOwnCreate(Link link, Twin.Kind kind, RemoteRef ref, String action) {
        boolean create = action.equals("opened") || action.equals("created");
        return create
                && twins.findRemote(link.id(), kind, ref.id())
                        .filter(twin -> twin.status() == Twin.Status.LINKED)
                        .isPresent();
    }

    private Optional<Link> link(
            Connection connection, @Nullable Container container, Twin.Kind kind, RemoteRef record) {
        if (container != null) {
            return links.findByContainer(connection.id(), container).or(() -> renamed(connection, kind, record));
        }
        List<Link> candidates = links.all().stream()
                .filter(link -> link.connectionId().equals(connection.id()))
                .toList();
        return candidates.size() == 1 ? Optional.of(candidates.getFirst()) : Optional.empty();
    }

    /**
     * A container that is called otherwise by now is known by what stands in it. Where the record has left it, the look finds
     * that out.
     */
    private Optional<Link> renamed(Connection connection, Twin.Kind kind, RemoteRef record) {
        return links.all().stream()
                .filter(link -> link.connectionId().equals(connection.id()))
                .filter(link -> twins.findRemote(link.id(), kind, record.id())
                        .filter(twin -> twin.status() == Twin.Status.LINKED)
                        .isPresent())
                .findFirst();
    }

    private String enqueue(Link link, Requests.Inbound news, Requests.Cause cause) {
        return operations
                .enqueue(Requests.inbound(link, news, clock.instant(), cause))
                .toString();
    }

    private static Requests.Cause cause(Delivery delivery, @Nullable String by) {
        return new Requests.Cause(null, false, delivery.guid(), null, by);
    }
}
