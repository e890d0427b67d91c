package dev.lockstep.webhook;

import dev.lockstep.event.Event;
import dev.lockstep.event.EventConsumer;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes down who has to be told of each event; {@link PostingLoop} sends it. */
@Component
class SubscriptionFeed implements EventConsumer {
    private final SubscriptionRows subscriptions;
    private final Postings postings;
    private final PostingSignal signal;
    private final InstantSource clock;

    SubscriptionFeed(JdbcClient jdbc, Postings postings, PostingSignal signal, InstantSource clock) {
        this.subscriptions = new SubscriptionRows(jdbc);
        this.postings = postings;
        this.signal = signal;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "webhooks";
    }

    /** Where nobody is to be told, events cost nothing. */
    @Override
    public List<String> types() {
        return subscriptions.anyEnabled() ? List.of(ALL_TYPES) : List.of();
    }

    @Override
    public void consume(List<Event> events) {
        var projects =
                events.stream().map(Event::projectId).filter(Objects::nonNull).collect(Collectors.toSet());
        var told = subscriptions.enabled(projects, Notified.people(events));
        for (var event : events) {
            for (var subscription : told) {
                if (subscription.wants(event)) {
                    postings.add(subscription.id(), event, clock.instant());
                }
            }
        }
        Notified.gone(events)
                .forEach(person -> subscriptions.of(Whose.ofPerson(person)).forEach(this::stop));
        signal.raiseAfterCommit();
    }

    private void stop(Subscription subscription) {
        subscriptions.stop(subscription.id(), "The account was deactivated.");
    }
}
