package dev.lockstep.connector.hook;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.lockstep.connector.Connection;
import dev.lockstep.connector.Connector;
import dev.lockstep.connector.ConnectorException;
import dev.lockstep.connector.Container;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How the webhook stands that should lead here.
 *
 * @param message a sentence or two for people, with the way out
 * @param url where it leads; null when there is none, or nobody knows
 */
public record HookStanding(
        State state, String message, @Nullable String url) {
    /** The better, the earlier. */
    public enum State {
        IN_PLACE,
        WRONG,
        OFF,
        ABSENT,
        /** The tracker cannot be asked, or not with this credential. */
        UNKNOWN;

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static State of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /**
     * Asks the tracker, at most for a page of webhooks. A refusal of the tracker's is an answer here.
     *
     * @param base where trackers reach Lockstep, without a slash at its end; null when that is not set
     */
    public static HookStanding ask(
            Connector connector, Connection connection, Container container, @Nullable String base) {
        try {
            return connector
                    .hooks(connection, container)
                    .map(hooks -> new HookJudge(connection, base).judge(hooks))
                    .orElseGet(() -> unknown(connection.tracker().title()
                            + " cannot be asked for its webhooks: it has no API for them. Look into its settings"
                            + " (docs/webhooks.md)."));
        } catch (ConnectorException failure) {
            return unknown(failure.fault().message());
        }
    }

    static HookStanding unknown(String why) {
        return new HookStanding(State.UNKNOWN, why, null);
    }
}
