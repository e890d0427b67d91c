package dev.lockstep.api.graphql.tracker;

import dev.lockstep.connector.Tracker;
import dev.lockstep.sync.Link;
import dev.lockstep.sync.listing.ListedTwin;
import dev.lockstep.template.Template;
import dev.lockstep.template.Templates;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An issue's counterpart over a link. */
record ImsIssue(ListedTwin twin, Link link) implements Templated {
    @Override
    public String id() {
        return twin.id().toString();
    }

    @Override
    public String typeName() {
        return "IMSIssue";
    }

    @Override
    public Template form() {
        return Templates.of(link.tracker()).issue();
    }

    /** Numbers that system G's templates have no room for are left out. */
    @Override
    public Map<String, @Nullable Object> values() {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("url", twin.url());
        values.put("id", link.tracker() == Tracker.PLANE ? twin.remoteId() : number(twin.remoteId()));
        values.put("number", number(twin.key().substring(twin.key().lastIndexOf('-') + 1)));
        values.put("last-notification", null);
        return values;
    }

    private static @Nullable Integer number(String text) {
        try {
            return Integer.valueOf(text);
        } catch (NumberFormatException otherwise) {
            return null;
        }
    }
}
