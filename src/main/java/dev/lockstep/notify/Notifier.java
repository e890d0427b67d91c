package dev.lockstep.notify;

import dev.lockstep.account.People;
import dev.lockstep.event.Event;
import dev.lockstep.event.EventConsumer;
import dev.lockstep.node.Roles;
import java.util.List;
import org.springframework.stereotype.Component;

/** Tells people of what happened. */
@Component
class Notifier implements EventConsumer {
    private static final List<String> TYPES = List.of(
            "person.created",
            "member.added",
            "member.removed",
            "project.deleted",
            "issue.created",
            "issue.updated",
            "issue.moved",
            "comment.created",
            "comment.updated",
            "conflict.opened",
            "link.paused",
            "guard.held",
            "identity.refused",
            "job.updated");

    private final People people;
    private final Drafting drafting;
    private final Teller teller;
    private final Roles roles;

    Notifier(People people, Drafting drafting, Teller teller, Roles roles) {
        this.people = people;
        this.drafting = drafting;
        this.teller = teller;
        this.roles = roles;
    }

    @Override
    public String name() {
        return "notifications";
    }

    /** Where nobody has an account, events cost nothing. */
    @Override
    public List<String> types() {
        return people.nobody() ? List.of() : TYPES;
    }

    @Override
    public boolean isOurs() {
        return roles.notifies();
    }

    @Override
    public void consume(List<Event> events) {
        events.forEach(event -> teller.tell(drafting.of(event)));
    }
}
