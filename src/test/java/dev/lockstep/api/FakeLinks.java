package dev.lockstep.api;

import dev.lockstep.base.Ids;
import dev.lockstep.base.Refused;
import dev.lockstep.base.Slice;
import dev.lockstep.connector.Connections;
import dev.lockstep.connector.Container;
import dev.lockstep.issue.Author;
import dev.lockstep.sync.Address;
import dev.lockstep.sync.Link;
import dev.lockstep.sync.Links;
import dev.lockstep.terms.Deletions;
import dev.lockstep.terms.Intake;
import dev.lockstep.terms.Switches;
import dev.lockstep.terms.WhenDeleted;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Links in memory, with the rule that a container is linked once. */
public final class FakeLinks implements Links {
    private static final Instant MADE = Instant.parse("2026-11-21T10:00:00Z");
    private final Map<UUID, Link> links = new LinkedHashMap<>();
    private final Connections connections;

    FakeLinks(Connections connections) {
        this.connections = connections;
    }

    @Override
    public synchronized Link create(NewLink wanted) {
        if (findByContainer(wanted.connectionId(), wanted.container()).isPresent()) {
            throw new Refused(Refused.Kind.CONFLICT, "already_linked", "container", "This is linked already.");
        }
        var link = new Link(
                Ids.next(),
                wanted.projectId(),
                wanted.connectionId(),
                connections.find(wanted.connectionId()).orElseThrow().tracker(),
                wanted.container(),
                wanted.incoming(),
                wanted.outgoing(),
                wanted.includePullRequests(),
                wanted.doneState(),
                false,
                null,
                MADE,
                null,
                null,
                null,
                true,
                wanted.switches(),
                null,
                0,
                100,
                WhenDeleted.KEEP,
                Deletions.NONE,
                Intake.EVERYTHING);
        links.put(link.id(), link);
        return link;
    }

    @Override
    public synchronized Optional<Link> find(UUID id) {
        return Optional.ofNullable(links.get(id));
    }

    @Override
    public synchronized Optional<Link> findByContainer(UUID connectionId, Container container) {
        return links.values().stream()
                .filter(link -> link.connectionId().equals(connectionId)
                        && link.container().equals(container))
                .findFirst();
    }

    @Override
    public synchronized List<Link> ofProject(UUID projectId) {
        return links.values().stream()
                .filter(link -> link.projectId().equals(projectId))
                .toList();
    }

    @Override
    public synchronized Optional<Address> address(UUID linkId) {
        return find(linkId).map(link -> new Address(linkId, link.connectionId(), link.container(), null));
    }

    @Override
    public synchronized List<Link> all() {
        return List.copyOf(links.values());
    }

    @Override
    public Link change(UUID id, Boolean incoming, Boolean outgoing, String doneState) {
        return update(
                id,
                link -> copy(
                        link,
                        incoming == null ? link.incoming() : incoming,
                        outgoing == null ? link.outgoing() : outgoing,
                        link.pausedReason(),
                        link.onlyHereApproved()));
    }

    @Override
    public Link send(UUID id, Switches switches) {
        return find(id).orElseThrow();
    }

    @Override
    public void reworded(UUID id, boolean everywhere) {}

    @Override
    public Link tell(UUID id, boolean on) {
        return find(id).orElseThrow();
    }

    @Override
    public Link attribute(UUID id, boolean on) {
        return find(id).orElseThrow();
    }

    @Override
    public void pause(UUID id, String reason, Author by) {
        update(id, link -> copy(link, link.incoming(), link.outgoing(), reason, link.onlyHereApproved()));
    }

    @Override
    public void resume(UUID id) {
        update(id, link -> copy(link, link.incoming(), link.outgoing(), null, link.onlyHereApproved()));
    }

    @Override
    public synchronized void delete(UUID id) {
        links.remove(id);
    }

    @Override
    public Slice<OnlyHere> onlyHere(UUID linkId, int limit, String cursor) {
        return new Slice<>(List.of(new OnlyHere("1", "Old one", "http://tracker.test/1")), null);
    }

    @Override
    public long countOnlyHere(UUID linkId) {
        return 1;
    }

    @Override
    public Link approve(UUID id) {
        return update(id, link -> copy(link, link.incoming(), link.outgoing(), link.pausedReason(), true));
    }

    private synchronized Link update(UUID id, UnaryOperator<Link> change) {
        var changed = change.apply(links.get(id));
        links.put(id, changed);
        return changed;
    }

    @Override
    public synchronized Link tune(UUID id, Tuning tuning) {
        return find(id).orElseThrow();
    }

    private static Link copy(Link link, boolean incoming, boolean outgoing, String paused, boolean approved) {
        return new Link(
                link.id(),
                link.projectId(),
                link.connectionId(),
                link.tracker(),
                link.container(),
                incoming,
                outgoing,
                link.includePullRequests(),
                link.doneState(),
                approved,
                paused,
                link.createdAt(),
                link.checkedAt(),
                link.trouble(),
                link.otherHub(),
                link.attribution(),
                link.switches(),
                link.notesSince(),
                link.wording(),
                link.maxMutations(),
                link.whenDeleted(),
                link.deletions(),
                link.intake());
    }
}
