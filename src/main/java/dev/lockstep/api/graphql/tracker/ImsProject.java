package dev.lockstep.api.graphql.tracker;

import dev.lockstep.connector.Tracker;
import dev.lockstep.sync.Link;
import dev.lockstep.template.Described;
import dev.lockstep.template.Template;
import dev.lockstep.template.Templates;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A link. */
record ImsProject(Link link, Described said) implements Templated {
    @Override
    public String id() {
        return link.id().toString();
    }

    @Override
    public String typeName() {
        return "IMSProject";
    }

    public String name() {
        var own = said.name();
        return own == null ? link.container().path() : own;
    }

    public String description() {
        return said.description();
    }

    @Override
    public Template form() {
        return Templates.of(link.tracker()).project();
    }

    /** What the link itself knows goes before what was once said. */
    @Override
    public Map<String, @Nullable Object> values() {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        form().fields().keySet().forEach(name -> values.put(name, said.fields().get(name)));
        values.put("repo", ImsProjectForm.repo(link.tracker(), link.container()));
        values.put(ImsProjectForm.OUTGOING, link.outgoing());
        link.switches().words().forEach((word, on) -> values.put(ImsProjectForm.field(word), on));
        var trouble = link.trouble();
        values.put("last-notification", trouble == null ? null : Map.of("title", "Sync Error", "content", trouble));
        return values;
    }

    Tracker tracker() {
        return link.tracker();
    }
}
