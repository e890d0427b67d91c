package dev.lockstep.api.graphql.tracker;

import dev.lockstep.connector.Connection;
import dev.lockstep.connector.Tracker;
import dev.lockstep.template.Described;
import dev.lockstep.template.Template;
import dev.lockstep.template.Templates;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A connection. Nothing here shows its secrets. */
record Ims(Connection connection, Described said) implements Templated {
    @Override
    public String id() {
        return connection.id().toString();
    }

    @Override
    public String typeName() {
        return "IMS";
    }

    public String name() {
        return connection.name();
    }

    public String description() {
        return said.description();
    }

    @Override
    public Template form() {
        return Templates.of(connection.tracker()).ims();
    }

    @Override
    public Map<String, @Nullable Object> values() {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        form().fields().forEach((name, field) -> {
            if (!field.secret()) {
                values.put(name, said.fields().get(name));
            }
        });
        var address = connection.baseUrl();
        if (connection.tracker() == Tracker.GITHUB) {
            values.put("graphql-url", ImsForm.graphqlUrl(address));
        } else {
            values.put("root-url", address.toString());
        }
        if (connection.tracker() == Tracker.JIRA && values.get("jira-edition") == null) {
            values.put("jira-edition", ImsForm.edition(address));
        }
        return values;
    }

    @Override
    public String toString() {
        return "Ims[" + connection.id() + "]";
    }
}
