package dev.lockstep.api.graphql.tracker;

import dev.lockstep.connector.Connection;
import dev.lockstep.connector.Tracker;
import dev.lockstep.identity.Identity;
import dev.lockstep.template.Outsider;
import dev.lockstep.template.Template;
import dev.lockstep.template.Templates;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody at a connection's tracker.
 *
 * @param person whose account it is
 */
public record ImsUser(
        String id,
        String displayName,
        @Nullable String username,
        @Nullable String email,
        Connection at,
        @Nullable UUID person,
        Map<String, @Nullable Object> said)
        implements Templated {
    public static ImsUser of(Outsider told, Connection at) {
        return new ImsUser(
                told.id().toString(),
                told.displayName(),
                told.username(),
                told.email(),
                at,
                told.person(),
                told.fields());
    }

    /** Proved by a token. */
    static ImsUser of(Identity identity, Connection at) {
        Map<String, @Nullable Object> said = new LinkedHashMap<>();
        var id = identity.account().id();
        switch (at.tracker()) {
            case JIRA -> said.put("jira_id", id);
            case PLANE -> said.put("plane_id", id);
            case GITHUB -> {} // which names its people by their logins
        }
        var name = identity.account().name();
        return new ImsUser(identity.id().toString(), name, name, null, at, identity.personId(), said);
    }

    @Override
    public String typeName() {
        return "IMSUser";
    }

    @Override
    public Template form() {
        return Templates.of(at.tracker()).user();
    }

    @Override
    public Map<String, @Nullable Object> values() {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        form().fields().keySet().forEach(name -> values.put(name, said.get(name)));
        return values;
    }

    Tracker tracker() {
        return at.tracker();
    }

    @Override
    public String toString() {
        return "ImsUser[" + id + "]";
    }
}
