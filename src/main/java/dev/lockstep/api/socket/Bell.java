package dev.lockstep.api.socket;

import dev.lockstep.base.Json;
import dev.lockstep.event.Event;
import dev.lockstep.notify.Notifications;
import java.util.UUID;
import org.json.JSONObject;
import org.springframework.stereotype.Component;

/** Tells the sockets of one person, and nobody else, that he or she was notified of something, and how much is unread. */
@Component
class Bell {
    static final String TYPE = "notification.created";

    private final Rooms rooms;
    private final Notifications notifications;

    Bell(Rooms rooms, Notifications notifications) {
        this.rooms = rooms;
        this.notifications = notifications;
    }

    /** Not for what is only mailed or sent elsewhere. */
    boolean rings(Event event) {
        if (!event.type().equals(TYPE) || rooms.empty()) {
            return false;
        }
        for (var channel : Json.tree(event.payload()).path("channels")) {
            if (channel.asString().equals("app")) {
                return true;
            }
        }
        return false;
    }

    void ring(UUID person) {
        var hint = new JSONObject().put("unread", notifications.count(person, true));
        rooms.send(TYPE, hint, Rooms.ofPerson(person));
    }
}
