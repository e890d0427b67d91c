package dev.lockstep.notify;

import dev.lockstep.event.Events;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells people what they want to be told, each thing once; inside the caller's unit of work. */
@Component
class Teller {
    private final NotificationRows rows;
    private final Settings settings;
    private final MailQueue mails;
    private final Events events;
    private final InstantSource clock;

    Teller(JdbcClient jdbc, Events events, InstantSource clock) {
        this.rows = new NotificationRows(jdbc);
        this.settings = new Settings(jdbc);
        this.mails = new MailQueue(jdbc);
        this.events = events;
        this.clock = clock;
    }

    /** As others know notifications. {@code id} and {@code kind} are ours. */
    private record News(
            UUID id,
            String kind,
            @Nullable UUID fromUserId,
            UUID targetUserId,
            String type,
            String content,
            Instant createdAt,
            @Nullable UUID issueId,
            List<String> channels) {}

    void tell(List<Draft> drafts) {
        Map<UUID, Map<Kind, Set<Channel>>> wanted = new HashMap<>();
        for (Draft draft : drafts) {
            tell(draft, wanted.computeIfAbsent(draft.to(), settings::of).getOrDefault(draft.kind(), Set.of()));
        }
    }

    /** Over this channel and no other. */
    void tell(Draft draft, Channel channel) {
        tell(draft, Set.of(channel));
    }

    /** A mail needs its row as well; it is born read where the person does not want it in the list. */
    private void tell(Draft draft, Set<Channel> channels) {
        if (channels.isEmpty()) {
            return;
        }
        Instant now = Instant.ofEpochMilli(clock.millis());
        rows.add(draft, now).ifPresent(made -> {
            if (channels.contains(Channel.MAIL)) {
                mails.add(made, now.plus(MailQueue.GATHERED_FOR));
            }
            if (!channels.contains(Channel.APP)) {
                rows.markRead(made.personId(), made.id(), now);
            }
            if (channels.contains(Channel.APP) || channels.contains(Channel.WEBHOOK)) {
                publish(made, channels);
            }
        });
    }

    private void publish(Notification made, Set<Channel> channels) {
        var news = new News(
                made.id(),
                made.kind().word(),
                made.byId(),
                made.personId(),
                made.kind().title(),
                made.content(),
                made.createdAt(),
                made.issueId(),
                channels.stream().map(Channel::word).sorted().toList());
        events.publish("notification.created", made.personId().toString(), null, news);
    }
}
