package dev.lockstep.api.notify;

import dev.lockstep.api.Visitor;
import dev.lockstep.api.access.Access;
import dev.lockstep.api.access.Least;
import dev.lockstep.api.rest.NumberedPage;
import dev.lockstep.api.rest.Page;
import dev.lockstep.api.rest.Words;
import dev.lockstep.base.Refused;
import dev.lockstep.notify.Channel;
import dev.lockstep.notify.Kind;
import dev.lockstep.notify.Notification;
import dev.lockstep.notify.Notifications;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** One's own notifications, and over which channels they come. */
@RestController
@Access(Least.SIGNED_IN)
@RequestMapping("/api/v1/notifications")
class NotificationsController {
    private final Notifications notifications;
    private final OwnWebhooks webhooks;

    NotificationsController(Notifications notifications, OwnWebhooks webhooks) {
        this.notifications = notifications;
        this.webhooks = webhooks;
    }

    /**
     * One page.
     *
     * @param unread how many the person has not read
     * @param next continues a list by cursor; null at its end and for lists by page
     * @param page which page it is, null for lists by cursor; the last one where a later one was asked for
     * @param pages how many there are
     * @param total how many notifications there are
     */
    record NotificationList(
            List<NotificationView> items,
            long unread,
            @Nullable String next,
            @Nullable Long page,
            @Nullable Long pages,
            @Nullable Long total) {}

    /** Newest first; by {@code cursor}, or by {@code page} (from 1), which is answered with the totals. */
    @GetMapping
    ResponseEntity<NotificationList> listNotifications(
            @AuthenticationPrincipal Visitor visitor,
            @RequestParam(defaultValue = "false") boolean unread,
            @RequestParam(defaultValue = Page.DEFAULT_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Long page) {
        var person = visitor.self().id();
        long notRead = notifications.count(person, true);
        if (page != null) {
            return ResponseEntity.ok(paged(person, unread, notRead, Page.limit(limit), page));
        }
        var slice =
                notifications.list(person, unread, Page.limit(limit), cursor).map(NotificationView::of);
        return ResponseEntity.ok()
                .headers(Page.of(slice).getHeaders())
                .body(new NotificationList(slice.items(), notRead, slice.next(), null, null, null));
    }

    private NotificationList paged(UUID person, boolean unread, long notRead, int limit, long asked) {
        var at = NumberedPage.of(asked, unread ? notRead : notifications.count(person, false), limit);
        List<Notification> items = notifications.list(person, unread, limit, at.offset());
        return new NotificationList(
                items.stream().map(NotificationView::of).toList(), notRead, null, at.page(), at.pages(), at.total());
    }

    @PostMapping("/{id}/read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void readNotification(@AuthenticationPrincipal Visitor visitor, @PathVariable UUID id) {
        notifications.markRead(visitor.self().id(), id);
    }

    /** @param upTo the newest that was seen; what came later stays unread */
    record Seen(@Nullable UUID upTo) {}

    record Marked(int read) {}

    @PostMapping("/read")
    Marked readAllNotifications(
            @AuthenticationPrincipal Visitor visitor, @RequestBody(required = false) @Nullable Seen body) {
        return new Marked(notifications.markAllRead(visitor.self().id(), body == null ? null : body.upTo()));
    }

    /** For each kind, for each channel ({@code app}, {@code mail}, {@code webhook}), whether it comes. */
    record NotificationSettings(@Nullable Map<String, Map<String, Boolean>> kinds) {}

    @GetMapping("/settings")
    NotificationSettings readNotificationSettings(@AuthenticationPrincipal Visitor visitor) {
        return view(notifications.settings(visitor.self().id()));
    }

    /** Kinds and channels that are not named stay as they are. */
    @PatchMapping("/settings")
    NotificationSettings changeNotificationSettings(
            @AuthenticationPrincipal Visitor visitor, @RequestBody NotificationSettings body) {
        if (body.kinds() == null) {
            throw Refused.invalid(
                    "field_missing", "kinds", "kinds is required, as {\"commented\": {\"mail\": true}} for example.");
        }
        Map<Kind, Map<Channel, Boolean>> wanted = new EnumMap<>(Kind.class);
        body.kinds().forEach((kind, channels) -> {
            Map<Channel, Boolean> each = new EnumMap<>(Channel.class);
            channels.forEach((channel, on) -> each.put(Words.read(Channel.class, channel, "kinds." + kind), on));
            wanted.put(Words.read(Kind.class, kind, "kinds"), each);
        });
        return view(notifications.change(visitor.self().id(), wanted));
    }

    record TestedChannel(@Nullable String channel) {}

    /** Tells the caller something over one channel, to see whether it comes. */
    @PostMapping("/test")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void testNotifications(@AuthenticationPrincipal Visitor visitor, @RequestBody TestedChannel body) {
        if (body.channel() == null) {
            throw Refused.invalid("field_missing", "channel", "channel is required: app, mail or webhook.");
        }
        var channel = Words.read(Channel.class, body.channel(), "channel");
        if (channel == Channel.WEBHOOK) {
            webhooks.enabled(visitor);
        }
        notifications.test(visitor.self().id(), channel);
    }

    private static NotificationSettings view(Map<Kind, Set<Channel>> settings) {
        Map<String, Map<String, Boolean>> kinds = new TreeMap<>();
        settings.forEach((kind, channels) -> {
            Map<String, Boolean> each = new TreeMap<>();
            for (Channel channel : Channel.values()) {
                each.put(channel.word(), channels.contains(channel));
            }
            kinds.put(kind.word(), each);
        });
        return new NotificationSettings(kinds);
    }
}
