package dev.lockstep.event;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A type of events that exists; docs/events.md tells what each says.
 *
 * @param name what it is called by those who know the bug tracker on Redis Streams; null where that has none
 */
public record EventKind(String type, @Nullable String name) {
    public static final String UPDATE_CARD = "updateCard";
    public static final String CHANGE_CARD_STATUS = "changeCardStatus";
    /** The documents of that system use both. */
    static final String ALIAS = "updateCardStatus";

    /** An {@code issue.updated} is called after what was changed, and a {@code project.updated} of its board is not called at all. */
    public static final List<EventKind> ALL = List.of(
            of("person.created", "newUser"),
            of("person.updated"),
            of("project.created", "newProject"),
            of("project.updated", "updateProject"),
            of("project.deleted", "deleteProject"),
            of("member.added"),
            of("member.changed"),
            of("member.removed"),
            of("issue.created", "newCard"),
            of("issue.updated"),
            of("issue.moved"),
            of("issue.archived"),
            of("issue.removed", "deleteCard"),
            of("comment.created", "newComment"),
            of("comment.updated"),
            of("comment.deleted", "deleteComment"),
            of("conflict.opened"),
            of("conflict.updated"),
            of("conflict.decided"),
            of("conflict.resolved"),
            of("link.created"),
            of("link.updated"),
            of("link.paused"),
            of("link.deleted"),
            of("link.verified"),
            of("link.drifted"),
            of("job.created"),
            of("job.updated"),
            of("plan.updated"),
            of("guard.held"),
            of("guard.answered"),
            of("identity.refused"),
            of("subscription.disabled"),
            of("operation.errored"),
            of("operation.retried"),
            of("operation.canceled"),
            of("operation.discarded"),
            of("watch.updated"),
            of("watch.commits"),
            of("action.updated"),
            of("run.updated"),
            of("notification.created", "newNotif"));

    private static final Map<String, EventKind> BY_TYPE =
            ALL.stream().collect(Collectors.toMap(EventKind::type, Function.identity()));

    private static EventKind of(String type) {
        return new EventKind(type, null);
    }

    private static EventKind of(String type, String name) {
        return new EventKind(type, name);
    }

    /** Of an event of this type, whatever it says. */
    public static @Nullable String nameOf(String type) {
        return Optional.ofNullable(BY_TYPE.get(type)).map(EventKind::name).orElse(null);
    }

    /** What a change of these fields of an issue is called; null for what the other system has no field for. */
    public static @Nullable String ofChanged(java.util.Set<String> fields) {
        if (fields.contains("state")) {
            return CHANGE_CARD_STATUS;
        }
        return fields.contains("title") || fields.contains("body") ? UPDATE_CARD : null;
    }

    /** True when it can select something: a type, the beginning of one up to its dot, or a name. */
    public static boolean selects(String wanted) {
        return wanted.equals(ALIAS)
                || wanted.equals(UPDATE_CARD)
                || wanted.equals(CHANGE_CARD_STATUS)
                || ALL.stream()
                        .anyMatch(kind -> kind.type().equals(wanted)
                                || wanted.endsWith(".") && kind.type().startsWith(wanted)
                                || wanted.equals(kind.name()));
    }

    /** Whether an event is meant by a type, the beginning of one, or a name. */
    public static boolean fits(String wanted, Event event) {
        return event.type().startsWith(wanted)
                || wanted.equals(event.name())
                || wanted.equals(ALIAS) && CHANGE_CARD_STATUS.equals(event.name());
    }
}
