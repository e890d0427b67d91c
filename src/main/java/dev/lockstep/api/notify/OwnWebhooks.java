package dev.lockstep.api.notify;

import dev.lockstep.api.Visitor;
import dev.lockstep.base.Refused;
import dev.lockstep.webhook.Subscription;
import dev.lockstep.webhook.Subscriptions;
import dev.lockstep.webhook.Whose;
import org.springframework.stereotype.Component;

/** The one webhook that a person may have. */
@Component
class OwnWebhooks {
    private final Subscriptions subscriptions;

    OwnWebhooks(Subscriptions subscriptions) {
        this.subscriptions = subscriptions;
    }

    static Whose of(Visitor visitor) {
        return Whose.ofPerson(visitor.self().id());
    }

    Subscription find(Visitor visitor) {
        return subscriptions.list(of(visitor)).stream().findFirst().orElseThrow(() -> Refused.notFound("webhook"));
    }

    /** @throws Refused when nothing can be sent to it, with the way out */
    Subscription enabled(Visitor visitor) {
        return subscriptions.list(of(visitor)).stream()
                .filter(Subscription::enabled)
                .findFirst()
                .orElseThrow(() -> new Refused(
                        Refused.Kind.STATE,
                        "webhook_missing",
                        "channel",
                        "You have no webhook that is enabled. Give an address with POST /api/v1/notifications/webhook, or enable"
                                + " yours with PATCH."));
    }
}
