package dev.lockstep.connector.jira;

import dev.lockstep.base.HubKey;
import dev.lockstep.connector.RemoteJson;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What this hub leaves on what it creates, as a property that people do not see. Signed, because whoever may edit the
 * issue may write it; it also names its hub, so that two of them which share a project notice each other.
 */
final class JiraMarker {
    static final String KEY = "lockstep.op";
    private static final String PURPOSE = "jira marker";

    private final HubKey key;
    private final String place;

    /** @param place of the link, so that a property copied elsewhere is worth nothing there */
    JiraMarker(HubKey key, String place) {
        this.key = key;
        this.place = place;
    }

    /** The member {@code properties} of a create. */
    List<Map<String, Object>> properties(String marker) {
        return List.of(Map.of("key", KEY, "value", Map.of("hub", key.hubId(), "op", marker, "mac", signature(marker))));
    }

    /**
     * @param marker null when there is none of ours
     * @param otherHub whose it is, when that is not ours
     */
    record Read(@Nullable String marker, @Nullable String otherHub) {
        static final Read NOTHING = new Read(null, null);
    }

    Read read(@Nullable RemoteJson value) {
        var hub = value == null ? null : value.textOrNull("hub");
        var op = value == null ? null : value.textOrNull("op");
        if (value == null || hub == null || op == null) {
            return Read.NOTHING;
        }
        if (!hub.equals(key.hubId())) {
            return new Read(null, hub);
        }
        return signature(op).equals(value.textOrNull("mac")) ? new Read(op, null) : Read.NOTHING;
    }

    private String signature(String marker) {
        return key.sign(PURPOSE, marker + "|" + place);
    }
}
